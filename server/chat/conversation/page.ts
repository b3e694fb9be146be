/**
 * The blog page a message comes from, as far as it can be believed.
 *
 * @module
 */
import type { Page } from "../../../shared/chat/event.ts";
import { MAX_URL_LENGTH } from "../../../shared/limit.ts";
import { Refused } from "../../../shared/refusal.ts";
import { cleanTitle } from "../text.ts";

/** Whether pages of an origin, such as `https://blog.example`, may embed the chat. */
export type AllowsOrigin = (origin: string) => boolean;

/**
 * A page whose address the author may follow: http or https, on a site that may embed the chat,
 * without user name, password or fragment.
 *
 * @throws {Refused} `invalid-body` when the address is another
 */
export function checkedPage({ title, url }: Page, allowsOrigin: AllowsOrigin): Page {
  const parsed = url.length <= MAX_URL_LENGTH ? URL.parse(url) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
    throw invalid(`an http or https address of at most ${MAX_URL_LENGTH} characters is expected`);
  }
  if (!allowsOrigin(parsed.origin)) throw invalid("the chat is not embedded in pages of that site");
  parsed.username = "";
  parsed.password = "";
  parsed.hash = "";
  if (parsed.href.length > MAX_URL_LENGTH) {
    throw invalid(`its address is longer than ${MAX_URL_LENGTH} characters`);
  }
  return { title: cleanTitle(title), url: parsed.href };
}

function invalid(state: string): Refused {
  return new Refused({ code: "invalid-body", message: `Cannot take the page: ${state}.` });
}
