/**
 * stompjs 2.3.3 and webstomp-client 1.2.6 for the matrix. The second began as a copy of the first, so
 * that one adapter serves both.
 *
 * @module
 */
import Stompjs from "stompjs";
import webstomp from "webstomp-client";
import { Arrivals } from "./arrivals.ts";
import {
  type Abilities,
  type ClientKind,
  type Connected,
  type ConnectOptions,
  credentials,
  type Headers,
  heartBeatOf,
  Receipts,
  type Received,
  Turned,
} from "./client_adapter.ts";
import { type Carrier, openSocket, over } from "./client_socket.ts";

/** What both libraries make of a socket. */
interface OldClient {
  heartbeat: { outgoing: number; incoming: number };
  debug: (line: string) => void;
  onreceipt?: (frame: OldFrame) => void;
  connect(
    headers: Record<string, string>,
    onConnected: (frame: OldFrame) => void,
    onError: (error: unknown) => void,
  ): void;
  disconnect(onDone: () => void): void;
  subscribe(
    destination: string,
    receive: (message: OldMessage) => void,
    headers: Record<string, string>,
  ): unknown;
  begin(transaction: string): unknown;
  commit(transaction: string): void;
  abort(transaction: string): void;
}

interface OldFrame {
  readonly headers: Headers;
  readonly body: string;
}

interface OldMessage extends OldFrame {
  ack(headers: Record<string, string>): void;
  nack(headers: Record<string, string>): void;
}

/** Where they differ. */
interface Library {
  readonly socket: WebSocket;
  readonly client: OldClient;
  send(destination: string, body: string, headers: Record<string, string>): void;
}

/** Neither library has types that hold. */
const STOMPJS = Stompjs as unknown as {
  over(socket: WebSocket): OldClient & {
    send(destination: string, headers: Record<string, string>, body: string): void;
  };
};
const WEBSTOMP = webstomp as unknown as {
  over(socket: WebSocket, options: { readonly protocols: readonly string[] }): OldClient & {
    send(destination: string, body: string, headers: Record<string, string>): void;
  };
};

const NO_BINARY = "it cuts what it receives at every NUL, counted or not";

const SHARED_ABILITIES: Omit<Abilities, "versions"> = {
  binary: NO_BINARY,
  reconnects: "the application makes a new client when it is told of the end",
  headers: [
    // It knows no escapes: it shows the server's, and leaves its own to the application.
    ["a:b", "a\\cb"],
    ["a\\nb", "a\\nb"],
    ["한국어 🙂", "한국어 🙂"],
  ],
};

/** stompjs 2.3.3. */
export function oldStompjs(carrier: Carrier): ClientKind {
  return {
    name: `stompjs 2.3.3 ${over(carrier)}`,
    // It always offers 1.0 as well, and cannot be told otherwise.
    abilities: { ...SHARED_ABILITIES, versions: ["1.1"] },
    connect: (options) => OldConnected.open(stompjsOver(carrier, options), options),
  };
}

/** webstomp-client 1.2.6. */
export function webstompClient(carrier: Carrier): ClientKind {
  return {
    name: `webstomp-client 1.2.6 ${over(carrier)}`,
    abilities: { ...SHARED_ABILITIES, versions: ["1.0", "1.1", "1.2"] },
    connect: (options) => OldConnected.open(webstompOver(carrier, options), options),
  };
}

function stompjsOver(carrier: Carrier, { origin }: ConnectOptions): Library {
  const socket = openSocket(carrier, origin);
  const client = STOMPJS.over(socket);
  return {
    socket,
    client,
    send: (destination, body, headers) => client.send(destination, headers, body),
  };
}

function webstompOver(carrier: Carrier, { origin, version = "1.2" }: ConnectOptions): Library {
  const protocols = [`v${version.replace(".", "")}.stomp`];
  const socket = openSocket(carrier, origin, protocols);
  const client = WEBSTOMP.over(socket, { protocols });
  return {
    socket,
    client,
    send: (destination, body, headers) => client.send(destination, body, headers),
  };
}

class OldConnected implements Connected {
  readonly heartBeats = new Arrivals<"sent" | "received">();
  readonly errors = new Arrivals<Headers>();
  readonly losses = new Arrivals<void>();
  readonly returns = new Arrivals<void>();
  headers: Headers = {};
  readonly #library: Library;
  readonly #receipts = new Receipts();
  #isLost = false;
  #left: Promise<void> | undefined;

  private constructor(library: Library) {
    this.#library = library;
  }

  static async open(library: Library, options: ConnectOptions): Promise<OldConnected> {
    const opened = new OldConnected(library);
    const { client } = library;
    const { heartBeatMs = 0 } = options;
    const first = Promise.withResolvers<Headers>();
    let error: Headers | undefined;
    client.heartbeat = { outgoing: heartBeatMs, incoming: heartBeatMs };
    client.debug = (line) => {
      const beat = heartBeatOf(line);
      if (beat !== undefined) opened.heartBeats.push(beat);
    };
    client.onreceipt = ({ headers }) => opened.#receipts.came(headers["receipt-id"] ?? "");
    client.connect(credentials(options), ({ headers }) => first.resolve(headers), (fault) => {
      if (isFrame(fault)) {
        error = fault.headers;
        return opened.errors.push(fault.headers);
      }
      opened.#isLost = true;
      first.reject(new Turned(error));
      opened.losses.push();
    });
    opened.headers = await first.promise;
    return opened;
  }

  async subscribe(destination: string, headers: Headers = {}): Promise<Arrivals<Received>> {
    const messages = new Arrivals<Received>();
    const { id, came } = this.#receipts.next();
    this.#library.client.subscribe(destination, (message) =>
      messages.push({
        headers: message.headers,
        body: message.body,
        bytes: undefined,
        ack: (more = {}) => message.ack({ ...more }),
        nack: (more = {}) => message.nack({ ...more }),
      }), { ...headers, receipt: id });
    await came;
    return messages;
  }

  send(destination: string, body: string | Uint8Array, headers: Headers = {}): void {
    if (typeof body !== "string") throw new TypeError(`Cannot send bytes: ${NO_BINARY}`);
    this.#library.send(destination, body, { ...headers });
  }

  async sendSurely(destination: string, body: string | Uint8Array, headers: Headers = {}) {
    const { id, came } = this.#receipts.next();
    this.send(destination, body, { ...headers, receipt: id });
    await came;
  }

  begin(transaction: string): void {
    this.#library.client.begin(transaction);
  }

  commit(transaction: string): void {
    this.#library.client.commit(transaction);
  }

  abort(transaction: string): void {
    this.#library.client.abort(transaction);
  }

  leave(): Promise<void> {
    return this.#left ??= this.#leave();
  }

  async #leave(): Promise<void> {
    if (this.#isLost) return;
    const { socket, client } = this.#library;
    // It takes its own listener off first, and tells nobody when the connection has gone.
    const { promise: gone, resolve } = Promise.withResolvers<void>();
    socket.addEventListener("close", () => resolve());
    client.disconnect(() => {});
    await gone;
  }
}

/** What it calls back with on an ERROR; on a lost connection that is a text or an event. */
function isFrame(fault: unknown): fault is OldFrame {
  return typeof fault === "object" && fault !== null && "headers" in fault;
}
