/**
 * Which mailbox an address leads to, as far as that can be known: many addresses may lead to one.
 *
 * @module
 */

/** Where dots before the "@" mean nothing, and both names the same. */
const GMAIL = /^(?:gmail|googlemail)\.com$/;

/**
 * The same text for all ways to write one mailbox. Nothing is sent there: it may be written otherwise.
 *
 * @example
 * ```ts
 * import { mailboxOf } from "./mailbox.ts";
 * console.assert(mailboxOf("K.im+blog@googlemail.com") === mailboxOf("kim@gmail.com"));
 * ```
 */
export function mailboxOf(address: string): string {
  const [, local = address, domain = ""] = /^([^+@]*)(?:\+[^@]*)?@(.*)$/s.exec(address) ?? [];
  const at = domain.toLowerCase();
  const [name, host] = GMAIL.test(at) ? [local.replaceAll(".", ""), "gmail.com"] : [local, at];
  return `${name}@${host}`.toLowerCase().normalize("NFC");
}
