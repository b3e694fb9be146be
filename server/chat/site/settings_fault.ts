/**
 * What is wrong with settings somebody wrote: every fault, each with its place.
 *
 * @module
 */
import * as v from "valibot";
import { Refused } from "../../../shared/refusal.ts";

/** A refusal names so many faults. */
const MAX_NAMED_FAULTS = 5;

/** The settings cannot be used. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
  /** One sentence about each fault, such as `theme.color: expected "#rrggbb"`. */
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join("\n"));
    this.faults = faults;
  }
}

/** What a schema expects, as its message: shown after the place where it is not so. */
export type Expected = string;

/**
 * A value as a schema reads it.
 *
 * @param place what the value is called, before its fields; empty if it needs no name
 * @param strict whether fields the schema does not know are faults
 * @throws {SettingsError}
 */
export function readSettings<T>(
  value: unknown,
  schema: v.GenericSchema<unknown, T>,
  { place = "", strict = false }: { readonly place?: string; readonly strict?: boolean } = {},
): T {
  const result = v.safeParse(schema, value);
  const faults = strict ? unknownFields(value, result.output, place) : [];
  for (const issue of result.issues ?? []) faults.push(faultOf(issue, place));
  if (result.success && faults.length === 0) return result.output;
  throw new SettingsError([...new Set(faults)]);
}

/** The same as the refusal of a request. */
export function asRefusal({ faults }: SettingsError): Refused {
  const named = faults.slice(0, MAX_NAMED_FAULTS).join("; ");
  const more = faults.length - MAX_NAMED_FAULTS;
  return new Refused({
    code: "invalid-body",
    message: `Cannot take the settings: ${named}${more > 0 ? `; and ${more} more` : ""}.`,
  });
}

function faultOf(issue: v.BaseIssue<unknown>, place: string): string {
  const where = (issue.path ?? []).reduce((path, { key }) => placeIn(path, key), place);
  const isMissing = issue.kind === "schema" && issue.input === undefined;
  return `${where === "" ? "settings" : where}: ${
    isMissing ? "is missing" : `expected ${issue.message}`
  }`;
}

function placeIn(path: string, key: unknown): string {
  if (typeof key === "number") return `${path}[${key}]`;
  return path === "" ? String(key) : `${path}.${String(key)}`;
}

/** Fields that reading has left out, since nobody knows them. */
function unknownFields(given: unknown, read: unknown, place: string): string[] {
  if (Array.isArray(given) && Array.isArray(read)) {
    return given.flatMap((item, n) => unknownFields(item, read[n], placeIn(place, n)));
  }
  if (!isRecord(given) || !isRecord(read)) return [];
  return Object.keys(given).flatMap((key) =>
    Object.hasOwn(read, key)
      ? unknownFields(given[key], read[key], placeIn(place, key))
      : [`${placeIn(place, key.slice(0, 50))}: there is no such setting`]
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
