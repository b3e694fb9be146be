/**
 * What the guards of bodies are made of.
 *
 * @module
 */

/** What a value that may be a `T` has under the names of `T`'s fields, all of it unchecked. */
export function fieldsOf<T>(value: unknown): { readonly [Name in keyof T]?: unknown } {
  return isObject(value) ? value : {};
}

/** Whether a value may have fields. */
export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Whether a value is a list of nothing else. */
export function isListOf<T>(
  value: unknown,
  isItem: (item: unknown) => item is T,
): value is readonly T[] {
  return Array.isArray(value) && value.every(isItem);
}

/** Whether a value is left out, or is one of these. */
export function isOptional<T>(
  value: unknown,
  isValue: (value: unknown) => value is T,
): value is T | undefined {
  return value === undefined || isValue(value);
}

/** Whether a value is text. */
export function isString(value: unknown): value is string {
  return typeof value === "string";
}

/** Whether a value is true or false. */
export function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}

/** Whether a value is true. */
export function isTrue(value: unknown): value is true {
  return value === true;
}

/** Whether a value is a whole number from 0, small enough to be exact. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
