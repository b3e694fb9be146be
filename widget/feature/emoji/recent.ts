/**
 * What somebody used last: kept by the browser from the first emoji they choose, not before.
 *
 * @module
 */

const KEY = "small-talk-emoji";
const MAX_RECENT = 24;

/** What is kept. */
export interface Recent {
  /** The last one first. */
  readonly emoji: readonly string[];
  /** An index of the tones. */
  readonly tone: number;
}

/** What is kept; nothing where nothing may be. @param find may throw, as `localStorage` does */
export function readRecent(find: () => Pick<Storage, "getItem">): Recent {
  try {
    const { emoji, tone } = JSON.parse(find().getItem(KEY) ?? "{}");
    return {
      emoji: Array.isArray(emoji)
        ? emoji.filter((one) => typeof one === "string").slice(0, MAX_RECENT)
        : [],
      tone: Number.isInteger(tone) && tone > 0 && tone <= 5 ? tone : 0,
    };
  } catch {
    return { emoji: [], tone: 0 };
  }
}

/** Keeps that one was chosen, in a tone. */
export function keepRecent(
  find: () => Pick<Storage, "getItem" | "setItem">,
  chosen: string,
  tone: number,
): void {
  const { emoji } = readRecent(find);
  const kept = [chosen, ...emoji.filter((one) => one !== chosen)].slice(0, MAX_RECENT);
  try {
    find().setItem(KEY, JSON.stringify({ emoji: kept, tone }));
  } catch {
    // It is used now, and forgotten.
  }
}
