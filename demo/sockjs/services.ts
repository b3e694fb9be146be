/**
 * The four services that sockjs-protocol's tests are run against.
 *
 * @module
 */
import {
  type Clock,
  type Close,
  type Connection,
  type Receiver,
  type RequestInfo,
  SockJsServer,
  type SockJsServerOptions,
  systemClock,
} from "../../server/messaging/mod.ts";

/** Small enough for a test to reach. */
const RESPONSE_LIMIT_BYTES = 4_096;

const RESTART: Close = { code: 1012, reason: "the server restarts" };

/** Settings of all four, where they matter. */
export type ServicesOptions = Pick<SockJsServerOptions, "clock" | "disconnectDelayMs">;

/** `/echo`, `/disabled_websocket_echo`, `/cookie_needed_echo` and `/close`; any page may use them. */
export class Services {
  readonly #servers: readonly SockJsServer[];
  readonly #clock: Clock;
  readonly #open = new Set<Connection>();
  #draining = false;
  #onEmpty = () => {};

  constructor(options: ServicesOptions = {}) {
    const { clock = systemClock } = options;
    this.#clock = clock;
    const common = {
      ...options,
      responseLimitBytes: RESPONSE_LIMIT_BYTES,
      allowOrigin: () => true,
      isDraining: () => this.#draining,
    };
    const echo = { ...common, accept: this.#tracked(echoing) };
    this.#servers = [
      new SockJsServer({ ...echo, path: "/echo" }),
      new SockJsServer({ ...echo, path: "/disabled_websocket_echo", webSocket: false }),
      new SockJsServer({ ...echo, path: "/cookie_needed_echo", cookieNeeded: true }),
      new SockJsServer({ ...common, path: "/close", accept: this.#tracked(closing) }),
    ];
  }

  /** How many connections have not gone. */
  get connectionCount(): number {
    return this.#open.size;
  }

  /** Answers any request. */
  handle(request: Request, info: RequestInfo): Response | Promise<Response> {
    for (const server of this.#servers) {
      const response = server.handle(request, info);
      if (response !== undefined) return response;
    }
    return new Response("There is nothing here.\n", { status: 404 });
  }

  /** Opens nothing more and closes all that is open. Resolves when it has gone, or at the deadline. */
  async drain(deadlineMs: number): Promise<void> {
    this.#draining = true;
    if (this.#open.size === 0) return;
    const { promise: over, resolve: end } = Promise.withResolvers<void>();
    this.#onEmpty = end;
    const cancel = this.#clock.after(deadlineMs, end);
    for (const connection of this.#open) connection.close(RESTART.code, RESTART.reason);
    await over;
    cancel();
  }

  #tracked(accept: (connection: Connection) => Receiver): (connection: Connection) => Receiver {
    return (connection) => {
      this.#open.add(connection);
      const receiver = accept(connection);
      return {
        receive: (message) => receiver.receive(message),
        closed: () => {
          receiver.closed();
          this.#open.delete(connection);
          if (this.#open.size === 0) this.#onEmpty();
        },
      };
    };
  }
}

function echoing(connection: Connection): Receiver {
  return { receive: (message) => connection.send(message), closed() {} };
}

function closing(connection: Connection): Receiver {
  connection.close(3000, "Go away!");
  return { receive() {}, closed() {} };
}
