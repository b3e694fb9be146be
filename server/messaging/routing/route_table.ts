/**
 * Every mapping of a server: finds the one for a path, refuses conflicts at start, prints itself.
 *
 * @module
 */
import { targetsOf } from "./exception_scope.ts";
import { describeTargets, type Mapping, type Target } from "./mapping.ts";
import { covers, overlaps, type PathPattern } from "./path_pattern.ts";
import { type Match, RouteIndex } from "./route_index.ts";

/** How the two kinds of mappings are named in print: by the frame they answer. */
const COMMAND = { message: "SEND", subscribe: "SUBSCRIBE" } as const;

/** One mapping, as a person reads it. */
export interface RouteRow {
  /** The frame it answers. */
  readonly command: "SEND" | "SUBSCRIBE";
  /** With the application prefix. */
  readonly destination: string;
  /** `ChatController.say`. */
  readonly handler: string;
  /** Where the answer goes. */
  readonly answer: string;
  /** Whether a schema checks the body. */
  readonly body: "checked" | "any" | "none";
}

/** Says what is wrong with a place, if anything, in the words that end a message. */
export interface PlaceCheck {
  /** Of a handler, after the application prefix. */
  faultOfPath(path: string): string | undefined;
  /** Of the broker, or of a user (without `/user`). */
  faultOfTarget(destination: string, to: "broker" | "user"): string | undefined;
}

/** How {@linkcode RouteRow.body} is printed. */
const BODY = { checked: "checked body", any: "any body", none: "no body" } as const;

/**
 * The mappings of a server. Of several that fit a path, the most specific one is taken: the one
 * all of whose paths fit the others too. Where neither of two is more specific, they conflict.
 */
export class RouteTable {
  /** Each stands before those that are less specific. */
  readonly #mappings: Mapping[] = [];
  readonly #indexes: Readonly<Record<Mapping["kind"], RouteIndex>>;

  /**
   * @throws {TypeError} naming both handlers and both paths, when two mappings of a kind fit the
   * same path and neither is more specific.
   */
  constructor(mappings: Iterable<Mapping>) {
    for (const mapping of mappings) this.#add(mapping);
    const indexOf = (kind: Mapping["kind"]) =>
      new RouteIndex(this.#mappings.filter((mapping) => mapping.kind === kind));
    this.#indexes = { message: indexOf("message"), subscribe: indexOf("subscribe") };
  }

  #add(mapping: Mapping): void {
    const peers = this.#mappings.filter(({ kind }) => kind === mapping.kind);
    for (const peer of peers) {
      if (!overlaps(peer.pattern, mapping.pattern)) continue;
      const wider = covers(peer.pattern, mapping.pattern);
      const narrower = covers(mapping.pattern, peer.pattern);
      if (wider !== narrower) continue;
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
    return this.#indexes[kind].find(path);
  }

  /**
   * Checks what mappings answer and where their values go, with "x" for each variable and wildcard,
   * so that a mistake shows at the start.
   *
   * @throws {TypeError} naming the handler and the path or destination
   */
  check(reach: PlaceCheck): void {
    for (const { pattern, targets, where, scopes } of this.#mappings) {
      const fault = reach.faultOfPath(sampleOf(pattern));
      if (fault !== undefined) {
        throw new TypeError(`Cannot map "${pattern.text}" to ${where}: ${fault}`);
      }
      for (const target of targets) checkTarget(target, where, reach);
      for (const handler of scopes.flatMap((scope) => [...scope.values()])) {
        for (const target of targetsOf(handler)) checkTarget(target, handler.where, reach);
      }
    }
  }

  /**
   * The broker destinations of every `@SendTo`, of handlers and of exception handlers, that have no
   * {variables}, each once.
   */
  literalDestinations(): readonly string[] {
    const targets = this.#mappings.flatMap(({ targets, scopes, pattern }): readonly Target[] => [
      ...targets.map((target): Target =>
        // Where values go by default: everybody may hear them as if it had been written there.
        target.to === "topic" && !/[{*]/.test(pattern.text)
          ? { to: "destination", destination: `/topic${pattern.text}` }
          : target
      ),
      ...scopes.flatMap((scope) => Array.from(scope.values(), targetsOf).flat()),
    ]);
    const literal = targets.flatMap((target) =>
      target.to === "destination" && !target.destination.includes("{") ? [target.destination] : []
    );
    return [...new Set(literal)];
  }

  /**
   * The mappings one by one, by destination.
   *
   * @param applicationPrefix goes before each path: `/app`
   */
  rows(applicationPrefix = ""): readonly RouteRow[] {
    const rows = this.#mappings.map((mapping): RouteRow => ({
      command: COMMAND[mapping.kind],
      destination: applicationPrefix + mapping.pattern.text,
      handler: mapping.where,
      answer: describeTargets(mapping),
      body: mapping.kind === "subscribe" ? "none" : mapping.body === undefined ? "any" : "checked",
    }));
    return rows.sort((one, other) =>
      one.destination < other.destination ? -1 : one.destination > other.destination ? 1 : 0
    );
  }

  /** One line for each mapping; see {@linkcode printRoutes}. */
  toString(): string {
    return printRoutes(this.rows());
  }
}

function checkTarget(target: Target, where: string, reach: PlaceCheck): void {
  if (target.to === "topic" || target.to === "subscriber") return;
  const filled = target.destination.replaceAll(/\{\w+\}/g, "x");
  const fault = reach.faultOfTarget(filled, target.to === "destination" ? "broker" : "user");
  if (fault === undefined) return;
  throw new TypeError(
    `Cannot map ${where}: cannot send to ${JSON.stringify(target.destination)}: ${fault}`,
  );
}

/** A path that fits the pattern. */
function sampleOf({ segments }: PathPattern): string {
  return segments.map((each) => each.kind === "literal" ? `/${each.text}` : "/x").join("");
}

/**
 * One line for each row, in columns:
 * `SEND  /app/rooms/{room}/say  ChatController.say  /topic/rooms/{room}  checked body`.
 */
export function printRoutes(rows: readonly RouteRow[]): string {
  const lines = rows.map(({ command, destination, handler, answer, body }) => [
    command,
    destination,
    handler,
    answer,
    BODY[body],
  ]);
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0))
  );
  return lines.map((line) =>
    line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")
  ).join("\n");
}
