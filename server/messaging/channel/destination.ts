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

/** The prefixes of a server, each without a slash at its end. */
export interface Prefixes {
  /** Destinations of handlers, as in `/app`. */
  readonly application: string;
  /** Destinations of the broker, as in `/topic`. */
  readonly broker: readonly string[];
  /** Each user's own, as in `/user`. */
  readonly user: string;
}

/**
 * Prefixes that can stand beside each other.
 *
 * @throws {TypeError} when one of them is not `/` and a name, lies in another, or is `/queue`
 */
export function checkedPrefixes(prefixes: Prefixes): Prefixes {
  const all = [prefixes.application, prefixes.user, ...prefixes.broker];
  for (const [index, prefix] of all.entries()) {
    const fault = (state: string) =>
      new TypeError(`Cannot use the prefix ${JSON.stringify(prefix)}: ${state}`);
    if (!isLiteral(prefix)) throw fault('it must be "/" and a name, without a slash at its end');
    if (prefix === "/queue" || isBelow(prefix, "/queue")) throw fault("queues are not supported");
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
  | { readonly to: "broker" }
  | { readonly to: "user" }
  /** A place that other brokers have and this one does not. */
  | { readonly to: "queue" }
  | { readonly to: "nowhere" };

/** Finds the way of a literal destination. */
export function wayOf(destination: string, prefixes: Prefixes): Way {
  const { application, broker, user } = prefixes;
  if (isBelow(destination, application)) {
    return { to: "application", path: destination.slice(application.length) };
  }
  if (isBelow(destination, user)) return { to: "user" };
  if (broker.some((prefix) => isBelow(destination, prefix))) return { to: "broker" };
  return isBelow(destination, "/queue") ? { to: "queue" } : { to: "nowhere" };
}

function isBelow(destination: string, prefix: string): boolean {
  return destination.startsWith(`${prefix}/`);
}
