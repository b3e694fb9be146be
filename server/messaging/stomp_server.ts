/**
 * A STOMP server to be put into an application: give it handlers, hand it requests.
 *
 * @module
 */
import type { HeartBeat } from "../../shared/stomp/heartbeat.ts";
import type { BrokerMessage, Subscription } from "./broker/broker.ts";
import { fanOut } from "./broker/fan_out.ts";
import { MemoryBroker } from "./broker/memory_broker.ts";
import { UserDestinations } from "./broker/user_destination.ts";
import { anonymous, type Authenticate } from "./channel/authenticate.ts";
import { isAuthorized, routedOnly } from "./channel/authorize.ts";
import { checkedPrefixes, type Prefixes } from "./channel/destination.ts";
import { InboundChannel } from "./channel/inbound.ts";
import { type Messaging, OutboundChannel } from "./channel/outbound.ts";
import { type Counters, newCounters } from "./counters.ts";
import { serverLimits } from "./limits.ts";
import { type Log, logFaults } from "./log.ts";
import type { StompServerOptions } from "./options.ts";
import type { Principal } from "./principal.ts";
import {
  type Answers,
  bindRoute,
  type BoundRoute,
  createDispatcher,
  type Message,
  type Route,
  type RoutingDispatcher,
  type StandardSchema,
} from "./routing/mod.ts";
import { type Registry, SessionRegistry } from "./session/registry.ts";
import { type DrainOptions, SessionHost } from "./session/session_host.ts";
import type { Close } from "./session/state.ts";
import { Turn } from "./session/turn.ts";
import type { Attributes } from "./stomp_session.ts";
import { systemClock } from "./system_clock.ts";
import type { Connection, Handshake, Receiver } from "./transport/connection.ts";
import { type RequestInfo, StompEndpoints } from "./transport/endpoint.ts";

/** A type of user that only the application can make needs `authenticate`. */
type NeedsAuthenticate<U extends Principal> = Principal extends U ? unknown
  : { readonly authenticate: Authenticate<U> };

/** Our side of the heart-beats unless told otherwise: its least, as the slower side wins. */
const DEFAULT_HEART_BEAT: HeartBeat = { sendEveryMs: 1_000, expectEveryMs: 1_000 };

/**
 * A STOMP server with an in-memory broker.
 *
 * @example
 * ```ts
 * import { Controller, MessageMapping, SendTo, StompServer } from "./mod.ts";
 * import { connect } from "./testing/peer.ts";
 *
 * @Controller()
 * class GreetingController {
 *   @MessageMapping("/hello")
 *   @SendTo("/topic/greetings")
 *   greet() {
 *     return { content: "Hello!" };
 *   }
 * }
 * const stomp = new StompServer({
 *   controllers: [new GreetingController()],
 *   endpoints: { "/stomp": {} },
 * });
 * // Deno.serve((request, info) => stomp.handle(request, info) ?? app.fetch(request));
 * const peer = connect(stomp);
 * peer.send("CONNECT\naccept-version:1.2\nhost:x\n\n\0");
 * console.assert((await peer.next()).command === "CONNECTED");
 * peer.close();
 * ```
 */
export class StompServer<U extends Principal = Principal, A extends object = Attributes> {
  /** Tells clients something from anywhere in the application. */
  readonly messaging: Messaging;
  /** Who is connected. */
  readonly registry: Registry<U>;
  /** What happened so far. */
  readonly counters: Readonly<Counters>;
  readonly #endpoints: StompEndpoints;
  readonly #controllers: readonly object[];
  readonly #routes: BoundRoute[] = [];
  readonly #host: SessionHost<U>;
  readonly #counters = newCounters();
  readonly #log: Log;
  #dispatcher: RoutingDispatcher<U>;

