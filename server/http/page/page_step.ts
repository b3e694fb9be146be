/**
 * What a request tells of the page it comes from: that it has the tag, that somebody wanted the chat,
 * that somebody became a reader there.
 *
 * @module
 */
import type { PageStep } from "../../chat/site/page_watch.ts";

/** A page, and what it got to. */
export interface SteppedPage {
  readonly origin: string;
  readonly step: PageStep;
}

/** The component, under the name the tag asks for. */
const ELEMENT = /^\/(?:assets\/small-talk-element-[A-Z0-9]+|small-talk-element)\.js$/;

/**
 * Tells by the path, `Origin` and `Referer`. A script asks without an `Origin`, and a page may leave
 * the `Referer` out: then nothing is known.
 *
 * @example
 * ```ts
 * import { steppedPage } from "./page_step.ts";
 * const headers = { referer: "https://blog.example/" };
 * const request = new Request("https://talk.example/small-talk.js", { headers });
 * console.assert(steppedPage(request)?.origin === "https://blog.example");
 * ```
 */
export function steppedPage({ url, method, headers }: Request): SteppedPage | undefined {
  const kind = kindOf(method, new URL(url).pathname);
  if (kind === undefined) return undefined;
  const origin = headers.get("origin") ?? URL.parse(headers.get("referer") ?? "")?.origin;
  return origin === undefined ? undefined : { origin, step: { kind } };
}

function kindOf(method: string, pathname: string): "tag" | "element" | "reader" | undefined {
  if (method === "POST") return pathname === "/api/reader" ? "reader" : undefined;
  if (method !== "GET") return undefined;
  if (pathname === "/small-talk.js") return "tag";
  return ELEMENT.test(pathname) ? "element" : undefined;
}
