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
    const { requests, refusing, dispatching, events } = this.#options;
    const { headers } = frame;
    const request = requests.read(frame, session);
    const { destination, way } = request;
    const id = headers.get("id");
    const key = this.#freeKey(id, destination, session);
    const ack = ackModeOf(headers.get("ack"));
    const prefetch = this.#prefetchOf(headers.get("prefetch-count"));
    const tooFast = requests.tooFast(session);
    if (tooFast !== undefined) {
      session.subscriptions.set(key, { id, destination, ack, brokered: undefined });
      return refusing.refuse(frame, session, tooFast);
    }
    await requests.authorize(request, session);
    if (way.to === "application") {
      dispatching.check(frame, way.path);
      session.subscriptions.set(key, { id, destination, ack, brokered: undefined });
      const refusal = await dispatching.run(frame, session, way.path);
      if (refusal !== undefined) return refusing.refuse(frame, session, refusal);
    } else {
      const brokered: Subscription = {
        id,
        destination: this.#brokerDestination(request, session),
        subscriber: session,
        ack,
        prefetch,
        isPattern: request.isPattern,
      };
      await this.#join({ id, destination, ack, brokered }, { key, session });
    }
    events.emit("subscribe", { session, id, destination, ack });
    return DONE;
  }

  /** @throws {StompError} when there is no such subscription */
  async unsubscribe({ headers }: Frame, session: ConnectedSession<U>): Promise<Handled> {
    const { broker, events } = this.#options;
    const id = headers.get("id");
    const destination = headers.get("destination");
    if (id === undefined && destination === undefined) {
      throw new StompError('Cannot unsubscribe: neither "id" nor "destination" is given');
    }
    const key = subscriptionKey(id, destination ?? "");
    const held = session.subscriptions.get(key);
    if (held === undefined) {
      throw new StompError(
        `Cannot unsubscribe ${JSON.stringify(id ?? destination)}: there is no such subscription`,
      );
    }
    session.subscriptions.delete(key);
    if (held.brokered !== undefined) {
      await broker.unsubscribe(held.brokered);
      if (held.ack !== "auto") {
        const returned = session.acknowledgements.leave(held.brokered);
        await broker.settle(returned.map(({ delivery }) => delivery), "returned");
      }
    }
    const { ack } = held;
    events.emit("unsubscribe", { session, id: held.id, destination: held.destination, ack });
    return DONE;
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

  async #join(
    held: HeldSubscription & { readonly brokered: Subscription },
    { key, session }: { readonly key: string; readonly session: ConnectedSession<U> },
  ): Promise<void> {
    const { broker } = this.#options;
    // It may have ended while the rules were asked.
    if (session.ended) return;
    session.subscriptions.set(key, held);
    await broker.subscribe(held.brokered);
    if (session.ended) await broker.unsubscribe(held.brokered);
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
