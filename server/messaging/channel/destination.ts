/**
 * What a client may name as a destination, and which way it goes.
 *
 * Destinations are compared as they are and never decoded, so an escape such as `%2f` cannot widen
 * one. What some broker reads as a pattern is refused here once, so that neither an authorisation
 * rule nor a broker behind this server ever meets it.
 *
 * @module
 */

/**
 * The characters a destination may have: no control, format, private or unassigned ones, no spaces,
 * nothing that is a wildcard (`* > # ?`), a set (`[ ]`), a template (`{ }`), a list (`,`) or another
 * slash (`\`) to some broker.
 */
const SEGMENTS = /^(?:\/[^\p{C}\p{Z}*>#?[\]{},\\/]+)+$/u;
/** What a segment may not be, nor say when it is percent-decoded. */
const UNFIT = /^\.{1,2}$|\p{Cc}/u;
const MAX_LENGTH = 6_000;

/**
 * Whether a client may name this destination: `/` and segments, none of them empty, a dot, or
 * anything that could mean more than itself.
 *
 * @example
 * ```ts
 * import { isLiteral } from "./destination.ts";
 * console.assert(isLiteral("/topic/rooms/a%2Fb"));
 * console.assert(!isLiteral("/topic/*") && !isLiteral("/topic/../user/queue/x"));
 * ```
 */
export function isLiteral(destination: string): boolean {
  if (destination.length > MAX_LENGTH || !SEGMENTS.test(destination)) return false;
  try {
    return !destination.split("/").some((segment) => UNFIT.test(decodeURIComponent(segment)));
  } catch {
    return false;
  }
}

/**
 * Whether a destination can be written at all: a slash and anything but control characters. Enough
 * where clients may name whatever they like.
 */
export function isWritable(destination: string): boolean {
  return destination.length <= MAX_LENGTH && /^\/\P{Cc}+$/u.test(destination) &&
    destination.isWellFormed();
}

/**
 * Whether a destination is a pattern of literal ones: `*` stands for one segment, `**`, which it may
 * have once, for any number of them.
 *
 * @example
 * ```ts
 * import { isPattern } from "./destination.ts";
 * console.assert(isPattern("/topic/**") && isPattern("/topic/{x}".replace("{x}", "*")));
 * console.assert(!isPattern("/topic/rooms") && !isPattern("/topic/a*"));
 * ```
 */
export function isPattern(destination: string): boolean {
  const segments = destination.split("/");
  const literal = segments.map((segment) => WILDCARD.test(segment) ? "any" : segment);
  return segments.some((segment) => WILDCARD.test(segment)) && isLiteral(literal.join("/")) &&
    segments.filter((segment) => segment === "**").length <= 1;
}

const WILDCARD = /^\*\*?$/;

/** The prefixes of a server, each without a slash at its end. */
export interface Prefixes {
  /** Destinations of handlers, as in `/app`. */
  readonly application: string;
  /** Destinations of the broker that every subscription gets a copy of, as in `/topic`. */
  readonly topic: readonly string[];
  /** Destinations of the broker whose messages go to one subscription each, as in `/queue`. */
  readonly queue: readonly string[];
  /** Each user's own, as in `/user`. */
  readonly user: string;
}

/**
 * Prefixes that can stand beside each other.
 *
 * @throws {TypeError} when one of them is not `/` and a name, or lies in another
 */
export function checkedPrefixes(prefixes: Prefixes): Prefixes {
  const all = [prefixes.application, prefixes.user, ...prefixes.topic, ...prefixes.queue];
  for (const [index, prefix] of all.entries()) {
    const fault = (state: string) =>
      new TypeError(`Cannot use the prefix ${JSON.stringify(prefix)}: ${state}`);
    if (!isLiteral(prefix)) throw fault('it must be "/" and a name, without a slash at its end');
    const other = all.find((other, at) =>
      at !== index && (other === prefix || isBelow(other, prefix))
    );
    if (other !== undefined) throw fault(`${JSON.stringify(other)} begins with it`);
  }
  return prefixes;
}

/** Which way a destination goes. */
export type Way =
  /** To a handler; `path` is what follows the prefix. */
  | { readonly to: "application"; readonly path: string }
  | { readonly to: "topic" }
  | { readonly to: "queue" }
  | { readonly to: "user" }
  | { readonly to: "nowhere" };

/** Finds the way of a destination. */
export function wayOf(destination: string, prefixes: Prefixes): Way {
  const { application, topic, queue, user } = prefixes;
  if (isBelow(destination, application)) {
    return { to: "application", path: destination.slice(application.length) };
  }
  if (isBelow(destination, user)) return { to: "user" };
  if (topic.some((prefix) => isBelow(destination, prefix))) return { to: "topic" };
  return queue.some((prefix) => isBelow(destination, prefix)) ? { to: "queue" } : { to: "nowhere" };
}

function isBelow(destination: string, prefix: string): boolean {
  return destination.startsWith(`${prefix}/`);
}
