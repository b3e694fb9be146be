/**
 * Where a key leads in a grid.
 *
 * @module
 */

/** A grid whose cells fill its rows one after another. */
export interface GridShape {
  readonly cells: number;
  readonly columns: number;
  readonly isRtl: boolean;
}

/** The index of the cell that gets the focus; -1 above the first row, nothing for other keys. */
export function nextCell(
  { key, ctrlKey }: Pick<KeyboardEvent, "key" | "ctrlKey">,
  at: number,
  { cells, columns, isRtl }: GridShape,
): number | undefined {
  const last = cells - 1;
  const rowStart = at - at % columns;
  switch (key) {
    case "ArrowRight":
    case "ArrowLeft":
      return Math.max(0, Math.min(last, at + ((key === "ArrowRight") === isRtl ? -1 : 1)));
    case "ArrowDown":
      return rowStart + columns > last ? at : Math.min(last, at + columns);
    case "ArrowUp":
      return at < columns ? -1 : at - columns;
    case "Home":
      return ctrlKey ? 0 : rowStart;
    case "End":
      return ctrlKey ? last : Math.min(last, rowStart + columns - 1);
  }
  return undefined;
}
