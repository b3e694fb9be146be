/**
 * Posts to a push service. Redirects are not followed, and what is answered is not read: it is the
 * status that counts.
 *
 * @module
 */
import type { PostAnswer, PostRequest } from "./web_push_sender.ts";

/** A service that takes longer counts as one that does not answer. */
const TIMEOUT_MS = 10_000;

/** See the head of this file. @throws {Error} when nobody answers */
export async function postOnce({ url, headers, body }: PostRequest): Promise<PostAnswer> {
  const answer = await fetch(url, {
    method: "POST",
    headers,
    body,
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await answer.body?.cancel();
  return { status: answer.status, retryAfter: answer.headers.get("retry-after") };
}
