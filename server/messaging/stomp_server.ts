/**
 * A STOMP server to be put into an application: give it handlers, hand it requests.
 *
 * @module
 */
import type { HeartBeat } from "../../shared/stomp/heartbeat.ts";
import type { Broker } from "./broker/broker.ts";
import { UserDestinations } from "./broker/user_destination.ts";
import { createBroker } from "./broker_wiring.ts";
import { LocalBus } from "./bus/local_bus.ts";
import { type Instances, joinBus } from "./bus_wiring.ts";
import { anonymous, type Authenticate } from "./channel/authenticate.ts";
import { routedOnly, verdictOf } from "./channel/authorize.ts";
import { type Prefixes, wayOf } from "./channel/destination.ts";
import { InboundChannel } from "./channel/inbound.ts";
import { type Messaging, OutboundChannel } from "./channel/outbound.ts";
import { Reach } from "./channel/reach.ts";
import { type Counters, newCounters } from "./counters.ts";
import { EventHub } from "./events.ts";
import { checkLimits } from "./limit_check.ts";
import { serverLimits } from "./limits.ts";
import { consoleLog, type Log } from "./log.ts";
import type { StompServerOptions } from "./options.ts";
import type { Principal } from "./principal.ts";
import {
  bindRoute,
  type BoundRoute,
  createDispatcher,
  type Message,
  type Returned,
  type Route,
  type RouteRow,
  type RouteTable,
  type RoutingDispatcher,
  type StandardSchema,
} from "./routing/mod.ts";
import type { Census } from "./session_census.ts";
import { destinationCheck, prefixesOf } from "./server_destinations.ts";
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

/** Where a server shows its handlers to the test kit, and to nobody else. */
export const HANDLERS: unique symbol = Symbol("handlers");

/** Our side of the heart-beats unless told otherwise: its least, as the slower side wins. */
const DEFAULT_HEART_BEAT: HeartBeat = { sendEveryMs: 1_000, expectEveryMs: 1_000 };

