/**
 * Which destinations a server has, by its settings.
 *
 * @module
 */
import { checkedPrefixes, isLiteral, isWritable, type Prefixes } from "./channel/destination.ts";
import type { StompServerOptions } from "./options.ts";
import type { Principal } from "./principal.ts";

/** What clients may name. */
export function destinationCheck(
  { anyDestination = false }: { readonly anyDestination?: boolean },
) {
  return anyDestination ? isWritable : isLiteral;
}

/**
 * The prefixes of a server, as it was told or as they are by default.
 *
 * @throws {TypeError} when they do not fit together
 */
export function prefixesOf<U extends Principal>(options: StompServerOptions<U>): Prefixes {
  const { brokerPrefixes = ["/topic", "/queue"], queuePrefixes = ["/queue"] } = options;
  const stray = options.queuePrefixes?.find((prefix) => !brokerPrefixes.includes(prefix));
  if (stray !== undefined) {
    throw new TypeError(
      `Cannot use the queue prefix ${JSON.stringify(stray)}: it is not among the broker prefixes`,
    );
  }
  return checkedPrefixes({
    application: options.applicationPrefix ?? "/app",
    topic: brokerPrefixes.filter((prefix) => !queuePrefixes.includes(prefix)),
    queue: queuePrefixes.filter((prefix) => brokerPrefixes.includes(prefix)),
    user: options.userPrefix ?? "/user",
  });
}
