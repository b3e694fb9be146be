/**
 * Who is connecting to the chat: a reader with a token, or an author with a cookie.
 *
 * @module
 */
import { Refused } from "../../../../shared/refusal.ts";
import type { Authenticate, Handshake, RequestInfo } from "../../../messaging/mod.ts";
import type { Chat } from "../../chat.ts";
import { foreignToken } from "../../reader/reader_token.ts";
import { authorUser, type ChatUser, readerUser, subjectOf } from "./chat_user.ts";

/** The handshake's attribute that holds the cookie's value. */
const SECRET = "sessionSecret";
/** The handshake's attribute that names the client's network. */
const NETWORK = "network";

/** The handshake's attribute that says what carries the session. */
const CARRIER = "carrier";

/** Finds the cookie's value in a request, if the request was made by a page of the server's own. */
export type SessionSecretOf = (headers: Headers) => string | undefined;

/** Names the network of the client of a request, if it is known; never the network itself. */
export type NetworkNameOf = (request: Request, info: RequestInfo) => string | undefined;

/** The endpoint's `handshake` hook: keeps for CONNECT the cookie's value, the network's name, and what carries it. */
export function chatHandshake(
  secretOf: SessionSecretOf,
  networkOf: NetworkNameOf = () => undefined,
): (request: Request, info: RequestInfo) => Handshake["attributes"] {
  return (request, info) => ({
    [SECRET]: secretOf(request.headers),
    [NETWORK]: networkOf(request, info),
    [CARRIER]: request.headers.get("upgrade") === null ? "sockjs" : "websocket",
  });
}

/** What carries a session, by the attributes of its handshake. */
export function carrierOf(
  { [CARRIER]: carrier }: Readonly<Record<string, unknown>>,
): "websocket" | "sockjs" {
  return carrier === "sockjs" ? "sockjs" : "websocket";
}

/**
 * Takes a reader's token from CONNECT's `passcode`. Without one the cookie counts: a page may be
 * open in a browser whose owner is signed in as the author, and still is a reader's page.
 */
export function chatAuthenticate(
  { readers, sessions, sites, moderation, liveAuthors }: Pick<
    Chat,
    "readers" | "sessions" | "sites" | "moderation" | "liveAuthors"
  >,
): Authenticate<ChatUser> {
  return async ({ passcode = "" }, { attributes, origin }) => {
    if (passcode !== "") {
      const reader = await readers.admit(passcode);
      if (!sites.admits(reader.site, origin)) throw foreignToken();
      const network = attributes[NETWORK];
      const user = readerUser(reader, {
        origin,
        ...typeof network === "string" && { network },
      });
      moderation.measures.assertNotBanned(subjectOf(user, reader.site));
      return user;
    }
    const secret = attributes[SECRET];
    if (typeof secret !== "string") {
      throw new Refused({
        code: "token-invalid",
        message: "Nobody is named: send a reader's token as the passcode.",
      });
    }
    const signedIn = await sessions.find(secret);
    if (signedIn === undefined) {
      throw new Refused({ code: "signed-out", message: "You are signed out. Sign in again." });
    }
    return authorUser(signedIn, liveAuthors);
  };
}
