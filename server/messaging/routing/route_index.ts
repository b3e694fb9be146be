/**
 * Finds the mapping of a path without asking every mapping: a path without variables by its text,
 * any other by walking a tree of segments.
 *
 * @module
 */
import type { Mapping } from "./mapping.ts";
import { decodeParts, matchPath, readVariables, type Segment, splitPath } from "./path_pattern.ts";

/** The mapping that fits a path, and its variables. */
export interface Match {
  readonly mapping: Mapping;
  readonly params: Readonly<Record<string, string>>;
}

/** Where the patterns that begin alike go on. Ranks are places in the order of mappings. */
interface Node {
  readonly literals: Map<string, Node>;
  /** Behind a `{variable}` or `*`. */
  any: Node | undefined;
  /** Of the pattern that ends here. */
  rank: number;
  /** The patterns with `**` here, each with what stands after it. */
  readonly rests: { readonly after: readonly Segment[]; readonly rank: number }[];
}

const NONE = Infinity;
const NO_VARIABLES = Object.freeze({});

/** Mappings of one kind, of which the first that fits a path is meant. */
export class RouteIndex {
  readonly #mappings: readonly Mapping[];
  readonly #literals = new Map<string, Match>();
  readonly #root = newNode();

  /** @param mappings each before those that are less specific */
  constructor(mappings: readonly Mapping[]) {
    this.#mappings = mappings;
    for (const [rank, mapping] of mappings.entries()) this.#add(mapping, rank);
  }

  #add(mapping: Mapping, rank: number): void {
    const { segments, text } = mapping.pattern;
    if (segments.every(({ kind }) => kind === "literal")) {
      // Nothing is more specific. One that is no proper path fits nothing, not even itself.
      if (matchPath(mapping.pattern, text) !== undefined) {
        this.#literals.set(text, { mapping, params: NO_VARIABLES });
      }
      return;
    }
    let node = this.#root;
    for (const [index, segment] of segments.entries()) {
      if (segment.kind === "rest") {
        node.rests.push({ after: segments.slice(index + 1), rank });
        return;
      }
      node = childOf(node, segment);
    }
    node.rank = Math.min(node.rank, rank);
  }

  /** The first mapping that fits, if one does. */
  find(path: string): Match | undefined {
    const literal = this.#literals.get(path);
    if (literal !== undefined) return literal;
    const parts = splitPath(path);
    if (parts === undefined) return undefined;
    const mapping = this.#mappings[lowestRank(this.#root, parts, 0)];
    const decoded = mapping && decodeParts(path, parts);
    if (mapping === undefined || decoded === undefined) return undefined;
    return { mapping, params: readVariables(mapping.pattern.segments, decoded) };
  }
}

function newNode(): Node {
  return { literals: new Map(), any: undefined, rank: NONE, rests: [] };
}

function childOf(node: Node, segment: Segment): Node {
  if (segment.kind !== "literal") return node.any ??= newNode();
  const known = node.literals.get(segment.text);
  if (known !== undefined) return known;
  const child = newNode();
  node.literals.set(segment.text, child);
  return child;
}

/**
 * The lowest rank of the patterns that fit the parts from an index on. No branch is left out for
 * another: a pattern that begins less specific may be the more specific one in the end.
 */
function lowestRank(node: Node, parts: readonly string[], from: number): number {
  let rank = from === parts.length ? node.rank : NONE;
  for (const { after, rank: other } of node.rests) {
    if (other < rank && endsWith(parts, after, from)) rank = other;
  }
  const part = parts[from];
  if (part === undefined) return rank;
  const literal = node.literals.get(part);
  if (literal !== undefined) rank = Math.min(rank, lowestRank(literal, parts, from + 1));
  return node.any === undefined ? rank : Math.min(rank, lowestRank(node.any, parts, from + 1));
}

function endsWith(parts: readonly string[], after: readonly Segment[], from: number): boolean {
  const start = parts.length - after.length;
  return start >= from &&
    after.every((segment, index) =>
      segment.kind !== "literal" || segment.text === parts[start + index]
    );
}
