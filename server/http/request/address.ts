/**
 * Where a request comes from: the peer of the connection, unless that is a proxy we trust to say for
 * whom it asks.
 *
 * @module
 */
import { BlockList, isIP, isIPv4 } from "node:net";

/** Addresses of proxies that may say for whom they ask. */
export interface ProxyList {
  /** Whether `address` is one of them. */
  has(address: string): boolean;
}

/**
 * Reads addresses and networks such as `10.0.0.0/8`, `::1`.
 *
 * @throws {RangeError} when one of them is neither; {@linkcode isNetwork} tells before
 */
export function proxyList(networks: readonly string[]): ProxyList {
  const list = new BlockList();
  for (const network of networks) {
    if (!isNetwork(network)) {
      throw new RangeError(
        `Cannot trust ${JSON.stringify(network)}: not an IP address or network`,
      );
    }
    const [address = "", prefix] = network.split("/");
    const family = isIPv4(address) ? "ipv4" : "ipv6";
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return {
    has: (address) => isIP(address) !== 0 && list.check(address, isIPv4(address) ? "ipv4" : "ipv6"),
  };
}

/** Whether `text` is an IP address, or one with a prefix length as in `10.0.0.0/8`. */
export function isNetwork(text: string): boolean {
  const [address = "", prefix, ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || address.includes("%") || rest.length > 0) return false;
  return prefix === undefined ||
    (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

/**
 * The address of the client.
 *
 * Each proxy appends the address it was asked from to `X-Forwarded-For`, so it is read from the
 * right: whatever stands left of the first address that is not a trusted proxy may be made up.
 *
 * @param peer the other end of the connection
 * @param forwardedFor the value of `X-Forwarded-For`
 *
 * @example
 * ```ts
 * import { clientAddress, proxyList } from "./address.ts";
 * const proxies = proxyList(["10.0.0.0/8"]);
 * console.assert(clientAddress("10.0.0.1", "1.1.1.1, 2.2.2.2, 10.0.0.7", proxies) === "2.2.2.2");
 * ```
 */
export function clientAddress(
  peer: string,
  forwardedFor: string | null,
  proxies: ProxyList,
): string {
  let client = plainAddress(peer);
  const hops = forwardedFor?.split(",") ?? [];
  while (proxies.has(client)) {
    const before = plainAddress(hops.pop() ?? "");
    if (isIP(before) === 0) break;
    client = before;
  }
  return client;
}

/** Without port, brackets, or the prefix of an IPv4 address written as IPv6. */
function plainAddress(text: string): string {
  const address = text.trim()
    .replace(/^\[([^\]]*)\](?::\d+)?$/, "$1")
    .replace(/^([\d.]+):\d+$/, "$1");
  const mapped = address.replace(/^::ffff:/i, "");
  return isIPv4(mapped) ? mapped : address.toLowerCase();
}
