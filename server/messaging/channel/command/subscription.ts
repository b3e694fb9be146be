/**
 * SUBSCRIBE and UNSUBSCRIBE (STOMP 1.2, "SUBSCRIBE" and "UNSUBSCRIBE").
 *
 * @module
 */
import { StompError } from "../../../../shared/stomp/error.ts";
import type { Frame } from "../../../../shared/stomp/frame.ts";
import type { AckMode, Broker, Subscription } from "../../broker/broker.ts";
import type { UserDestinations } from "../../broker/user_destination.ts";
import type { EventHub } from "../../events.ts";
import type { ServerLimits } from "../../limits.ts";
import type { Principal } from "../../principal.ts";
import {
  type ConnectedSession,
  type HeldSubscription,
  subscriptionKey,
} from "../../session/connected_session.ts";
import { deliveriesOf } from "./acknowledgement.ts";
import type { Dispatching } from "./dispatching.ts";
import { DONE, forbidden, type Handled, type Refusing } from "./refusing.ts";
import type { Request, Requests } from "./request.ts";

/** What a {@linkcode SubscriptionHandler} is made with. */
export interface SubscriptionOptions<U extends Principal> {
  readonly requests: Requests<U>;
  readonly dispatching: Dispatching<U>;
  readonly refusing: Refusing;
  readonly broker: Broker;
  readonly userDestinations: UserDestinations;
  readonly limits: Pick<
    ServerLimits,
    "maxSubscriptions" | "maxUnacknowledged" | "defaultPrefetch"
  >;
  readonly events: Pick<EventHub<U>, "emit">;
}

/** Does SUBSCRIBE and UNSUBSCRIBE frames. */
export class SubscriptionHandler<U extends Principal = Principal> {
  readonly #options: SubscriptionOptions<U>;

  constructor(options: SubscriptionOptions<U>) {
    this.#options = options;
  }

  /** @throws {StompError} when the session cannot go on */
  async subscribe(frame: Frame, session: ConnectedSession<U>): Promise<Handled> {
    const { requests, dispatching, refusing, events } = this.#options;
    const request = requests.read(frame, session);
    const { destination, way } = request;
    const subscription = this.#subscriptionOf(frame, request, session);
    const { id, ack } = subscription;
    const key = this.#freeKey(id, destination, session);
    const hold = (servedBy: HeldSubscription["servedBy"]) =>
      session.subscriptions.set(key, { id, destination, ack, servedBy, subscription });
    const tooFast = requests.tooFast(session);
    if (tooFast !== undefined) {
      hold("nobody");
      return refusing.refuse(frame, session, tooFast);
    }
    await requests.authorize(request, session);
    // It may have ended while the rules were asked.
    if (session.ended) return DONE;
    if (way.to === "application") {
      dispatching.check(frame, way.path);
      hold("handler");
      const { path } = way;
      const refusal = await dispatching.run(frame, session, { path, subscription });
      if (session.ended) return DONE;
      if (refusal !== undefined) {
        hold("nobody");
        return refusing.refuse(frame, session, refusal);
      }
    } else {
      hold("broker");
      await this.#join(subscription, session);
      if (session.ended) return DONE;
    }
    events.emit("subscribe", { session, id, destination, ack });
    return DONE;
  }

  /** @throws {StompError} when there is no such subscription */
  async unsubscribe({ headers }: Frame, session: ConnectedSession<U>): Promise<Handled> {
    const { broker, events } = this.#options;
    const given = headers.get("id");
    const named = headers.get("destination");
    if (given === undefined && named === undefined) {
      throw new StompError('Cannot unsubscribe: neither "id" nor "destination" is given');
    }
    const key = subscriptionKey(given, named ?? "");
    const held = session.subscriptions.get(key);
    if (held === undefined) {
      throw new StompError(
        `Cannot unsubscribe ${JSON.stringify(given ?? named)}: there is no such subscription`,
      );
    }
    const { id, destination, ack, servedBy, subscription } = held;
    session.subscriptions.delete(key);
    if (servedBy === "broker") await broker.unsubscribe(subscription);
    if (ack !== "auto") {
      const returned = session.acknowledgements.leave(subscription);
      await broker.settle(deliveriesOf(returned), "returned");
    }
    // What ended with its session, or was never told, is not told here.
    if (session.ended || servedBy === "nobody") return DONE;
    events.emit("unsubscribe", { session, id, destination, ack });
    return DONE;
  }

  async #join(subscription: Subscription, session: ConnectedSession<U>): Promise<void> {
    const { broker } = this.#options;
    await broker.subscribe(subscription);
    if (session.ended) await broker.unsubscribe(subscription);
  }

  #subscriptionOf(
    { headers }: Frame,
    request: Request,
    session: ConnectedSession<U>,
  ): Subscription {
    return {
      id: headers.get("id"),
      destination: this.#brokerDestination(request, session),
      subscriber: session,
      ack: ackModeOf(headers.get("ack")),
      prefetch: this.#prefetchOf(headers.get("prefetch-count")),
      isPattern: request.isPattern,
    };
  }

  #freeKey(id: string | undefined, destination: string, session: ConnectedSession<U>): string {
    const { maxSubscriptions } = this.#options.limits;
    const key = subscriptionKey(id, destination);
    if (session.subscriptions.has(key)) {
      throw new StompError(
        `Cannot subscribe as ${JSON.stringify(id ?? destination)}: it is in use`,
      );
    }
    if (session.subscriptions.size < maxSubscriptions) return key;
    throw new StompError(
      `Cannot subscribe to ${JSON.stringify(destination)}: ${maxSubscriptions} subscriptions are ` +
        "as many as a session may have",
      "",
      "refused",
    );
  }

  /** What the broker calls it: a user's own queue has the user's name in it. */
  #brokerDestination({ destination, way }: Request, { user }: ConnectedSession<U>): string {
    if (way.to !== "user") return destination;
    const { userDestinations } = this.#options;
    const path = userDestinations.ownPath(destination);
    if (path === undefined) throw forbidden("SUBSCRIBE", destination);
    return userDestinations.of(user.name, path);
  }

  #prefetchOf(header: string | undefined): number {
    const { defaultPrefetch, maxUnacknowledged } = this.#options.limits;
    if (header === undefined) return Math.min(defaultPrefetch, maxUnacknowledged);
    const count = /^[0-9]{1,9}$/.test(header) ? Number(header) : 0;
    if (count > 0) return Math.min(count, maxUnacknowledged);
    throw new StompError(
      `Cannot SUBSCRIBE with prefetch-count ${JSON.stringify(header.slice(0, 20))}: ` +
        "not a number of messages",
      "Send a whole number from 1 on, or leave it out.",
    );
  }
}

/** STOMP 1.2, "SUBSCRIBE ack Header". */
function ackModeOf(header: string | undefined): AckMode {
  if (header === undefined || header === "auto") return "auto";
  if (header === "client" || header === "client-individual") return header;
  throw new StompError(
    `Cannot SUBSCRIBE with ack ${JSON.stringify(header)}: no such mode`,
    "The modes are auto, client and client-individual.",
  );
}
