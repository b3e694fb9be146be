/**
 * Who a mail says it is from, and what was found out about that.
 *
 * @module
 */
import { addressParser } from "postal-mime";

/** Longer headers name nobody. */
const MAX_HEADER_LENGTH = 1_000;
const QUOTED = /"(?:[^"\\]|\\.)*"/gs;
const ADDRESS = /[^\s<>()",;:]+@[^\s<>()",;:]+/g;
/** As whoever received it first writes it down (RFC 8601); where the domain asks for nothing, it fails often. */
const DMARC_FAILED = /\bdmarc\s*=\s*(?:fail|permerror)\b(?!\s*\(\s*p\s*=\s*none\b)/i;

/**
 * The address in the headers of one name, such as `From`; empty where there are several, or another
 * program could read another one: what vouches for one address must not count for another.
 */
export function soleAddress(values: readonly string[]): string {
  const [value, ...more] = values;
  if (value === undefined || more.length > 0 || value.length > MAX_HEADER_LENGTH) return "";
  const [mailbox, ...others] = addressParser(value);
  const address = mailbox?.address ?? "";
  const bare = value.replace(QUOTED, "");
  const isSole = others.length === 0 && mailbox?.group === undefined &&
    bare.split("<").length <= 2 && (bare.match(ADDRESS) ?? []).every((each) => each === address) &&
    bare.includes(address);
  return isSole ? address.trim() : "";
}

/** All addresses in a header that may name several, also those of groups. */
export function addressesIn(value: string): readonly string[] {
  return addressParser(value, { flatten: true })
    .flatMap(({ address = "" }) => address === "" ? [] : [address]);
}

/** Whom an envelope is from, without the angles some write around it. */
export function envelopeAddress(given: string): string {
  return given.trim().replace(/^<(.*)>$/s, "$1");
}

/**
 * Whether whoever took the mail wrote down that its domain does not vouch for it. That it does counts
 * for nothing: anybody may have written that.
 */
export function isDisowned(authenticationResults: readonly string[]): boolean {
  return authenticationResults.some((value) => DMARC_FAILED.test(value));
}