  /**
   * Makes a server. It listens to nothing by itself.
   *
   * @throws {TypeError | SyntaxError | RangeError} when prefixes, limits or handlers do not fit
   *   together; the message says how
   */
  constructor(options: StompServerOptions<U> & NeedsAuthenticate<U>) {
    const { clock = systemClock, newId = () => crypto.randomUUID(), log = logFaults } = options;
    this.#log = log;
    this.#controllers = options.controllers ?? [];
    this.#dispatcher = this.#createDispatcher(this.#routes);
    const counters = this.#counters;
    const limits = serverLimits(options.limits);
    const prefixes = prefixesOf(options);
    const userDestinations = new UserDestinations(prefixes.user);
    const deliver = (message: BrokerMessage, subscriptions: Iterable<Subscription>) => {
      counters.messagesDelivered += fanOut(message, subscriptions);
    };
    const broker = new MemoryBroker(deliver);
    const registry = new SessionRegistry<U>(broker);
    const outbound = new OutboundChannel({
      prefixes,
      userDestinations,
      broker,
      deliver,
      messageId: messageIds(newId()),
      log,
    });
    const rules = options.authorize ??
      routedOnly(prefixes, () => this.#dispatcher.routeTable.literalDestinations());
    const inbound = new InboundChannel<U>({
      prefixes,
      userDestinations,
      broker,
      // `on` makes another dispatcher.
      dispatcher: () => this.#dispatcher,
      outbound,
      isAuthorized: (wish) => isAuthorized(rules, wish),
      rate: limits.requests,
      maxSubscriptions: limits.maxSubscriptions,
      clock,
      counters,
    });
    this.#host = new SessionHost<U>({
      clock,
      turn: new Turn(),
      limits,
      // Without the option U is Principal, as the type of this constructor asks.
      authenticate: options.authenticate ?? anonymous(newId) as Authenticate<U>,
      inbound,
      broker,
      registry,
      counters,
      log,
    }, {
      newId,
      heartBeat: options.heartBeat ?? DEFAULT_HEART_BEAT,
      serverName: options.serverName ?? "smallTalk",
    });
    this.#endpoints = new StompEndpoints(options.endpoints ?? {}, {
      accept: (connection, handshake) => this.#host.accept(connection, handshake),
      isDraining: () => this.#host.draining,
      counters,
      log,
      clock,
    });
    this.messaging = outbound;
    this.registry = registry;
    this.counters = counters;
  }

  /**
   * Answers a request to one of the endpoints; `undefined` when it is for something else. To be
   * asked before any middleware: an upgrade's response must reach `Deno.serve` as it is.
   */
  handle(request: Request, info: RequestInfo): Response | Promise<Response> | undefined {
    return this.#endpoints.handle(request, info);
  }

  /**
   * Gives a route its handler.
   *
   * @throws {TypeError} when it conflicts with another mapping
   */
  on<
    P extends string,
    B extends StandardSchema | undefined,
    R extends StandardSchema | undefined,
  >(route: Route<P, B, R>, handler: (message: Message<P, B, U, A>) => Answers<R>): void {
    const bound = bindRoute(route, handler);
    this.#dispatcher = this.#createDispatcher([...this.#routes, bound]);
    this.#routes.push(bound);
  }

  /** Starts a session on a connection that is open, whatever carries it. */
  accept(connection: Connection, handshake: Handshake): Receiver {
    return this.#host.accept(connection, handshake);
  }

  /** Closes the sessions of some users at once. @returns how many there were */
  disconnect(isMeant: (user: U) => boolean, close: Close): number {
    return this.#host.disconnect(isMeant, close);
  }

  /**
   * Takes no more connections and closes all with 1012, in batches, each after the frame that is
   * being worked on. Resolves when they have gone, or at the deadline; only then `Deno.serve` may be
   * shut down, which would close them with 1001.
   */
  drain(options: DrainOptions): Promise<void> {
    return this.#host.drain(options);
  }

  #createDispatcher(routes: readonly BoundRoute[]): RoutingDispatcher<U> {
    return createDispatcher<U>({
      controllers: this.#controllers,
      routes,
      onError: (error, where) => this.#log({ kind: "fault", error, where }),
    });
  }
}

function prefixesOf<U extends Principal>(options: StompServerOptions<U>): Prefixes {
  return checkedPrefixes({
    application: options.applicationPrefix ?? "/app",
    broker: options.brokerPrefixes ?? ["/topic"],
    user: options.userPrefix ?? "/user",
  });
}

/** Counts messages up, with a part that another run of the server does not repeat. */
function messageIds(runId: string): () => string {
  const prefix = runId.slice(0, 8);
  let count = 0;
  return () => `${prefix}-${++count}`;
}
