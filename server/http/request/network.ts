/**
 * The network a client is in: what is likely one customer's, or a small neighbourhood. An address is
 * never kept, only a keyed hash of its network.
 *
 * @module
 */
import { isIPv4, isIPv6 } from "node:net";
import { addressGroup } from "./address_group.ts";
import { clientAddress, type ProxyList } from "./address.ts";

/** An IPv4 address within IPv6, in the form URLs have it. */
const MAPPED = /^\[::ffff:([\da-f]{1,4}):([\da-f]{1,4})\]$/;

/**
 * The network of an address: the /24 of an IPv4 address, the /64 of an IPv6 address. `undefined` for
 * this machine itself: behind it is the owner, or a proxy that nobody told us about, and in both
 * cases everybody would be meant.
 *
 * @example
 * ```ts
 * import { networkOf } from "./network.ts";
 * console.assert(networkOf("192.0.2.77") === "192.0.2.0/24");
 * console.assert(networkOf("2001:db8::77") === "2001:db8:0:0::/64");
 * console.assert(networkOf("127.0.0.1") === undefined);
 * ```
 */
export function networkOf(address: string): string | undefined {
  const [plain = ""] = address.split("%");
  if (isIPv4(plain)) return networkOfIPv4(plain);
  if (!isIPv6(plain)) return undefined;
  const spelled = new URL(`http://[${plain}]`).hostname;
  const mapped = MAPPED.exec(spelled);
  if (mapped !== null) {
    const bytes = mapped.slice(1).map((group) => Number.parseInt(group, 16))
      .flatMap((group) => [group >> 8, group & 255]);
    return networkOfIPv4(bytes.join("."));
  }
  return spelled === "[::1]" || spelled === "[::]" ? undefined : addressGroup(plain);
}

/**
 * The network of the client of a request.
 *
 * @param peer the other end of the connection
 * @param forwardedFor the value of `X-Forwarded-For`
 * @returns `undefined` when it is not known: a trusted proxy did not say for whom it asks
 */
export function clientNetwork(
  peer: string,
  forwardedFor: string | null,
  proxies: ProxyList,
): string | undefined {
  const address = clientAddress(peer, forwardedFor, proxies);
  return proxies.has(address) ? undefined : networkOf(address);
}

function networkOfIPv4(address: string): string | undefined {
  const [first, second, third] = address.split(".");
  return first === "127" || first === "0" ? undefined : `${first}.${second}.${third}.0/24`;
}
