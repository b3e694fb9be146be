/**
 * The fields a body may have, read from the schema that checks it.
 *
 * @module
 */

/** What JSON knows. */
export type JsonKind = "string" | "number" | "boolean" | "object" | "array" | "null";

/** One field of a body. */
export interface BodyField {
  /** `page.title`; what is in a list is `words[]`. The body itself is `""`. */
  readonly path: string;
  /** What a value may be. */
  readonly kinds: ReadonlySet<JsonKind>;
  /** Whether it may be left out. */
  readonly isOptional: boolean;
}

/** As much of a valibot schema as has a say in fields. */
interface Schema {
  readonly type?: unknown;
  readonly wrapped?: Schema;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  /** What a value goes through, one after the other; some of it are schemas again. */
  readonly pipe?: readonly Schema[];
  /** `schema`, or an action. */
  readonly kind?: unknown;
}

const KIND_OF: Readonly<Record<string, JsonKind>> = {
  string: "string",
  number: "number",
  boolean: "boolean",
  array: "array",
  object: "object",
  loose_object: "object",
  strict_object: "object",
  // What is checked by hand.
  unknown: "object",
};
const MAY_BE_MISSING = /^(?:exact_optional|optional|nullish|undefinedable)$/;
const MAY_BE_NULL = /^(?:nullable|nullish)$/;

/** All fields of a body, itself first. @throws {TypeError} when the schema is of an unknown kind */
export function bodyFields(schema: unknown): readonly BodyField[] {
  const fields = new Map<string, BodyField>();
  collect(schema as Schema, { path: "", kinds: new Set(), isOptional: false }, fields);
  return [...fields.values()];
}

function collect(schema: Schema, field: BodyField, fields: Map<string, BodyField>): void {
  const { wrapped, entries = {}, item, options = [] } = schema;
  const type = String(schema.type);
  const add = (kind: JsonKind | undefined): BodyField => {
    if (kind === undefined) {
      throw new TypeError(`Cannot read the schema of ${JSON.stringify(field.path)}: ${type}`);
    }
    const before = fields.get(field.path);
    const known = {
      ...field,
      kinds: new Set([...field.kinds, ...before?.kinds ?? [], kind]),
      isOptional: field.isOptional || before?.isOptional === true,
    };
    fields.set(field.path, known);
    return known;
  };
  if (wrapped !== undefined) {
    collect(wrapped, {
      ...field,
      kinds: new Set([...field.kinds, ...MAY_BE_NULL.test(type) ? ["null" as const] : []]),
      isOptional: field.isOptional || MAY_BE_MISSING.test(type),
    }, fields);
  } else if (type === "union" || type === "variant") {
    for (const option of options) collect(option as Schema, field, fields);
  } else if (type === "literal" || type === "picklist") {
    for (const value of [schema.literal, ...options]) {
      if (value !== undefined) add(kindOf(value));
    }
  } else {
    add(KIND_OF[type]);
    const [, ...later] = schema.pipe ?? [];
    for (const step of later) if (step.kind === "schema") collect(step, field, fields);
    for (const [name, entry] of Object.entries(entries)) {
      const path = field.path === "" ? name : `${field.path}.${name}`;
      collect(entry, { path, kinds: new Set(), isOptional: false }, fields);
    }
    if (item !== undefined) {
      collect(item, { path: `${field.path}[]`, kinds: new Set(), isOptional: false }, fields);
    }
  }
}

/** What a value is in JSON. */
export function kindOf(value: unknown): JsonKind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const kind = typeof value;
  return kind === "string" || kind === "number" || kind === "boolean" ? kind : "object";
}
