/**
 * Bodies that no destination takes, made from one that is taken: in each a single thing is wrong.
 *
 * @module
 */
import { type BodyField, type JsonKind, kindOf } from "./schema_field.ts";

/** Values as JSON, since not all of them can be written otherwise. */
export const WRONG: readonly string[] = [
  "null",
  "true",
  "7",
  "-1",
  "1.5",
  "1e999",
  "9007199254740993",
  "[]",
  "{}",
  '[["a"]]',
  '{"toString":"x"}',
  '{"__proto__":{"id":"x"}}',
  `${"[".repeat(2_000)}${"]".repeat(2_000)}`,
  '"a\\u0000b"',
  '"a\\u001bb"',
  '"a\\u007fb"',
  '"\\ud800"',
  '"a\\udc00b"',
  '"\\u202e"',
  '"\\u2066\\u2069"',
  '"\\u200b"',
  '"__proto__"',
  '"NaN"',
  '"1"',
  '"true"',
  `"${"x".repeat(5_000)}"`,
  '""',
];

/** Where values of {@linkcode WRONG} are right, by the paths of fields. */
export type Fine = Readonly<Record<string, readonly string[]>>;

/** What no destination takes that takes a body with fields. */
const NO_BODY: readonly string[] = ["{", "null", '"x"', "7", "true", "{'a':1}"];

/** Stands for the place of a wrong value. */
const SLOT = "the place of the wrong value";

/**
 * The body with each of its fields in turn missing, of another kind, or of the right kind and still
 * wrong; and what is no body at all.
 */
export function badBodies(
  good: object,
  fields: readonly BodyField[],
  fine: Fine = {},
): readonly string[] {
  const text = JSON.stringify(good);
  const bodies = [...NO_BODY];
  // Where nothing is needed, these ask for nothing.
  if (needsSomething("", fields)) {
    bodies.push("", "{}", "[]", `[${text}]`, `{"__proto__":${text}}`, `{"constructor":${text}}`);
  }
  for (const field of fields) {
    const names = stepsOf(field.path);
    if (names.length === 0 || !has(good, names)) continue;
    if (!field.isOptional && names.at(-1) !== 0) bodies.push(JSON.stringify(without(good, names)));
    const slotted = JSON.stringify(withValue(good, names, SLOT));
    for (const wrong of WRONG) {
      if (fine[field.path]?.includes(wrong) || isRight(wrong, field)) continue;
      // What nobody knows is ignored.
      if (isObject(wrong) && field.kinds.has("object") && !needsSomething(field.path, fields)) {
        continue;
      }
      bodies.push(slotted.replace(JSON.stringify(SLOT), () => wrong));
    }
  }
  return bodies;
}

/** The paths of a body and all that is in it. */
export function pathsOf(body: unknown, path = ""): readonly string[] {
  if (Array.isArray(body)) return [path, ...body.flatMap((item) => pathsOf(item, `${path}[]`))];
  if (kindOf(body) !== "object") return [path];
  const inner = Object.entries(body as object).flatMap(([name, value]) =>
    pathsOf(value, path === "" ? name : `${path}.${name}`)
  );
  return [path, ...inner];
}

/** Whether there is a field right below a path that may not be left out. */
function needsSomething(path: string, fields: readonly BodyField[]): boolean {
  const depth = path === "" ? 0 : stepsOf(path).length;
  return fields.some((field) =>
    !field.isOptional && field.path.startsWith(path) && stepsOf(field.path).length === depth + 1
  );
}

function isObject(json: string): boolean {
  return kindOf(JSON.parse(json)) === "object";
}

/** Whether a value is of a kind of which every value may be right. */
function isRight(wrong: string, { kinds }: BodyField): boolean {
  const kind: JsonKind = kindOf(JSON.parse(wrong));
  if (!kinds.has(kind)) return false;
  // Of the others some are always wrong: texts, numbers, and what is in lists and objects.
  return kind === "null" || kind === "boolean" || wrong === "7" || wrong === "[]" || wrong === "{}";
}

type Steps = readonly (string | 0)[];

/** `a.b[]` as steps into a body; of a list its first. */
function stepsOf(path: string): Steps {
  return path.split(/\.|(?=\[\])/).filter((step) => step !== "").map((step) =>
    step === "[]" ? 0 : step
  );
}

function has(body: unknown, [step, ...rest]: Steps): boolean {
  if (step === undefined) return true;
  return typeof body === "object" && body !== null && Object.hasOwn(body, step) &&
    has(Object.entries(body).find(([name]) => name === String(step))?.[1], rest);
}

function withValue(body: unknown, [step, ...rest]: Steps, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(body)) return body.with(0, withValue(body[0], rest, value));
  return mapEntries(body, ([name, inner]) => [
    [name, name === step ? withValue(inner, rest, value) : inner],
  ]);
}

function without(body: unknown, [step, ...rest]: Steps): unknown {
  if (Array.isArray(body)) return body.with(0, without(body[0], rest));
  return mapEntries(body, ([name, inner]) => {
    if (name !== step) return [[name, inner]];
    return rest.length === 0 ? [] : [[name, without(inner, rest)]];
  });
}

function mapEntries(
  body: unknown,
  map: (entry: readonly [string, unknown]) => readonly (readonly [string, unknown])[],
): unknown {
  return Object.fromEntries(Object.entries(body as object).flatMap(map));
}
