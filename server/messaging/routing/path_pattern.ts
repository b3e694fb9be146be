/**
 * The paths handlers are mapped to, `/rooms/{room}/say`, and the destinations their values go to,
 * `/topic/rooms/{room}`.
 *
 * In a path, `{name}` stands for one segment, percent-decoded once; `*` for one segment; `**` for
 * any number of them, none included. Everything else is compared as it is written, never decoded,
 * so a path cannot be spelt in a second way to slip past a rule about destinations.
 *
 * @module
 */

/** The names between braces: `"room" | "id"` of `"/rooms/{room}/{id}"`. */
export type VarNames<P extends string> = string extends P ? string
  : P extends `${string}{${infer Name}}${infer Rest}` ? Name | VarNames<Rest>
  : never;

/** The variables of a path and their values. */
export type Vars<P extends string> = P extends string ? { readonly [N in VarNames<P>]: string }
  : never;

/** One part of a path between slashes. */
export type Segment =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "variable"; readonly name: string }
  /** `*` */
  | { readonly kind: "any" }
  /** `**` */
  | { readonly kind: "rest" };

/** A path that was read by {@linkcode parsePath}. */
export interface PathPattern {
  readonly text: string;
  readonly variables: readonly string[];
  readonly segments: readonly Segment[];
}

/**
 * Reads the path of a mapping.
 *
 * @throws {SyntaxError} when it does not start with a slash, has an empty segment, half a
 * variable, a variable twice, a wildcard inside a segment, or more than one `**`.
 */
export function parsePath(text: string): PathPattern {
  const fault = (state: string) => new SyntaxError(`Cannot read the path "${text}": ${state}`);
  if (!text.startsWith("/")) throw fault("it does not start with a slash");
  const segments = text.slice(1).split("/").map((segment): Segment => {
    if (segment === "") throw fault("it has an empty segment");
    if (segment === "*") return { kind: "any" };
    if (segment === "**") return { kind: "rest" };
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    // As a key it would set what objects inherit.
    if (name !== undefined && name !== "__proto__") return { kind: "variable", name };
    if (/[{}*]/.test(segment)) {
      throw fault(`"${segment}" is not a name, a {variable}, "*" or "**"`);
    }
    return { kind: "literal", text: segment };
  });
  const variables = segments.flatMap((each) => each.kind === "variable" ? [each.name] : []);
  if (new Set(variables).size < variables.length) throw fault("it has a variable twice");
  if (segments.filter((each) => each.kind === "rest").length > 1) {
    throw fault('it has more than one "**"');
  }
  return { text, variables, segments };
}

/**
 * The variables of `path` when it fits the pattern, else `undefined`. A path with a broken
 * percent-encoding or an empty segment fits nothing.
 *
 * @example
 * ```ts
 * import { matchPath, parsePath } from "./path_pattern.ts";
 * const pattern = parsePath("/rooms/{room}/say");
 * console.assert(matchPath(pattern, "/rooms/a%2Fb/say")?.room === "a/b");
 * console.assert(matchPath(pattern, "/rooms/a/b/say") === undefined);
 * ```
 */
export function matchPath(
  { segments }: PathPattern,
  path: string,
): Readonly<Record<string, string>> | undefined {
  const parts = splitPath(path);
  if (parts === undefined || !fits(segments, parts)) return undefined;
  const decoded = decodeParts(path, parts);
  return decoded && readVariables(segments, decoded);
}

/** What stands between the slashes of a path, as it is written; `undefined` if there is a fault. */
export function splitPath(path: string): readonly string[] | undefined {
  if (!path.startsWith("/")) return undefined;
  const parts = path.slice(1).split("/");
  return parts.includes("") ? undefined : parts;
}

