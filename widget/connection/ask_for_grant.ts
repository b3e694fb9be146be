/**
 * Asks the server who a reader is.
 *
 * @module
 */
import { isReaderGrant, type ReaderGrant } from "../../shared/chat/event.ts";
import { isRefusal, Refused } from "../../shared/refusal.ts";
import type { Asking } from "./proof.ts";

/** Gives a token in which the site says who its reader is; each counts once. */
export type AskIdentity = () => string | Promise<string>;

/**
 * Asks for a reader's token, a new reader's unless it is said whose.
 *
 * @throws {Refused} when the server does not want us
 * @throws {TypeError} when there is no network, or what it answers cannot be read
 */
export async function askForGrant(
  { server, fetch }: Asking,
  whose: Pick<RequestInit, "headers" | "body">,
): Promise<ReaderGrant> {
  const asked = { method: "POST", credentials: "omit", ...whose } as const;
  let answer = await fetch(new URL("api/reader", server), asked);
  // What a new reader lacks can only be the solution of a puzzle.
  if (answer.status === 401 && whose.headers === undefined) {
    answer = await (await import("./proof.ts")).prove({ server, fetch });
  }
  const body: unknown = await answer.json();
  if (answer.ok && isReaderGrant(body)) return body;
  if (!answer.ok && isRefusal(body)) throw new Refused(body);
  throw new TypeError(`Cannot read the answer: status ${answer.status}`);
}
