/**
 * Asks a server as it is: no redirect is followed, nothing is unpacked, no header is added, and what
 * does not answer says why. A certificate nobody trusts does not stop it, since the doctor wants to
 * see the rest too; nothing secret is ever sent.
 *
 * @module
 */
import * as http from "node:http";
import * as https from "node:https";
import { toError } from "../../ops/log.ts";

/** What came back. */
export interface Answered {
  readonly kind: "answered";
  readonly status: number;
  /** In lower case; several of one name are joined. */
  readonly headers: Readonly<Record<string, string>>;
  /** The beginning of the body. */
  readonly text: string;
}

/** Nothing came back. */
export interface Unanswered {
  readonly kind: "unanswered";
  readonly reason: string;
}

/** How an asking ended. */
export type Asked = Answered | Unanswered;

/** What is asked besides an address. */
export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Reads the body as it comes, until it says that this is enough. */
  readonly enough?: (text: string) => boolean;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
/** Nobody needs more of an answer. */
const MAX_TEXT_LENGTH = 65_536;
const HANDSHAKE = {
  connection: "Upgrade",
  upgrade: "websocket",
  "sec-websocket-version": "13",
  "sec-websocket-key": "c21hbGxUYWxrIGRvY3RvciE=",
  "sec-websocket-protocol": "v12.stomp",
};

/** Asks once. Never rejects. */
export function ask(url: string, asking: Asking = {}): Promise<Asked> {
  const { method = "GET", headers = {}, body, enough, timeoutMs = TIMEOUT_MS } = asking;
  return new Promise((resolve) => {
    const failed = (error: unknown) =>
      end({ kind: "unanswered", reason: reasonOf(error, timeoutMs) });
    const end = (asked: Asked) => {
      clearTimeout(timer);
      resolve(asked);
      request.destroy();
    };
    const timer = setTimeout(() => failed(undefined), timeoutMs);
    const request = clientOf(url)(url, {
      method,
      headers: { ...headers, ...body !== undefined && { "content-length": byteLength(body) } },
      agent: false,
      rejectUnauthorized: false,
    });
    request.on("upgrade", (response: http.IncomingMessage, socket: { destroy(): void }) => {
      socket.destroy();
      end(answered(response, ""));
    });
    request.on("response", (response: http.IncomingMessage) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
        if (text.length > MAX_TEXT_LENGTH || enough?.(text)) end(answered(response, text));
      });
      response.on("end", () => end(answered(response, text)));
      response.on("error", failed);
    });
    request.on("error", failed);
    request.end(body);
  });
}

/** Asks for a WebSocket, which is closed at once. The status is 101 when it came. */
export function askForSocket(url: string, headers: Asking["headers"] = {}): Promise<Asked> {
  return ask(url, { headers: { ...HANDSHAKE, ...headers } });
}

function clientOf(url: string) {
  return url.startsWith("https:") ? https.request : http.request;
}

function answered({ statusCode = 0, headers }: http.IncomingMessage, text: string): Answered {
  const fields = Object.entries(headers).map(([name, value]) => [name, String(value ?? "")]);
  return {
    kind: "answered",
    status: statusCode,
    headers: Object.fromEntries(fields),
    text: text.slice(0, MAX_TEXT_LENGTH),
  };
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (error === undefined) return `nothing came within ${timeoutMs / 1_000} s`;
  const { message, code }: { message: string; code?: unknown } = toError(error);
  switch (code) {
    case "ECONNREFUSED":
      return "nothing listens there";
    case "ENOTFOUND":
      return "there is no host of that name";
    case "ECONNRESET":
      return "the connection was cut";
    default:
      return message.split("\n")[0] ?? "";
  }
}

function byteLength(text: string): string {
  return String(new TextEncoder().encode(text).length);
}
