/**
 * What keys mean in the console. Pure: it is told of keys, and says which command they are.
 *
 * @module
 */

/** What can be done by a key. */
export type Command =
  | "next"
  | "previous"
  | "open"
  | "reply"
  | "done"
  | "assign"
  | "snooze"
  | "search"
  | "help"
  | "back"
  | "inbox"
  | "numbers"
  | "settings";

/** A key that was pressed, as far as it matters. */
export interface Pressed {
  readonly key: string;
  /** Whether a modifier other than shift was held. */
  readonly isModified: boolean;
  /** Whether it was pressed where one writes or chooses. */
  readonly isInField: boolean;
}

/** Keys and what they do, in the order in which they are explained. */
export const KEYS: readonly (readonly [keys: string, command: Command])[] = [
  ["j", "next"],
  ["k", "previous"],
  ["o", "open"],
  ["r", "reply"],
  ["e", "done"],
  ["a", "assign"],
  ["s", "snooze"],
  ["/", "search"],
  ["?", "help"],
  ["g i", "inbox"],
  ["g n", "numbers"],
  ["g s", "settings"],
];

/** A second key of two has to come within so many milliseconds. */
const TOGETHER_MS = 1_500;

/** Reads keys one after another. */
export class KeyReader {
  /** When the first key of two was pressed. */
  #begunAt = -Infinity;

  /**
   * The command a key is, if it is one.
   *
   * @param now when it was pressed, in milliseconds of any one clock
   * @param withoutLetters whether the author wants none of them, but Escape
   */
  read({ key, isModified, isInField }: Pressed, now: number, withoutLetters = false):
    | Command
    | undefined {
    if (isModified) return undefined;
    if (key === "Escape") return "back";
    if (isInField || withoutLetters) return undefined;
    const isSecond = now - this.#begunAt <= TOGETHER_MS;
    this.#begunAt = key === "g" && !isSecond ? now : -Infinity;
    const keys = isSecond ? `g ${key}` : key;
    return KEYS.find(([known]) => known === keys)?.[1];
  }
}

/** What is known of a key event. */
export function pressedOf(event: KeyboardEvent): Pressed {
  const target = event.composedPath()[0];
  const isInField = target instanceof Element &&
    target.closest(
        "input, textarea, select, [contenteditable], [role=menu], [role=grid], dialog",
      ) !==
      null;
  return {
    key: event.key,
    isModified: event.ctrlKey || event.metaKey || event.altKey || event.isComposing,
    isInField,
  };
}
