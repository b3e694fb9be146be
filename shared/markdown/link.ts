/**
 * Where a link in a message may lead, and how that is said: what somebody reads must not look like
 * another place than the one they get to.
 *
 * @module
 */

/** Where a link leads. */
export interface LinkTarget {
  readonly href: string;
  /** The host with its port, or the address of a letter, as it is to be read. */
  readonly host: string;
  /** What is read where a link stands for itself. */
  readonly shown: string;
}

/** The part of the web's `URL` that is used; whoever reads Markdown hands it in. */
export type UrlClass = new (address: string) => {
  readonly [
    part in "href" | "protocol" | "host" | "hostname" | "pathname" | "username" | "password"
  ]: string;
};

/** Longer ones are text. */
const MAX_LINK_LENGTH = 2_000;
/** Spaces, controls, and characters that turn the direction of what follows or are not seen. */
const HIDDEN = /[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const HOST = /^https?:\/\/([^/?#:\\]+)/i;
const LATIN = "a-z0-9ß-öø-ÿā-İĲ-ž-";
const CJK = "0-9\\-\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}";
/**
 * Names that are shown in their own letters. One label mixes no scripts, and letters that pass for
 * Latin ones do not stand beside Latin ones anywhere in the name.
 */
const ONE_SCRIPT = new RegExp(
  `^(?:(?:[${LATIN}]+|[${CJK}]+)(?:\\.|$))+$|` +
    ["Cyrillic", "Greek", "Arabic", "Hebrew", "Thai", "Devanagari"]
      .map((script) => `^[\\p{sc=${script}}\\p{M}0-9.-]+$`).join("|"),
  "iu",
);

/**
 * The target of an address that was written in a message, or nothing when it may not be followed:
 * it is neither http, https nor mailto, hides something, or names a user.
 *
 * @example
 * ```ts
 * import { linkTarget } from "./link.ts";
 * console.assert(linkTarget("https://münchen.example/a", URL)?.host === "münchen.example");
 * console.assert(linkTarget("https://gооgle.example", URL)?.host === "xn--ggle-55da.example");
 * console.assert(linkTarget("javascript:alert(1)", URL) === undefined);
 * ```
 */
export function linkTarget(written: string, Url: UrlClass): LinkTarget | undefined {
  if (
    written.length > MAX_LINK_LENGTH || HIDDEN.test(written) ||
    !/^(?:https?:\/\/|mailto:)/i.test(written)
  ) return undefined;
  const url = urlOf(written, Url);
  if (url === undefined || url.username + url.password !== "") return undefined;
  if (url.protocol === "mailto:") {
    const { pathname } = url;
    // What else a letter would hold is for its writer to say.
    return /^[\w.+-]+@[\w.-]+$/.test(pathname)
      ? { href: url.protocol + pathname, host: pathname, shown: pathname }
      : undefined;
  }
  const [, typed = ""] = HOST.exec(written) ?? [];
  const { href, host, hostname } = url;
  const isOwnLetters = /[^\0-\x7f]/.test(typed) && ONE_SCRIPT.test(typed);
  return {
    href,
    host: isOwnLetters ? host.replace(hostname, () => typed) : host,
    shown: isOwnLetters || typed.toLowerCase() === hostname ? written : href,
  };
}

/** Whether a link's text begins with the place it leads to. */
export function namesHost(text: string, host: string): boolean {
  const place = text.trim().toLowerCase().replace(/^(?:https?:\/\/|mailto:)/, "");
  return place.startsWith(host.toLowerCase()) && /^(?:[/?#]|$)/.test(place.slice(host.length));
}

function urlOf(written: string, Url: UrlClass): InstanceType<UrlClass> | undefined {
  try {
    return new Url(written);
  } catch {
    return undefined;
  }
}
