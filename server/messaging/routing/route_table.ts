/**
 * Every mapping of a server: finds the one for a path, refuses conflicts at start, prints itself.
 *
 * @module
 */
import { describeTargets, type Mapping } from "./mapping.ts";
import { covers, matchPath, overlaps } from "./path_pattern.ts";

/** The mapping that fits a path, and its variables. */
export interface Match {
  readonly mapping: Mapping;
  readonly params: Readonly<Record<string, string>>;
}

/** How the two kinds of mappings are named in print: by the frame they answer. */
const COMMAND = { message: "SEND", subscribe: "SUBSCRIBE" } as const;

/**
 * The mappings of a server. Of several that fit a path, the most specific one is taken: the one
 * all of whose paths fit the others too. Where neither of two is more specific, they conflict.
 */
export class RouteTable {
  /** Each stands before those that are less specific. */
  readonly #mappings: Mapping[] = [];

  /**
   * @throws {TypeError} naming both handlers and both paths, when two mappings of a kind fit the
   * same path and neither is more specific.
   */
  constructor(mappings: Iterable<Mapping>) {
    for (const mapping of mappings) this.#add(mapping);
  }

  #add(mapping: Mapping): void {
    const peers = this.#mappings.filter(({ kind }) => kind === mapping.kind);
    for (const peer of peers) {
      const wider = covers(peer.pattern, mapping.pattern);
      const narrower = covers(mapping.pattern, peer.pattern);
      if (wider !== narrower || !overlaps(peer.pattern, mapping.pattern)) continue;
      throw new TypeError(
        `Cannot map ${COMMAND[mapping.kind]} "${mapping.pattern.text}" to ${mapping.where}: ` +
          `${peer.where} has "${peer.pattern.text}" and neither is more specific`,
      );
    }
    const wider = this.#mappings.findIndex((other) =>
      other.kind === mapping.kind && covers(other.pattern, mapping.pattern)
    );
    this.#mappings.splice(wider === -1 ? this.#mappings.length : wider, 0, mapping);
  }

  /** The mapping for a frame to `path`, if there is one. */
  find(kind: Mapping["kind"], path: string): Match | undefined {
    for (const mapping of this.#mappings) {
      if (mapping.kind !== kind) continue;
      const params = matchPath(mapping.pattern, path);
      if (params !== undefined) return { mapping, params };
    }
    return undefined;
  }

  /** The broker destinations of every `@SendTo` that have no {variables}, each once. */
  literalDestinations(): readonly string[] {
    const targets = this.#mappings.flatMap((mapping) => mapping.targets);
    const literal = targets.flatMap((target) =>
      target.to === "destination" && !target.destination.includes("{") ? [target.destination] : []
    );
    return [...new Set(literal)];
  }

  /**
   * One line for each mapping, in columns:
   * `SEND  /chat/rooms/{room}/say  ChatController.say  /topic/rooms/{room}`.
   */
  toString(): string {
    const rows = this.#mappings.map((mapping) => [
      COMMAND[mapping.kind],
      mapping.pattern.text,
      mapping.where,
      describeTargets(mapping),
    ]);
    rows.sort(([, one = ""], [, other = ""]) => one < other ? -1 : one > other ? 1 : 0);
    const widths = [0, 1, 2].map((column) =>
      Math.max(...rows.map((row) => row[column]?.length ?? 0))
    );
    return rows.map((row) =>
      row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd()
    ).join("\n");
  }
}
