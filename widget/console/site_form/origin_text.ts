/**
 * Origins as people type and paste them.
 *
 * @module
 */

/**
 * The origin of an address, also of one without `https://` or with more behind it; `undefined` when it
 * is none.
 *
 * @example
 * ```ts
 * import { originOf } from "./origin_text.ts";
 * console.assert(originOf(" Blog.example/posts/a ") === "https://blog.example");
 * console.assert(originOf("localhost:4000") === "http://localhost:4000");
 * console.assert(originOf("*.example") === undefined);
 * ```
 */
export function originOf(text: string): string | undefined {
  const trimmed = text.trim();
  const isLocal = /^(?:localhost|127\.|\[::1\])/.test(trimmed);
  const full = /^[a-z]+:\/\//i.test(trimmed)
    ? trimmed
    : `${isLocal ? "http" : "https"}://${trimmed}`;
  const url = URL.parse(full);
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname.includes("*")) {
    return undefined;
  }
  // A word alone is the beginning of an address, not one.
  const isWhole = url.hostname.includes(".") || url.hostname.startsWith("[") ||
    url.hostname === "localhost";
  return isWhole ? url.origin : undefined;
}
