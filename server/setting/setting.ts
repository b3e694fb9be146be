/**
 * What a setting is: a variable of the environment, and how it is read.
 *
 * @module
 */

/** One setting. */
export interface Setting<T> {
  readonly name: string;
  readonly purpose: string;
  /** What a value looks like. */
  readonly expected: string;
  /** What holds when it is not set. */
  readonly default: T;
  /** The default in words. */
  readonly unset: string;
  /** Its value is never shown. */
  readonly secret?: true;
  /** `undefined` when `text` does not look as expected. */
  read(text: string): T | undefined;
}

/** Reads the value of a setting, or what holds when it is not set. */
export type ReadSetting = <T>(setting: Setting<T>) => T;

/** A list with commas, each item once, or `undefined` when one of them does not fit. */
export function readList(
  text: string,
  fits: (item: string) => boolean,
): readonly string[] | undefined {
  const items = text.split(",").map((item) => item.trim()).filter((item) => item !== "");
  return items.every(fits) ? Object.freeze([...new Set(items)]) : undefined;
}
