/**
 * JSON that means one thing only. Programs differ in which of two values they take when an object
 * names a field twice, and in what they do with a field called `__proto__`; what is signed must not
 * depend on who reads it.
 *
 * @module
 */

/** Strings of a JSON text; those that are followed by a colon name fields. */
const STRING = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

/**
 * The object a JSON text holds, or `undefined`: it is no JSON, no object, or ambiguous.
 *
 * @example
 * ```ts
 * import { parseStrictObject } from "./strict_json.ts";
 * console.assert(parseStrictObject('{"a":1}')?.["a"] === 1);
 * console.assert(parseStrictObject('{"a":1,"a":2}') === undefined);
 * ```
 */
export function parseStrictObject(text: string): Readonly<Record<string, unknown>> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const named = Array.from(text.matchAll(STRING)).filter(([, colon]) => colon !== undefined).length;
  return fieldsIn(value) === named ? { ...value } : undefined;
}

/** How many fields a value has, with all that is in it; none counts that is called `__proto__`. */
function fieldsIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce(
    (count, [name, inner]) =>
      count + fieldsIn(inner) + Number(!Array.isArray(value) && name !== "__proto__"),
    0,
  );
}
