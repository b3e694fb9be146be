/**
 * User destinations: one name for everybody, a place of one's own for each. A client subscribes
 * `/user/queue/x`; the broker knows it as `/user/{name}/queue/x`, which reaches every session of
 * that user.
 *
 * @module
 */

/** Below the user prefix only queues exist. */
const QUEUE = "/queue/";

/** A user destination, taken apart. */
export interface UserDestination {
  /** The user's name, decoded. */
  readonly user: string;
  /** What follows the name, as in `/queue/errors`. */
  readonly path: string;
}

/**
 * Builds and takes apart the destinations below a prefix.
 *
 * @example
 * ```ts
 * import { UserDestinations } from "./user_destination.ts";
 * const destinations = new UserDestinations("/user");
 * const queue = destinations.ownPath("/user/queue/errors") ?? "";
 * console.assert(queue === "/queue/errors");
 * console.assert(destinations.of("a/b", queue) === "/user/a%2Fb/queue/errors");
 * console.assert(destinations.parse("/user/a%2Fb/queue/errors")?.user === "a/b");
 * ```
 */
export class UserDestinations {
  readonly #prefix: string;

  /** @param prefix without a slash at its end, as in `/user` */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** Whether a destination lies below the prefix. */
  covers(destination: string): boolean {
    return destination.startsWith(`${this.#prefix}/`);
  }

  /** `/queue/x` of `/user/queue/x`, which is how a client names its own; `undefined` of any other. */
  ownPath(destination: string): string | undefined {
    if (!this.covers(destination)) return undefined;
    const path = destination.slice(this.#prefix.length);
    return isQueue(path) ? path : undefined;
  }

  /** What a client calls the queue at `path`. */
  own(path: string): string {
    return this.#prefix + path;
  }

  /**
   * What the broker calls a user's queue. A slash in the name is escaped as `%2F`, so that a name
   * never reaches into the path.
   *
   * @throws {TypeError} when `path` is not `/queue/...`
   */
  of(user: string, path: string): string {
    if (!isQueue(path)) {
      throw new TypeError(
        `Cannot send to the user destination ${JSON.stringify(path)}: it must begin with "/queue/"`,
      );
    }
    return `${this.#prefix}/${encodeURIComponent(user)}${path}`;
  }

  /** Takes `/user/{name}/queue/x` apart; `undefined` when it has another shape. */
  parse(destination: string): UserDestination | undefined {
    if (!this.covers(destination)) return undefined;
    const nameStart = this.#prefix.length + 1;
    const nameEnd = destination.indexOf("/", nameStart);
    if (nameEnd <= nameStart) return undefined;
    const path = destination.slice(nameEnd);
    if (!isQueue(path)) return undefined;
    try {
      return { user: decodeURIComponent(destination.slice(nameStart, nameEnd)), path };
    } catch {
      return undefined;
    }
  }
}

function isQueue(path: string): boolean {
  return path.startsWith(QUEUE) && path.length > QUEUE.length;
}