/** The parts of a path percent-decoded; `undefined` when one of them cannot be. */
export function decodeParts(path: string, parts: readonly string[]): readonly string[] | undefined {
  if (!path.includes("%")) return parts;
  try {
    return parts.map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/** The variables of a path that is known to fit, out of its decoded parts. */
export function readVariables(
  segments: readonly Segment[],
  decoded: readonly string[],
): Readonly<Record<string, string>> {
  const variables: Record<string, string> = {};
  let index = 0;
  for (const segment of segments) {
    if (segment.kind === "rest") index += decoded.length - segments.length;
    else if (segment.kind === "variable") variables[segment.name] = decoded[index] ?? "";
    index++;
  }
  return variables;
}

/** Whether the parts of a path are as many as the segments stand for, and the literal ones alike. */
function fits(segments: readonly Segment[], parts: readonly string[]): boolean {
  let more = parts.length - segments.length;
  if (more < -1) return false;
  let index = 0;
  for (const segment of segments) {
    if (segment.kind === "rest") {
      index += more;
      more = 0;
    } else if (segment.kind === "literal" && segment.text !== parts[index]) return false;
    index++;
  }
  return more === 0;
}

/** Whether every path that fits `narrow` also fits `wide`. */
export function covers(wide: PathPattern, narrow: PathPattern): boolean {
  if (beginApart(wide, narrow)) return false;
  return lengthsOf(wide, narrow).every((length) => {
    const inner = stretch(narrow.segments, length);
    if (inner === undefined) return true;
    const outer = stretch(wide.segments, length);
    return outer?.every((segment, index) => {
      const other = inner[index];
      return segment.kind !== "literal" ||
        (other?.kind === "literal" && other.text === segment.text);
    }) ?? false;
  });
}

/** Whether some path fits both. */
export function overlaps(one: PathPattern, other: PathPattern): boolean {
  if (beginApart(one, other)) return false;
  return lengthsOf(one, other).some((length) => {
    const [some, others] = [stretch(one.segments, length), stretch(other.segments, length)];
    return some?.every((segment, index) => {
      const beside = others?.[index];
      return beside !== undefined &&
        (segment.kind !== "literal" || beside.kind !== "literal" || segment.text === beside.text);
    }) ?? false;
  });
}

/** Whether one look shows that no path fits both: most pairs of a large table are such. */
function beginApart(one: PathPattern, other: PathPattern): boolean {
  for (const [index, segment] of one.segments.entries()) {
    const beside = other.segments[index];
    if (segment.kind === "rest" || beside?.kind === "rest") return false;
    if (beside === undefined) return true;
    if (segment.kind === "literal" && beside.kind === "literal" && segment.text !== beside.text) {
      return true;
    }
  }
  return false;
}

/** The lengths of paths to look at: longer ones only repeat what stands at a `**`. */
function lengthsOf(one: PathPattern, other: PathPattern): readonly number[] {
  return Array.from({ length: one.segments.length + other.segments.length }, (_, n) => n + 1);
}

/** The pattern for paths of that many segments: its `**` becomes as many `*` as are missing. */
function stretch(segments: readonly Segment[], length: number): readonly Segment[] | undefined {
  const rest = segments.findIndex(({ kind }) => kind === "rest");
  if (rest === -1) return segments.length === length ? segments : undefined;
  const missing = length - segments.length + 1;
  if (missing < 0) return undefined;
  const anything = Array<Segment>(missing).fill({ kind: "any" });
  return [...segments.slice(0, rest), ...anything, ...segments.slice(rest + 1)];
}

/**
 * The variables of a destination.
 *
 * @throws {SyntaxError} when it does not start with a slash or has half a variable.
 */
export function variablesOfDestination(destination: string): readonly string[] {
  if (!destination.startsWith("/")) {
    throw new SyntaxError(
      `Cannot read the destination "${destination}": it does not start with a slash`,
    );
  }
  if (/[{}]/.test(destination.replaceAll(VARIABLE, ""))) {
    throw new SyntaxError(`Cannot read the destination "${destination}": half a {variable}`);
  }
  return Array.from(destination.matchAll(VARIABLE), ([, name = ""]) => name);
}

/** The destination with its variables filled in, each percent-encoded, so it stays one segment. */
export function fillDestination(
  destination: string,
  variables: Readonly<Record<string, string>>,
): string {
  let filled = "";
  let from = 0;
  for (let open = destination.indexOf("{"); open !== -1; open = destination.indexOf("{", from)) {
    const close = destination.indexOf("}", open);
    if (close === -1) break;
    const value = encodeURIComponent(variables[destination.slice(open + 1, close)] ?? "");
    // An asterisk is a pattern where destinations are checked, so it travels encoded.
    filled += destination.slice(from, open) + value.replaceAll("*", "%2A");
    from = close + 1;
  }
  return filled + destination.slice(from);
}

const VARIABLE = /\{(\w+)\}/g;
