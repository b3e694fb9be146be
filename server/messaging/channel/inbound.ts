/**
 * The way from clients to the server: every SEND, SUBSCRIBE and UNSUBSCRIBE of a connected session is
 * checked here (what it names, how often it asks, whether it may) and then goes to a handler, to the
 * broker, or to a user.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";
import { REFUSAL } from "../../../shared/code.ts";
import type { Refusal } from "../../../shared/refusal.ts";
import { type Fault, StompError } from "../../../shared/stomp/error.ts";
import type { Command, Frame } from "../../../shared/stomp/frame.ts";
import type { Broker, Subscription } from "../broker/broker.ts";
import type { UserDestinations } from "../broker/user_destination.ts";
import type { Counters } from "../counters.ts";
import type { Principal } from "../principal.ts";
import type { Dispatcher, Inbound } from "../routing/dispatch.ts";
import { type ConnectedSession, subscriptionKey } from "../session/connected_session.ts";
import type { RuleCommand, Wish } from "./authorize.ts";
import { isLiteral, type Prefixes, type Way, wayOf } from "./destination.ts";
import { ERRORS_QUEUE, type OutboundChannel } from "./outbound.ts";
import { fullBucket, type Rate, takeToken } from "./rate_limit.ts";

/** What an {@linkcode InboundChannel} is made with. */
export interface InboundOptions<U extends Principal> {
  readonly prefixes: Prefixes;
  readonly userDestinations: UserDestinations;
  readonly broker: Broker;
  /** The one that runs the handlers now. */
  readonly dispatcher: () => Dispatcher<U>;
  readonly outbound: OutboundChannel;
  readonly isAuthorized: (wish: Wish<U>) => Promise<boolean>;
  /** How often a session may SEND or SUBSCRIBE; `undefined`: as often as it likes. */
  readonly rate: Rate | undefined;
  readonly maxSubscriptions: number;
  readonly clock: Clock;
  readonly counters: Counters;
}

/** What became of a frame: whether its RECEIPT may follow. */
export type Handled = { readonly receipt: boolean };

const DONE: Handled = { receipt: true };

/** What the commands belong to that this server does not speak. */
const UNSUPPORTED: { readonly [C in Command]?: string } = {
  ACK: "acknowledgements",
  NACK: "acknowledgements",
  BEGIN: "transactions",
  COMMIT: "transactions",
  ABORT: "transactions",
};

/** See the module. */
export class InboundChannel<U extends Principal = Principal> {
  readonly #options: InboundOptions<U>;

  constructor(options: InboundOptions<U>) {
    this.#options = options;
  }

  /**
   * Does what a frame asks for. Frames of one session are handed in one after the other.
   *
   * @throws {StompError} when the session cannot go on
   */
  handle(frame: Frame, session: ConnectedSession<U>): Promise<Handled> {
    switch (frame.command) {
      case "SEND":
        return this.#send(frame, session);
      case "SUBSCRIBE":
        return this.#subscribe(frame, session);
      case "UNSUBSCRIBE":
        return this.#unsubscribe(frame, session);
      default:
        return Promise.reject(unsupported(frame.command, UNSUPPORTED[frame.command] ?? "this"));
    }
  }