/**
 * A STOMP server: sessions, channels, handlers and a broker, in memory unless another is given.
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
  /** Tells clients something from anywhere in the application; those of every instance. */
  readonly messaging: Messaging;
  /**
   * The same for the clients of this instance alone: for what every instance hears by itself, as what
   * a store tells all of them, and which would come twice otherwise.
   */
  readonly localMessaging: Messaging;
  /** Who is connected, and to what they subscribe. */
  readonly registry: Registry<U, A>;
  /** What happens. */
  readonly events: Pick<EventHub<U, A>, "listen">;
  /** What happened so far. */
  readonly counters: Readonly<Counters>;
  readonly #endpoints: StompEndpoints;
  readonly #options: StompServerOptions<U>;
  readonly #routes: BoundRoute[] = [];
  readonly #host: SessionHost<U>;
  readonly #broker: Broker;
  readonly #log: Log;
  readonly #instances: Instances;
  #dispatcher: RoutingDispatcher<U>;

  /**
   * Makes a server. It listens to nothing by itself.
   *
   * @throws {TypeError | SyntaxError | RangeError} when prefixes, limits or handlers do not fit
   *   together; the message says how
   */
  constructor(options: StompServerOptions<U> & NeedsAuthenticate<U>) {
    const { clock = systemClock, newId = () => crypto.randomUUID(), log = consoleLog() } = options;
    this.#log = log;
    this.#options = options;
    this.#dispatcher = this.#createDispatcher(this.#routes);
    const counters = newCounters();
    const limits = serverLimits(options.limits);
    const { heartBeat = DEFAULT_HEART_BEAT } = options;
    checkLimits("heartBeat", heartBeat, { sendEveryMs: 0, expectEveryMs: 0 });
    const prefixes = prefixesOf(options);
    const userDestinations = new UserDestinations(prefixes.user);
    // Attributes are whatever handlers put in: their type is the application's word.
    const events = new EventHub<U, A>(log) as EventHub<U, A> & EventHub<U>;
    const { broker, localBroker, deliver } = createBroker(
      options,
      { counters, clock, log, events, prefixes },
    );
    const registry = new SessionRegistry<U>(broker);
    const isDestination = destinationCheck(options);
    const outboundOptions = {
      prefixes,
      isDestination,
      userDestinations,
      broker,
      deliver,
      messageId: messageIds(newId()),
      log,
    };
    const outbound = new OutboundChannel(outboundOptions);
    const rules = options.authorize ??
      routedOnly(
        prefixes,
        () =>
          this.#dispatcher.routeTable.literalDestinations().filter((destination) =>
            wayOf(destination, prefixes).to === "topic"
          ),
      );
    const { allowPatterns = false } = options;
    const inbound = new InboundChannel<U>({
      prefixes,
      userDestinations,
      broker,
      // `on` makes another dispatcher.
      dispatcher: () => this.#dispatcher,
      outbound,
      isDestination,
      verdictOf: (wish) => verdictOf(rules, wish),
      allowsPatterns: typeof allowPatterns === "boolean" ? () => allowPatterns : allowPatterns,
      rate: limits.requests,
      limits,
      interceptors: options.inboundInterceptors ?? [],
      clock,
      counters,
      events,
      log,
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
      events,
      outboundInterceptors: options.outboundInterceptors ?? [],
      log,
    }, {
      newId,
      heartBeat,
      serverName: options.serverName ?? "smallTalk",
      hosts: options.hosts,
    });
    this.#endpoints = new StompEndpoints(options.endpoints ?? {}, {
      accept: (connection, handshake) => this.#host.accept(connection, handshake),
      isDraining: () => this.#host.draining,
      counters,
      clock,
      log,
    });
    this.#broker = broker;
    this.messaging = outbound;
    this.localMessaging = new OutboundChannel({ ...outboundOptions, broker: localBroker });
    this.#instances = joinBus({
      bus: options.bus ?? new LocalBus(),
      clock,
      newId,
      events,
      registry,
      disconnect: (name, close) => this.disconnect((user) => user.name === name, close),
    });
    this.registry = registry as Registry<U> as Registry<U, A>;
    this.events = events;
    this.counters = counters;
  }

  /** Every handler, by destination; `printRoutes` makes a table of them. */
  get routes(): readonly RouteRow[] {
    return this.#dispatcher.routeTable.rows(prefixesOf(this.#options).application);
  }

  /** @internal */
  get [HANDLERS](): { readonly routeTable: RouteTable; readonly prefixes: Prefixes } {
    return { routeTable: this.#dispatcher.routeTable, prefixes: prefixesOf(this.#options) };
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
    K extends Route["kind"],
  >(route: Route<P, B, R, K>, handler: (message: Message<P, B, U, A>) => Returned<R, K>): void {
    const bound = bindRoute(route, handler);
    this.#dispatcher = this.#createDispatcher([...this.#routes, bound]);
    this.#routes.push(bound);
  }

  /** Starts a session on a connection that is open, whatever carries it. */
  accept(connection: Connection, handshake: Handshake): Receiver {
    return this.#host.accept(connection, handshake);
  }

  /** Closes the sessions some users have on this instance at once. @returns how many there were */
  disconnect(isMeant: (user: U) => boolean, close: Close): number {
    return this.#host.disconnect(isMeant, close);
  }

  /**
   * Closes the sessions of a user: here at once, on the other instances as soon as they hear of it.
   *
   * @returns how many there were here
   */
  disconnectUser(userName: string, close: Close): number {
    return this.#instances.disconnectUser(userName, close);
  }

  /** Counts the sessions of all instances, or those of one user; each of them is asked. */
  countSessions(userName?: string): Promise<Census> {
    return this.#instances.countSessions(userName);
  }

  /**
   * Takes no more connections and closes all with 1012, in batches, each after the frame that is
   * being worked on. Resolves when they have gone, or at the deadline; only then `Deno.serve` may be
   * shut down, which would close them with 1001. What queues held in memory is gone then.
   */
  async drain(options: DrainOptions): Promise<void> {
    await this.#host.drain(options);
    this.#endpoints.endAll();
    this.#broker.close();
  }

  #createDispatcher(routes: readonly BoundRoute[]): RoutingDispatcher<U> {
    const dispatcher = createDispatcher<U>({
      controllers: this.#options.controllers ?? [],
      advice: this.#options.advice ?? [],
      routes,
      onError: (error, where) => this.#log({ kind: "fault", error, where }),
    });
    const prefixes = prefixesOf(this.#options);
    const isDestination = destinationCheck(this.#options);
    dispatcher.routeTable.check(new Reach({ prefixes, isDestination }));
    return dispatcher;
  }
}

/** Counts messages up, with a part that another run of the server does not repeat. */
function messageIds(runId: string): () => string {
  const prefix = runId.slice(0, 8);
  let count = 0;
  return () => `${prefix}-${++count}`;
}
