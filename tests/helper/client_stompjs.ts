/**
 * @stomp/stompjs 7 for the matrix, by itself or below @stomp/rx-stomp 2.
 *
 * @module
 */
import { RxStomp } from "@stomp/rx-stomp";
import { Client, type IMessage, type IPublishParams, Versions } from "@stomp/stompjs";
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
import { type Carrier, openSocket, over, TEXT_ONLY } from "./client_socket.ts";

/** Soon enough for a test. */
const RECONNECT_MS = 10;
const PROTOCOLS = ["v12.stomp", "v11.stomp", "v10.stomp"];

/** What an application sees of either library. */
interface Library {
  /** Begins, and calls when connected (with CONNECTED's headers), refused and lost. */
  activate(config: SharedConfig, hooks: Hooks): void;
  deactivate(): Promise<void>;
  publish(message: IPublishParams): void;
  watch(destination: string, headers: Headers, receive: (message: IMessage) => void): void;
  watchForReceipt(id: string, receive: () => void): void;
  /** Has what rx-stomp leaves to it. */
  readonly client: Client;
}

interface Hooks {
  readonly onConnected: (headers: Headers) => void;
  readonly onError: (headers: Headers) => void;
  readonly onLost: () => void;
}

/** The settings both libraries share. */
type SharedConfig = ReturnType<typeof configOf>;

/** @stomp/stompjs alone. */
export function stompjs(carrier: Carrier): ClientKind {
  return {
    name: `@stomp/stompjs 7.5.0 ${over(carrier)}`,
    abilities: abilitiesOver(carrier),
    ...carrier === "eventsource" && { lingers: "sockjs-client closes its source a moment late" },
    connect: (options) => StompjsConnected.open(stompjsLibrary(), carrier, options),
  };
}

/** @stomp/rx-stomp, through its own methods where it has some. */
export function rxStomp(carrier: Carrier): ClientKind {
  return {
    name: `@stomp/rx-stomp 2.4.0 ${over(carrier)}`,
    abilities: abilitiesOver(carrier),
    connect: (options) => StompjsConnected.open(rxStompLibrary(), carrier, options),
  };
}

function abilitiesOver(carrier: Carrier): Abilities {
  return {
    versions: ["1.0", "1.1", "1.2"],
    binary: carrier === "WebSocket" ? true : TEXT_ONLY,
    reconnects: true,
    headers: [
      ["a:b\r\nc\\d", "a:b\r\nc\\d"],
      ["한국어 🙂", "한국어 🙂"],
      // It unescapes in several passes: where `\\n` came, it finds a line end.
      ["C:\\new", "C:\\\new"],
    ],
  };
}

function stompjsLibrary(): Library {
  const client = new Client();
  return {
    client,
    activate(config, { onConnected, onError, onLost }) {
      client.configure({
        ...config,
        onConnect: ({ headers }) => onConnected(headers),
        onStompError: ({ headers }) => onError(headers),
        onWebSocketClose: onLost,
      });
      client.activate();
    },
    deactivate: () => client.deactivate(),
    publish: (message) => client.publish(message),
    watch: (destination, headers, receive) =>
      void client.subscribe(destination, receive, { ...headers }),
    watchForReceipt: (id, receive) => client.watchForReceipt(id, receive),
  };
}

function rxStompLibrary(): Library {
  const client = new Client();
  const rx = new RxStomp(client);
  return {
    client,
    activate(config, { onConnected, onError, onLost }) {
      rx.configure(config);
      rx.serverHeaders$.subscribe(onConnected);
      rx.stompErrors$.subscribe(({ headers }) => onError(headers));
      rx.activate();
      client.onWebSocketClose = chained(client.onWebSocketClose, onLost);
    },
    deactivate: () => rx.deactivate(),
    publish: ({ headers = {}, ...message }) => rx.publish({ ...message, headers }),
    watch: (destination, headers, receive) =>
      void rx.watch(destination, { ...headers }).subscribe(receive),
    watchForReceipt: (id, receive) => rx.watchForReceipt(id, receive),
  };
}

/** rx-stomp listens itself, and has no event for a connection that never came about. */
function chained<T>(first: (event: T) => void, second: () => void): (event: T) => void {
  return (event) => {
    first(event);
    second();
  };
}

function configOf(
  carrier: Carrier,
  options: ConnectOptions,
  heartBeats: Arrivals<"sent" | "received">,
) {
  const { version, heartBeatMs = 0 } = options;
  return {
    webSocketFactory: () => openSocket(carrier, options.origin, PROTOCOLS),
    connectHeaders: credentials(options),
    heartbeatIncoming: heartBeatMs,
    heartbeatOutgoing: heartBeatMs,
    reconnectDelay: RECONNECT_MS,
    ...version !== undefined && { stompVersions: new Versions([version]) },
    debug(line: string) {
      const beat = heartBeatOf(line);
      if (beat !== undefined) heartBeats.push(beat);
    },
  };
}

class StompjsConnected implements Connected {
  readonly heartBeats = new Arrivals<"sent" | "received">();
  readonly errors = new Arrivals<Headers>();
  readonly losses = new Arrivals<void>();
  readonly returns = new Arrivals<void>();
  headers: Headers = {};
  readonly #library: Library;
  readonly #receipts = new Receipts();

  private constructor(library: Library) {
    this.#library = library;
  }

  static async open(
    library: Library,
    carrier: Carrier,
    options: ConnectOptions,
  ): Promise<StompjsConnected> {
    const opened = new StompjsConnected(library);
    const first = Promise.withResolvers<Headers>();
    let error: Headers | undefined;
    let isBack = false;
    library.activate(configOf(carrier, options, opened.heartBeats), {
      onConnected(headers) {
        if (isBack) opened.returns.push();
        else first.resolve(headers);
        isBack = true;
      },
      onError(headers) {
        error = headers;
        opened.errors.push(headers);
      },
      onLost() {
        first.reject(new Turned(error));
        opened.losses.push();
      },
    });
    try {
      opened.headers = await first.promise;
      return opened;
    } catch (turned) {
      await library.deactivate();
      throw turned;
    }
  }

  async subscribe(destination: string, headers: Headers = {}): Promise<Arrivals<Received>> {
    const messages = new Arrivals<Received>();
    const { id, came } = this.#receipt();
    this.#library.watch(destination, { ...headers, receipt: id }, (message) =>
      messages.push({
        headers: message.headers,
        get body() {
          return message.body;
        },
        get bytes() {
          return message.binaryBody;
        },
        ack: (more = {}) => message.ack({ ...more }),
        nack: (more = {}) => message.nack({ ...more }),
      }));
    await came;
    return messages;
  }

  send(destination: string, body: string | Uint8Array, headers: Headers = {}): void {
    const content = typeof body === "string" ? { body } : { binaryBody: body };
    this.#library.publish({ destination, ...content, headers: { ...headers } });
  }

  async sendSurely(
    destination: string,
    body: string | Uint8Array,
    headers: Headers = {},
  ): Promise<void> {
    const { id, came } = this.#receipt();
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
    return this.#library.deactivate();
  }

  #receipt() {
    const receipt = this.#receipts.next();
    this.#library.watchForReceipt(receipt.id, () => this.#receipts.came(receipt.id));
    return receipt;
  }
}
