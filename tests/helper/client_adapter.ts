/**
 * Other people's STOMP clients behind one face, so that one suite can ask the same of all of them.
 *
 * @module
 */
import type { Version } from "../../shared/stomp/version.ts";
import type { Arrivals } from "./arrivals.ts";

/** Headers as clients show them. */
export type Headers = Readonly<Record<string, string>>;

/** One library over one transport. */
export interface ClientKind {
  /** As in `stompjs 2.3.3 over SockJS xhr-polling`. */
  readonly name: string;
  readonly abilities: Abilities;
  /** What of it runs on after its end, if something does. */
  readonly lingers?: string;
  /** Resolves at CONNECTED; rejects with {@linkcode Turned} when the server wants none of it. */
  connect(options: ConnectOptions): Promise<Connected>;
}

/** What a client can do; where it cannot, the reason. */
export interface Abilities {
  /** Those it can be made to offer alone. */
  readonly versions: readonly Version[];
  /** Whether it carries bodies that are no text, every octet of them. */
  readonly binary: true | string;
  /** Whether it tells of a lost connection by connecting again, unasked. */
  readonly reconnects: true | string;
  /** Header values an application gives it, and what another client of its kind then reads. */
  readonly headers: readonly (readonly [said: string, read: string])[];
}

/** What a client is told. */
export interface ConnectOptions {
  /** Of the server, as in `http://127.0.0.1:8082`. */
  readonly origin: string;
  /** The only version to offer; `undefined`: all it knows. */
  readonly version?: Version;
  readonly login?: string;
  readonly passcode?: string;
  /** Each way; default 0, none. */
  readonly heartBeatMs?: number;
}

/** A client after CONNECTED. */
export interface Connected {
  /** CONNECTED's headers. */
  readonly headers: Headers;
  /** Every MESSAGE's destination goes to its own queue. */
  subscribe(destination: string, headers?: Headers): Promise<Arrivals<Received>>;
  /** Sends and goes on. */
  send(destination: string, body: string | Uint8Array, headers?: Headers): void;
  /** Sends and waits for the RECEIPT. */
  sendSurely(destination: string, body: string | Uint8Array, headers?: Headers): Promise<void>;
  begin(transaction: string): void;
  commit(transaction: string): void;
  abort(transaction: string): void;
  /** Each one that came or went. */
  readonly heartBeats: Arrivals<"sent" | "received">;
  /** ERROR frames. */
  readonly errors: Arrivals<Headers>;
  /** Connections lost. */
  readonly losses: Arrivals<void>;
  /** CONNECTED frames after the first, of clients that reconnect. */
  readonly returns: Arrivals<void>;
  /** Ends it; nothing of it is left running. */
  leave(): Promise<void>;
}

/** A MESSAGE. */
export interface Received {
  readonly headers: Headers;
  /** As text. */
  readonly body: string;
  /** As it came, of clients that can show it. */
  readonly bytes: Uint8Array | undefined;
  ack(headers?: Headers): void;
  nack(headers?: Headers): void;
}

/** Why no connection came about. */
export class Turned extends Error {
  override readonly name = "Turned";
  /** Of the ERROR frame, if there was one before the end. */
  readonly headers: Headers | undefined;

  constructor(headers: Headers | undefined) {
    super("Cannot connect: the server turned the client away");
    this.headers = headers;
  }
}

/** Numbers receipts, and wakes who waits for them. */
export class Receipts {
  readonly #waiting = new Map<string, () => void>();
  #count = 0;

  /** @returns an id to send, and when its RECEIPT has come */
  next(): { readonly id: string; readonly came: Promise<void> } {
    const id = `receipt-${++this.#count}`;
    const { promise: came, resolve } = Promise.withResolvers<void>();
    this.#waiting.set(id, resolve);
    return { id, came };
  }

  /** A RECEIPT came. */
  came(id: string): void {
    this.#waiting.get(id)?.();
    this.#waiting.delete(id);
  }
}

/** The parts of {@linkcode ConnectOptions} that travel in CONNECT, if given. */
export function credentials({ login, passcode }: ConnectOptions): Record<string, string> {
  return { ...login !== undefined && { login }, ...passcode !== undefined && { passcode } };
}

/** What every library calls a heart-beat in its debug output. */
export function heartBeatOf(line: string): "sent" | "received" | undefined {
  if (line === ">>> PING") return "sent";
  return line === "<<< PONG" ? "received" : undefined;
}
