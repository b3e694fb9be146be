/**
 * Which addresses are of a network of one's own, or of no network at all: nothing that a stranger may
 * name is sent there.
 *
 * The lists are those of IANA's special-purpose registries (RFC 6890), as addresses are assigned there
 * for anything but the public internet.
 *
 * @module
 */
import { BlockList, isIP, isIPv4 } from "node:net";

const IPV4: readonly string[] = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
];
/** What is global in IPv6 is in here, but for the parts below. */
const IPV6_GLOBAL = "2000::/3";
const IPV6: readonly string[] = [
  "2001::/23",
  "2001:db8::/32",
  // Both carry an address of IPv4, which may be any.
  "2002::/16",
  "64:ff9b::/96",
  "3fff::/20",
];

const PRIVATE_IPV4 = listOf(IPV4, "ipv4");
const GLOBAL_IPV6 = listOf([IPV6_GLOBAL], "ipv6");
const SPECIAL_IPV6 = listOf(IPV6, "ipv6");

/**
 * Whether an address is anything but one of the public internet. What is no address at all is, too.
 *
 * @example
 * ```ts
 * import { isPrivateAddress } from "./private_address.ts";
 * console.assert(isPrivateAddress("169.254.169.254"));
 * console.assert(isPrivateAddress("::ffff:10.0.0.1"));
 * console.assert(!isPrivateAddress("93.184.216.34"));
 * ```
 */
export function isPrivateAddress(address: string): boolean {
  if (isIP(address) === 0 || address.includes("%")) return true;
  if (isIPv4(address)) return PRIVATE_IPV4.check(address, "ipv4");
  return !GLOBAL_IPV6.check(address, "ipv6") || SPECIAL_IPV6.check(address, "ipv6");
}

function listOf(networks: readonly string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", prefix] = network.split("/");
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
}
