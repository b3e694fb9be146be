/**
 * Reads the answer of a server nobody knows: its status, and a little of what it says.
 *
 * @module
 */
import type { IncomingMessage } from "node:http";
import type { WebAnswer } from "../chat/notification/web_sender.ts";

/** So much is read of an answer. */
export const MAX_ANSWER_BYTES = 4_096;
/** Nobody may ask to be left alone for longer. */
const LONGEST_RETRY_MS = 24 * 60 * 60_000;

/** The answer, as soon as it has ended or enough of it is read. Then nothing more is read. */
export async function readAnswer(response: IncomingMessage): Promise<WebAnswer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    const rest = chunk.subarray(0, MAX_ANSWER_BYTES - size);
    chunks.push(rest);
    size += rest.length;
    if (size >= MAX_ANSWER_BYTES) break;
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  const retryAfterMs = retryAfter(response.headers["retry-after"]);
  return {
    kind: "answered",
    status: response.statusCode ?? 0,
    body: new TextDecoder().decode(bytes),
    ...retryAfterMs !== undefined && { retryAfterMs },
  };
}

/** Seconds, as services say it; a date is taken for nothing. */
function retryAfter(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,6}(?:\.\d+)?$/.test(text)) return undefined;
  return Math.min(Number(text) * 1_000, LONGEST_RETRY_MS);
}
