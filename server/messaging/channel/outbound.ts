/**
 * The way from the server to clients: values become messages and go to the broker, to a user, to one
 * session or to one subscription.
 *
 * @module
 */
import type { Refusal } from "../../../shared/refusal.ts";
import type { Frame } from "../../../shared/stomp/frame.ts";
import type { HeaderEntry } from "../../../shared/stomp/header.ts";
import type { Broker, BrokerMessage, Deliver, Subscription } from "../broker/broker.ts";
import { forwarded, isServersOwn, messageOf } from "../broker/message_frame.ts";
import type { UserDestination, UserDestinations } from "../broker/user_destination.ts";
import type { Log } from "../log.ts";
import type { Delivery, MessageHeaders } from "../routing/dispatch.ts";
import type { ConnectedSession } from "../session/connected_session.ts";
import { type Prefixes, wayOf } from "./destination.ts";

/** Tells clients something from anywhere in an application. */
export interface Messaging {
  /**
   * To every subscription of a topic, or to a queue.
   *
   * @param body text, bytes, or a value that becomes JSON
   * @param headers travel along, but for those the server sets
   * @throws {TypeError} when the destination is not below a broker prefix, or no client could name it
   */
  send(destination: string, body: unknown, headers?: MessageHeaders): void;
  /**
   * To every session of a user.
   *
   * @param destination `/queue/...`; clients know it as `/user/queue/...`
   * @param headers travel along, but for those the server sets
   * @throws {TypeError} when the destination is none such
   */
  sendToUser(user: string, destination: string, body: unknown, headers?: MessageHeaders): void;
}

/** Where refusals go: below the user prefix, so `/user/queue/errors`. */
export const ERRORS_QUEUE = "/queue/errors";

/** What an {@linkcode OutboundChannel} is made with. */
export interface OutboundOptions {
  readonly broker: Broker;
  readonly deliver: Deliver;
  readonly prefixes: Prefixes;
  /** Whether clients could name a destination, and so subscribe to it. */
  readonly isDestination: (destination: string) => boolean;
  readonly userDestinations: UserDestinations;
  /** A new id for each message. */
  readonly messageId: () => string;
  readonly log: Log;
}

/** See the module. */
export class OutboundChannel implements Messaging {
  readonly #options: OutboundOptions;

  constructor(options: OutboundOptions) {
    this.#options = options;
  }

  send(destination: string, body: unknown, headers?: MessageHeaders): void {
    const { prefixes, isDestination, messageId } = this.#options;
    const { to } = wayOf(destination, prefixes);
    if (!isDestination(destination)) {
      throw new TypeError(
        `Cannot send to ${JSON.stringify(destination)}: no client could subscribe to it. ` +
          "Percent-encode spaces and the signs of patterns",
      );
    }
    if (to !== "topic" && to !== "queue") {
      const places = [...prefixes.topic, ...prefixes.queue].map((prefix) => `"${prefix}/"`);
      throw new TypeError(
        `Cannot send to ${JSON.stringify(destination)}: it is not below ${places.join(" or ")}`,
      );
    }
    const frame = messageOf(body, { destination, id: messageId() }, more(headers));
    this.#publish({ destination, frame });
  }

  sendToUser(user: string, path: string, body: unknown, headers?: MessageHeaders): void {
    const { userDestinations, messageId } = this.#options;
    const target = userDestinations.of(user, path);
    const destination = userDestinations.own(path);
    const frame = messageOf(body, { destination, id: messageId() }, more(headers));
    this.#publish({ destination: target, frame });
  }

  /** To one session. @returns whether it follows the user destination */
  sendToSession(
    session: ConnectedSession,
    { path, body, headers }: {
      readonly path: string;
      readonly body: unknown;
      readonly headers?: MessageHeaders | undefined;
    },
  ): boolean {
    const { userDestinations, messageId, deliver } = this.#options;
    const target = userDestinations.of(session.user.name, path);
    const followers: Subscription[] = [];
    for (const { servedBy, subscription } of session.subscriptions.values()) {
      if (servedBy === "broker" && subscription.destination === target) {
        followers.push(subscription);
      }
    }
    if (followers.length === 0) return false;
    const destination = userDestinations.own(path);
    const frame = messageOf(body, { destination, id: messageId() }, more(headers));
    deliver({ destination: target, frame }, followers);
    return true;
  }

  /** To one subscription that the broker does not know. */
  answer(subscription: Subscription, { body }: Extract<Delivery, { to: "subscriber" }>): void {
    const { destination } = subscription;
    const frame = messageOf(body, { destination, id: this.#options.messageId() });
    this.#options.deliver({ destination, frame }, [subscription]);
  }

  /**
   * Tells a session why its request was not done.
   *
   * @param receipt the request's `receipt`, which comes back as `receipt-id`
   * @returns whether the session follows the queue of errors, and so was told
   */
  refuse(
    session: ConnectedSession,
    refusal: Refusal<string>,
    receipt: string | undefined,
  ): boolean {
    const headers = receipt === undefined ? undefined : { "receipt-id": receipt };
    return this.sendToSession(session, { path: ERRORS_QUEUE, body: refusal, headers });
  }

  /** A client's SEND, as a topic or queue gets it. */
  messageOf(send: Frame, destination: string): BrokerMessage {
    const id = this.#options.messageId();
    return { destination, frame: forwarded(send, { destination, id }) };
  }

  /** A client's SEND to a user's queue, as the broker gets it. */
  userMessageOf(send: Frame, { user, path }: UserDestination): BrokerMessage {
    const { userDestinations, messageId } = this.#options;
    const identity = { destination: userDestinations.own(path), id: messageId() };
    return { destination: userDestinations.of(user, path), frame: forwarded(send, identity) };
  }

  /** Does what a handler asked for. */
  deliver(delivery: Exclude<Delivery, { to: "subscriber" }>, session: ConnectedSession): void {
    const { destination, body, headers } = delivery;
    switch (delivery.to) {
      case "destination":
        return this.send(destination, body, headers);
      case "user":
        return this.sendToUser(delivery.user, destination, body, headers);
      case "session":
        this.sendToSession(session, { path: destination, body, headers });
    }
  }

  #publish(message: BrokerMessage): void {
    this.#options.broker.publish(message)
      .catch((error) => this.#options.log({ kind: "fault", error }));
  }
}

/** An application's headers, but for those only the server sets. */
function more(headers: MessageHeaders = {}): readonly HeaderEntry[] {
  return Object.entries(headers).filter(([name]) => !isServersOwn(name) || name === "receipt-id");
}