  async #send(frame: Frame, session: ConnectedSession<U>): Promise<Handled> {
    if (frame.headers.has("transaction")) throw unsupported("SEND", "transactions");
    const { destination, way } = this.#find(frame);
    const waitMs = this.#takeToken(session);
    if (waitMs > 0) return this.#refuse(frame, session, tooFast(waitMs));
    await this.#authorize("SEND", destination, session);
    const { outbound, userDestinations } = this.#options;
    if (way.to === "application") return await this.#dispatch(frame, session, way.path);
    if (way.to === "user") {
      const target = userDestinations.parse(destination);
      if (target === undefined) {
        throw new StompError(`Cannot send to ${JSON.stringify(destination)}: no user is named`);
      }
      await outbound.forwardToUser(frame, target.user, target.path);
    } else {
      await outbound.forward(frame, destination);
    }
    return DONE;
  }

  /** STOMP 1.2, "SUBSCRIBE". */
  async #subscribe(frame: Frame, session: ConnectedSession<U>): Promise<Handled> {
    const { headers } = frame;
    const { broker, maxSubscriptions } = this.#options;
    const { destination, way } = this.#find(frame);
    const id = headers.get("id");
    const key = subscriptionKey(id, destination);
    if (session.subscriptions.has(key)) {
      throw new StompError(
        `Cannot subscribe as ${JSON.stringify(id ?? destination)}: it is in use`,
      );
    }
    if (session.subscriptions.size >= maxSubscriptions) {
      throw new StompError(
        `Cannot subscribe to ${
          JSON.stringify(destination)
        }: ${maxSubscriptions} subscriptions are ` +
          "as many as a session may have",
        "",
        "refused",
      );
    }
    checkAckMode(headers.get("ack"));
    const waitMs = this.#takeToken(session);
    if (waitMs > 0) {
      session.subscriptions.set(key, undefined);
      return this.#refuse(frame, session, tooFast(waitMs));
    }
    await this.#authorize("SUBSCRIBE", destination, session);
    if (way.to === "application") {
      session.subscriptions.set(key, undefined);
      return await this.#dispatch(frame, session, way.path);
    }
    const target = way.to === "user" ? this.#ownQueue(destination, session) : destination;
    const subscription: Subscription = { id, destination: target, subscriber: session };
    session.subscriptions.set(key, subscription);
    await broker.subscribe(subscription);
    // It may have ended while the rules were asked, and its subscriptions with it.
    if (session.ended) await broker.unsubscribe(subscription);
    return DONE;
  }

  /** STOMP 1.2, "UNSUBSCRIBE". */
  async #unsubscribe({ headers }: Frame, session: ConnectedSession<U>): Promise<Handled> {
    const id = headers.get("id");
    const destination = headers.get("destination");
    if (id === undefined && destination === undefined) {
      throw new StompError('Cannot unsubscribe: neither "id" nor "destination" is given');
    }
    const key = subscriptionKey(id, destination ?? "");
    if (!session.subscriptions.has(key)) {
      throw new StompError(
        `Cannot unsubscribe ${JSON.stringify(id ?? destination)}: there is no such subscription`,
      );
    }
    const subscription = session.subscriptions.get(key);
    session.subscriptions.delete(key);
    if (subscription !== undefined) await this.#options.broker.unsubscribe(subscription);
    return DONE;
  }

  async #dispatch(frame: Frame, session: ConnectedSession<U>, path: string): Promise<Handled> {
    const { outbound } = this.#options;
    const dispatcher = this.#options.dispatcher();
    const destination = frame.headers.get("destination") ?? "";
    const subscribing = frame.command === "SUBSCRIBE";
    if (subscribing && !dispatcher.answersSubscribe(path)) {
      throw noRoute(frame.command, destination);
    }
    const inbound: Inbound<U> = {
      kind: subscribing ? "subscribe" : "message",
      path,
      frame,
      session,
    };
    const id = frame.headers.get("id");
    const outcome = await dispatcher.dispatch(inbound, (delivery) => {
      if (delivery.to !== "subscriber") return outbound.deliver(delivery, session);
      outbound.answer({ id, destination, subscriber: session }, delivery.body);
    });
    switch (outcome.kind) {
      case "handled":
        return DONE;
      case "no-route":
        throw noRoute(frame.command, destination);
      case "refused":
        return this.#refuse(frame, session, outcome.refusal);
    }
  }

  /** The destination of a frame and its way, if it is one that a client may name. */
  #find({ command, headers }: Frame): {
    readonly destination: string;
    readonly way: Extract<Way, { to: "application" | "broker" | "user" }>;
  } {
    const destination = headers.get("destination") ?? "";
    if (!isLiteral(destination)) throw forbidden(command, destination);
    const way = wayOf(destination, this.#options.prefixes);
    if (way.to === "queue") throw unsupported(`${command} to /queue`, "queues");
    if (way.to === "nowhere") {
      throw new StompError(
        `Cannot ${command} ${JSON.stringify(destination)}: it is outside every prefix`,
      );
    }
    return { destination, way };
  }

  async #authorize(
    command: RuleCommand,
    destination: string,
    { user }: ConnectedSession<U>,
  ): Promise<void> {
    if (!await this.#options.isAuthorized({ command, destination, user })) {
      throw forbidden(command, destination);
    }
  }

  /** What the broker calls the session's own queue. */
  #ownQueue(destination: string, { user }: ConnectedSession<U>): string {
    const { userDestinations } = this.#options;
    const path = userDestinations.ownPath(destination);
    if (path === undefined) throw forbidden("SUBSCRIBE", destination);
    return userDestinations.of(user.name, path);
  }

  /** @returns how long to wait, in milliseconds; 0: it may go on */
  #takeToken(session: ConnectedSession<U>): number {
    const { rate, clock } = this.#options;
    if (rate === undefined) return 0;
    const nowMs = clock.now();
    const taken = takeToken(session.bucket ?? fullBucket(rate, nowMs), { rate, nowMs });
    session.bucket = taken.bucket;
    return taken.waitMs;
  }

  /**
   * Tells the sender. Who does not follow the queue of errors but waits for a RECEIPT or a MESSAGE
   * would wait for ever, so it gets an ERROR.
   */
  #refuse(frame: Frame, session: ConnectedSession<U>, refusal: Refusal): Handled {
    const { outbound, userDestinations, counters } = this.#options;
    const receipt = frame.headers.get("receipt");
    counters.requestsRefused++;
    const told = outbound.refuse(session, refusal, receipt);
    if (!told && (receipt !== undefined || frame.command === "SUBSCRIBE")) {
      throw new StompError(
        refusal.message,
        `Refused with code "${refusal.code}". A session that subscribes to ` +
          `${userDestinations.own(ERRORS_QUEUE)} is told there and lives on.`,
        FAULT_AFTER[REFUSAL[refusal.code]],
      );
    }
    return { receipt: false };
  }
}

/** Which close code tells a client the same as the refusal would have. */
const FAULT_AFTER = { retry: "tryLater", renew: "refused", stop: "protocol" } as const satisfies {
  readonly [N in (typeof REFUSAL)[keyof typeof REFUSAL]]: Fault;
};

/** STOMP 1.2, "SUBSCRIBE ack Header". */
function checkAckMode(ack: string | undefined): void {
  if (ack === undefined || ack === "auto") return;
  if (ack === "client" || ack === "client-individual") {
    throw unsupported(`SUBSCRIBE with ack:${ack}`, "acknowledgements");
  }
  throw new StompError(`Cannot SUBSCRIBE with ack ${JSON.stringify(ack)}: no such mode`);
}

function tooFast(waitMs: number): Refusal {
  return { code: "too-fast", message: "Too many requests: wait a moment.", retryAfterMs: waitMs };
}

function forbidden(command: string, destination: string): StompError {
  return new StompError(
    `Cannot ${command} ${JSON.stringify(destination)}: it is not allowed`,
    "",
    "refused",
  );
}

function noRoute(command: string, destination: string): StompError {
  return new StompError(`Cannot ${command} ${JSON.stringify(destination)}: nothing handles it`);
}

function unsupported(what: string, feature: string): StompError {
  return new StompError(`Cannot take ${what}: ${feature} are not supported`);
}
