/**
 * Addresses that are likely one customer's, so that they share what each may try.
 *
 * @module
 */
import { isIPv6 } from "node:net";

/** Groups of 16 bits in the part of an IPv6 address that names a customer's network: a /64. */
const NETWORK_GROUPS = 4;

/**
 * The group of an address: an IPv4 address alone, an IPv6 address with its /64, in which every
 * customer has as many addresses as they like.
 *
 * @example
 * ```ts
 * import { addressGroup } from "./address_group.ts";
 * console.assert(addressGroup("2001:db8::1") === addressGroup("2001:db8:0:0:ffff::2"));
 * console.assert(addressGroup("192.0.2.1") === "192.0.2.1");
 * ```
 */
export function addressGroup(address: string): string {
  const [plain = ""] = address.split("%");
  if (!isIPv6(plain)) return plain;
  const [head = "", tail] = plain.toLowerCase().split("::");
  const before = groupsOf(head);
  const after = groupsOf(tail ?? "");
  const zeros = Array<string>(8 - before.length - after.length).fill("0");
  const groups = tail === undefined ? before : [...before, ...zeros, ...after];
  return groups.slice(0, NETWORK_GROUPS).map((group) => Number.parseInt(group, 16).toString(16))
    .join(":") + "::/64";
}

/** A dotted end, as in `::ffff:192.0.2.1`, takes the place of two groups. */
function groupsOf(text: string): string[] {
  if (text === "") return [];
  return text.split(":").flatMap((group) => group.includes(".") ? ["0", "0"] : [group]);
}
