/**
 * The reader who makes a call of the API.
 *
 * @module
 */
import type { Chat } from "../../chat/chat.ts";
import { foreignToken, type Reader } from "../../chat/reader/reader_token.ts";
import { bearerOf } from "./bearer.ts";

/**
 * The reader a request's token names, on a page that may speak for their site.
 *
 * @throws {Refused} `token-invalid`
 */
export function readerOfRequest(
  { headers }: Request,
  { readerTokens, sites }: Pick<Chat, "readerTokens" | "sites">,
): Reader {
  const reader = readerTokens.read(bearerOf(headers));
  if (sites.admits(reader.site, headers.get("origin"))) return reader;
  throw foreignToken();
}
