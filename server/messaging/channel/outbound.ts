/**
 * The way from the server to clients: values become messages and go to the broker, to a user, to one
 * session or to one subscription.
 *
 * @module
 */
import type { Refusal } from "../../../shared/refusal.ts";
import type { Frame } from "../../../shared/stomp/frame.ts";
import type { HeaderEntry } from "../../../shared/stomp/header.ts";
import type { Broker, Deliver, Subscription } from "../broker/broker.ts";
import { forwarded, messageOf } from "../broker/message_frame.ts";
import type { UserDestinations } from "../broker/user_destination.ts";
import type { Log } from "../log.ts";
import type { Delivery } from "../routing/dispatch.ts";
import type { ConnectedSession } from "../session/connected_session.ts";
import { type Prefixes, wayOf } from "./destination.ts";

/** Tells clients something from anywhere in an application. */
export interface Messaging {
  /**
   * To every subscription of a broker destination.
   *
   * @param body text, bytes, or a value that becomes JSON
   * @throws {TypeError} when the destination is not below a broker prefix
   */
  send(destination: string, body: unknown): void;
  /**
   * To every session of a user.
   *
   * @param destination `/queue/...`; clients know it as `/user/queue/...`
   * @throws {TypeError} when the destination is none such
   */
  sendToUser(user: string, destination: string, body: unknown): void;
}

/** Where refusals go: below the user prefix, so `/user/queue/errors`. */
export const ERRORS_QUEUE = "/queue/errors";

/** What an {@linkcode OutboundChannel} is made with. */
export interface OutboundOptions {
  readonly broker: Broker;
  readonly deliver: Deliver;
  readonly prefixes: Prefixes;
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

  send(destination: string, body: unknown): void {
    const { prefixes, messageId } = this.#options;
    if (wayOf(destination, prefixes).to !== "broker") {
      throw new TypeError(
        `Cannot send to ${JSON.stringify(destination)}: it is not below ` +
          prefixes.broker.map((prefix) => `"${prefix}/"`).join(" or "),
      );
    }
    this.#publish(destination, messageOf(body, { destination, id: messageId() }));
  }

  sendToUser(user: string, path: string, body: unknown): void {
    const { userDestinations, messageId } = this.#options;
    const target = userDestinations.of(user, path);
    const destination = userDestinations.own(path);
    this.#publish(target, messageOf(body, { destination, id: messageId() }));
  }

  /** To one session, if it follows the user destination; `more` are further headers. */
  sendToSession(
    session: ConnectedSession,
    { path, body, more = [] }: {
      readonly path: string;
      readonly body: unknown;
      readonly more?: readonly HeaderEntry[];
    },
  ): boolean {
    const { userDestinations, messageId, deliver } = this.#options;
    const target = userDestinations.of(session.user.name, path);
    const followers: Subscription[] = [];
    for (const subscription of session.subscriptions.values()) {
      if (subscription?.destination === target) followers.push(subscription);
    }
    if (followers.length === 0) return false;
    const destination = userDestinations.own(path);
    const frame = messageOf(body, { destination, id: messageId() }, more);
    deliver({ destination: target, frame }, followers);
    return true;
  }

  /** To one subscription that the broker does not know. */
  answer(subscription: Subscription, body: unknown): void {
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
  refuse(session: ConnectedSession, refusal: Refusal, receipt: string | undefined): boolean {
    const more: HeaderEntry[] = receipt === undefined ? [] : [["receipt-id", receipt]];
    return this.sendToSession(session, { path: ERRORS_QUEUE, body: refusal, more });
  }

  /** A client's SEND to a broker destination. Resolves when the broker has it. */
  forward(send: Frame, destination: string): Promise<void> {
    const frame = forwarded(send, { destination, id: this.#options.messageId() });
    return this.#options.broker.publish({ destination, frame });
  }

  /** A client's SEND to another user's queue. Resolves when the broker has it. */
  forwardToUser(send: Frame, user: string, path: string): Promise<void> {
    const { userDestinations, messageId, broker } = this.#options;
    const frame = forwarded(send, { destination: userDestinations.own(path), id: messageId() });
    return broker.publish({ destination: userDestinations.of(user, path), frame });
  }

  /** Does what a handler asked for. */
  deliver(delivery: Exclude<Delivery, { to: "subscriber" }>, session: ConnectedSession): void {
    switch (delivery.to) {
      case "destination":
        return this.send(delivery.destination, delivery.body);
      case "user":
        return this.sendToUser(delivery.user, delivery.destination, delivery.body);
      case "session":
        this.sendToSession(session, { path: delivery.destination, body: delivery.body });
    }
  }

  #publish(destination: string, frame: Frame<"MESSAGE">): void {
    this.#options.broker.publish({ destination, frame })
      .catch((error) => this.#options.log({ kind: "fault", error }));
  }
}
