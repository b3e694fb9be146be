/**
 * Where a key leads in a menu whose first items stand side by side.
 *
 * @module
 */

/** A menu, as keys see it. */
export interface MenuShape {
  /** What the items say, in order. */
  readonly texts: readonly string[];
  /** How many of the first ones stand in a row. */
  readonly inRow: number;
  /** Whether the row runs from right to left. */
  readonly isRtl: boolean;
}

/**
 * The index of the item that gets the focus; nothing for keys that mean nothing here.
 *
 * @param at the index of the item that has it; -1 for none
 */
export function nextItem(
  key: string,
  at: number,
  { texts, inRow, isRtl }: MenuShape,
): number | undefined {
  const { length } = texts;
  if (length === 0) return undefined;
  const isInRow = at < inRow;
  switch (key) {
    case "Home":
      return 0;
    case "End":
      return length - 1;
    case "ArrowDown":
      return isInRow ? inRow % length : (at + 1) % length;
    case "ArrowUp":
      if (at <= 0 || isInRow) return length - 1;
      return at === inRow ? 0 : at - 1;
    case "ArrowLeft":
    case "ArrowRight": {
      if (!isInRow || inRow === 0) return undefined;
      const step = (key === "ArrowRight") === isRtl ? -1 : 1;
      return (at + step + inRow) % inRow;
    }
  }
  if ([...key].length !== 1 || key === " ") return undefined;
  const letter = key.toLocaleLowerCase();
  for (let step = 1; step <= length; step++) {
    const index = (at + step + length) % length;
    if (texts[index]?.toLocaleLowerCase().startsWith(letter)) return index;
  }
  return undefined;
}
