/**
 * A link that takes a reader's conversations to this device: `#small-talk=TOKEN` behind the address
 * of a page. It is taken out of the address at once, and counts once.
 *
 * @module
 */
import { isReaderGrant, type ReaderGrant } from "../../../shared/chat/event.ts";

const BEGINNING = "#small-talk=";

/** Takes the token out of the page's address; `undefined` where there is none. */
export function takeResumeLink(
  location: Pick<Location, "hash" | "pathname" | "search">,
  history: Pick<History, "replaceState" | "state">,
): string | undefined {
  const { hash, pathname, search } = location;
  if (!hash.startsWith(BEGINNING)) return undefined;
  history.replaceState(history.state, "", pathname + search);
  return hash.slice(BEGINNING.length);
}

/**
 * Exchanges a link for a token of the reader it is of.
 *
 * @param server the server's base address, with a slash at its end
 * @throws {TypeError} when the link does not count, or the server does not answer
 */
export async function exchange(
  link: string,
  server: URL,
  ask: typeof fetch = fetch,
): Promise<ReaderGrant> {
  const answer = await ask(new URL("api/reader", server), {
    method: "POST",
    credentials: "omit",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ link }),
  });
  const grant: unknown = await answer.json();
  if (answer.ok && isReaderGrant(grant)) return grant;
  throw new TypeError(`Cannot use the link: status ${answer.status}`);
}
