/**
 * What is done with the messages of clients that read too slowly, by destination.
 *
 * @module
 */
import type { SlowConsumerPolicy } from "../limits.ts";

/** Policies by prefix, as in `{ "/topic/prices": "keep-latest" }`; everything else is `close`. */
export type SlowConsumers = Readonly<Record<string, SlowConsumerPolicy>>;

/**
 * Finds the policy of a destination: that of the longest prefix it lies below.
 *
 * @param queuePrefixes where nothing may be thrown away: a message of a queue waits there for room
 * @throws {TypeError} when a prefix does not begin with a slash, ends with one, or is of a queue
 *
 * @example
 * ```ts
 * import { slowConsumerPolicies } from "./slow_consumer.ts";
 * const policyOf = slowConsumerPolicies({ "/topic/prices": "keep-latest" });
 * console.assert(policyOf("/topic/prices/eur") === "keep-latest");
 * console.assert(policyOf("/topic/rooms") === "close");
 * ```
 */
export function slowConsumerPolicies(
  policies: SlowConsumers,
  queuePrefixes: readonly string[] = [],
): (destination: string) => SlowConsumerPolicy {
  const byLength = Object.entries(policies).toSorted(([a], [b]) => b.length - a.length);
  for (const [prefix, policy] of byLength) {
    const queue = queuePrefixes.find((each) => `${prefix}/`.startsWith(`${each}/`));
    if (queue !== undefined && policy !== "close") {
      throw new TypeError(
        `Cannot use ${JSON.stringify(policy)} for ${JSON.stringify(prefix)}: ` +
          `messages below ${JSON.stringify(queue)} wait in their queue`,
      );
    }
    if (!/^\/[^*{}]*[^/*{}]$/.test(prefix)) {
      throw new TypeError(
        `Cannot use the prefix ${JSON.stringify(prefix)} for slow consumers: ` +
          'it must be "/" and a name, without wildcards or a slash at its end',
      );
    }
  }
  return (destination) =>
    byLength.find(([prefix]) => destination === prefix || destination.startsWith(`${prefix}/`))
      ?.[1] ?? "close";
}
