/**
 * The services of `deno task sockjs` on a real port, on a clock that stands still.
 *
 * @module
 */
import assert from "node:assert/strict";
import { Services } from "../../demo/sockjs/services.ts";
import { VirtualClock } from "../../server/messaging/testing/virtual_clock.ts";
import { until } from "./patience.ts";
import { type Answer, ask, type Asking, type Head, HttpConnection } from "./sockjs_http.ts";

/** A streaming answer. */
export interface Stream extends Head {
  /** The next chunk; empty at the end. */
  next(): Promise<string>;
  /** All up to these octets, in however many chunks they come. */
  upTo(end: string): Promise<string>;
  /** Goes, without a word. */
  abort(): void;
}

/** Running services. */
export interface SockJsSite {
  readonly port: number;
  readonly clock: VirtualClock;
  readonly services: Services;
  get(path: string, asking?: Asking): Promise<Answer>;
  post(path: string, body?: string, headers?: Record<string, string>): Promise<Answer>;
  options(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** Asks and reads the head of the answer only. */
  stream(method: "GET" | "POST", path: string): Promise<Stream>;
  connect(): Promise<HttpConnection>;
  /** Opens a WebSocket. */
  socket(path: string): TestSocket;
}

/** A path of a session nobody has used. */
export function newSession(base = "/echo"): string {
  return `${base}/000/${crypto.randomUUID()}`;
}

/** Serves for the time of `body`; afterwards nothing may be left of any session. */
export async function withSockJs(body: (site: SockJsSite) => Promise<void>): Promise<void> {
  const clock = new VirtualClock();
  const services = new Services({ clock });
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    (request, info) => services.handle(request, info),
  );
  const { port } = server.addr;
  const connections: HttpConnection[] = [];
  const sockets: TestSocket[] = [];
  const connect = async () => {
    const connection = await HttpConnection.open(port);
    connections.push(connection);
    return connection;
  };
  const site: SockJsSite = {
    port,
    clock,
    services,
    connect,
    get: (path, asking) => ask(port, "GET", path, asking),
    post: (path, payload, headers = {}) =>
      ask(port, "POST", path, { headers, ...payload !== undefined && { body: payload } }),
    options: (path, headers = {}) => ask(port, "OPTIONS", path, { headers }),
    async stream(method, path) {
      const connection = await connect();
      const head = await connection.request(method, path);
      return {
        ...head,
        next: () => connection.readChunk(),
        async upTo(end) {
          let text = "";
          while (!text.endsWith(end)) {
            const chunk = await connection.readChunk();
            if (chunk === "") throw new Error(`The answer ended with ${JSON.stringify(text)}`);
            text += chunk;
          }
          return text;
        },
        abort: () => {
          connections.splice(connections.indexOf(connection), 1);
          connection[Symbol.dispose]();
        },
      };
    },
    socket(path) {
      const socket = new TestSocket(`ws://127.0.0.1:${port}${path}`);
      sockets.push(socket);
      return socket;
    },
  };
  try {
    await body(site);
  } finally {
    for (const connection of connections) connection[Symbol.dispose]();
    await Promise.all(sockets.map((socket) => socket.close()));
    // What nobody fetches from any more ends by the disconnect delay, the rest by draining.
    const drained = services.drain(2_000);
    clock.advance(5_000);
    await drained;
    await server.shutdown();
  }
  // A server may have shut down before all its sockets have heard of it.
  await until("no connection is left", () => services.connectionCount === 0);
  assert.equal(clock.pending, 0);
}

/** A WebSocket whose messages are read one by one. */
export class TestSocket {
  readonly #socket: WebSocket;
  readonly #arrived: (string | CloseEvent)[] = [];
  readonly #closed: Promise<unknown>;
  #wake = () => {};

  constructor(url: string) {
    this.#socket = new WebSocket(url);
    const push = (what: string | CloseEvent) => {
      this.#arrived.push(what);
      this.#wake();
    };
    this.#socket.onmessage = ({ data }) => push(data);
    this.#closed = new Promise<void>((resolve) => {
      this.#socket.onclose = (event) => {
        push(event);
        resolve();
      };
    });
  }

  /** Sends once the socket is open. */
  async send(data: string | Uint8Array<ArrayBuffer>): Promise<void> {
    if (this.#socket.readyState === WebSocket.CONNECTING) {
      await new Promise((resolve) =>
        this.#socket.addEventListener("open", resolve, { once: true })
      );
    }
    this.#socket.send(data);
  }

  /** The next message; when there is none but the socket's end, its code and reason. */
  async next(): Promise<string | { readonly code: number; readonly reason: string }> {
    for (;;) {
      const next = this.#arrived.shift();
      if (typeof next === "string") return next;
      if (next !== undefined) return { code: next.code, reason: next.reason };
      await new Promise<void>((resolve) => this.#wake = resolve);
    }
  }

  /** Closes and waits for the end. */
  async close(): Promise<void> {
    this.#socket.close();
    await this.#closed;
  }
}
