/**
 * What a server tells its owner of itself and of what stands before it, for the console to judge.
 *
 * @module
 */
import { fieldsOf, isBoolean, isCount, isListOf, isString } from "./guard.ts";

/** Whom a server takes for the client of a request that came through whatever stands before it. */
export type ClientSeen =
  /** Nothing need stand between. */
  | "direct"
  /** A proxy says for whom it asks, and is believed. */
  | "known"
  /** A proxy asks, and does not say for whom. */
  | "nameless"
  /** A proxy says for whom it asks, and is not believed. */
  | "unbelieved";

/** The answer to `GET /api/check`. */
export interface CheckFacts {
  /** In milliseconds since 1970. */
  readonly now: number;
  /** Where readers and authors are to reach the server. */
  readonly publicUrl: string;
  /** For which host the request asked when it came; empty where it did not say. */
  readonly host: string;
  /** The other end of the connection: the proxy, if there is one. */
  readonly peer: string;
  readonly client: ClientSeen;
  /** Whether the server listens to every network, though a proxy stands before it. */
  readonly open: boolean;
  /** What cannot be done with the data now. */
  readonly cannot: readonly string[];
  /** Whether mail is set up, and push messages are. */
  readonly mail: boolean;
  readonly push: boolean;
}

/** The answer to `POST /api/check/body`. */
export interface CheckedBody {
  /** How much of the body has come. */
  readonly bodyBytes: number;
}

/** What became of connecting to the mail server as for a mail; none is sent. */
export type MailLook = "ok" | "user" | "encryption" | "unreachable";

/** The answer to `POST /api/check/mail`. */
export interface CheckedMail {
  readonly mail: MailLook;
}

const CLIENTS: readonly string[] = ["direct", "known", "nameless", "unbelieved"];
const MAIL_LOOKS: readonly string[] = ["ok", "user", "encryption", "unreachable"];

/** Whether a body has the shape of {@linkcode CheckFacts}. */
export function isCheckFacts(body: unknown): body is CheckFacts {
  const { now, publicUrl, host, peer, client, open, cannot, mail, push } = fieldsOf<CheckFacts>(
    body,
  );
  return isCount(now) && isString(publicUrl) && isString(host) && isString(peer) &&
    isString(client) && CLIENTS.includes(client) && isBoolean(open) &&
    isListOf(cannot, isString) && isBoolean(mail) && isBoolean(push);
}

/** Whether a body has the shape of {@linkcode CheckedBody}. */
export function isCheckedBody(body: unknown): body is CheckedBody {
  return isCount(fieldsOf<CheckedBody>(body).bodyBytes);
}

/** Whether a body has the shape of {@linkcode CheckedMail}. */
export function isCheckedMail(body: unknown): body is CheckedMail {
  const { mail } = fieldsOf<CheckedMail>(body);
  return isString(mail) && MAIL_LOOKS.includes(mail);
}
