/**
 * A STOMP frame and the table of commands: who sends each, what it must carry, whether it may have
 * a body.
 *
 * @module
 */
import { FrameHeaders, type HeadersInit } from "./header.ts";
import type { Version } from "./version.ts";

/** Frames a client sends. */
export type ClientCommand =
  | "CONNECT"
  | "STOMP"
  | "SEND"
  | "SUBSCRIBE"
  | "UNSUBSCRIBE"
  | "ACK"
  | "NACK"
  | "BEGIN"
  | "COMMIT"
  | "ABORT"
  | "DISCONNECT";

/** Frames a server sends. */
export type ServerCommand = "CONNECTED" | "MESSAGE" | "RECEIPT" | "ERROR";

/** Any command. Commands are case sensitive. */
export type Command = ClientCommand | ServerCommand;

/** One frame, its headers unescaped and its body as it came. */
export interface Frame<C extends Command = Command> {
  /** The frame's first line. */
  readonly command: C;
  /** In the order they came, repeated ones included. */
  readonly headers: FrameHeaders;
  /**
   * Empty when there is none. Of a frame that was received it may be a view of a larger buffer: copy
   * it to keep it long, and never hand on its `buffer`.
   */
  readonly body: Uint8Array;
}

/** What the specification says about a command. */
export interface CommandRule {
  /** The side that may send it. */
  readonly sentBy: "client" | "server";
  /** Only SEND, MESSAGE and ERROR may have a body (STOMP 1.2, "Body"). */
  readonly mayHaveBody: boolean;
  /** CONNECT, STOMP and CONNECTED are never escaped (STOMP 1.2, "Value Encoding"). */
  readonly escaped: boolean;
  /** Headers the frame must have, by version; `host` of CONNECT is left out on purpose. */
  readonly required: Readonly<Record<Version, readonly string[]>>;
}

const rule = (
  sentBy: "client" | "server",
  required: CommandRule["required"],
  { mayHaveBody = false, escaped = true } = {},
): CommandRule => ({ sentBy, mayHaveBody, escaped, required });
const always = (...names: string[]) => ({ "1.0": names, "1.1": names, "1.2": names });

/** Every command and its rules (STOMP 1.2, "Standard Headers" and "Client Frames"). */
export const COMMANDS: Readonly<Record<Command, CommandRule>> = {
  CONNECT: rule("client", always(), { escaped: false }),
  // Clients in the wild send any host or none, so a missing one is no error.
  STOMP: rule("client", always(), { escaped: false }),
  SEND: rule("client", always("destination"), { mayHaveBody: true }),
  SUBSCRIBE: rule("client", {
    "1.0": ["destination"],
    "1.1": ["destination", "id"],
    "1.2": ["destination", "id"],
  }),
  UNSUBSCRIBE: rule("client", { "1.0": [], "1.1": ["id"], "1.2": ["id"] }),
  ACK: rule("client", {
    "1.0": ["message-id"],
    "1.1": ["message-id", "subscription"],
    "1.2": ["id"],
  }),
  NACK: rule("client", {
    "1.0": ["message-id"],
    "1.1": ["message-id", "subscription"],
    "1.2": ["id"],
  }),
  BEGIN: rule("client", always("transaction")),
  COMMIT: rule("client", always("transaction")),
  ABORT: rule("client", always("transaction")),
  DISCONNECT: rule("client", always()),
  CONNECTED: rule("server", always(), { escaped: false }),
  MESSAGE: rule("server", always("destination", "message-id"), { mayHaveBody: true }),
  RECEIPT: rule("server", always("receipt-id")),
  ERROR: rule("server", always(), { mayHaveBody: true }),
};

const utf8 = new TextEncoder();
const text = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });
const NO_BODY = new Uint8Array(0);

/**
 * Makes a frame.
 *
 * @param body text becomes UTF-8
 *
 * @example
 * ```ts
 * import { bodyText, frame } from "./frame.ts";
 * const send = frame("SEND", { destination: "/app/hello" }, "hi");
 * console.assert(send.headers.get("destination") === "/app/hello" && bodyText(send) === "hi");
 * ```
 */
export function frame<C extends Command>(
  command: C,
  headers: HeadersInit | FrameHeaders = [],
  body: string | Uint8Array = NO_BODY,
): Frame<C> {
  return {
    command,
    headers: headers instanceof FrameHeaders ? headers : FrameHeaders.of(headers),
    body: typeof body === "string" ? utf8.encode(body) : body,
  };
}

/** The body as text; bytes that are not UTF-8 become U+FFFD. */
export function bodyText(frame: Frame): string {
  return frame.body.length === 0 ? "" : text.decode(frame.body);
}
