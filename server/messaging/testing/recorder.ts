/**
 * Takes down what handlers send, as clients would see it.
 *
 * @module
 */
import { messageOf } from "../broker/message_frame.ts";
import type { UserDestinations } from "../broker/user_destination.ts";
import { type Prefixes, wayOf } from "../channel/destination.ts";
import { readBody } from "../routing/body.ts";
import type { Delivery, MessageHeaders } from "../routing/dispatch.ts";

/** One message a handler sent. */
export interface Sent {
  /**
   * Where to. `/topic/x`: everyone who subscribed. `/user/kim/queue/x`: every session of the user.
   * `/user/queue/x`: the calling session alone. The destination of the SUBSCRIBE: its answer.
   */
  readonly destination: string;
  /** As a client reads it: text, bytes, or what came through JSON. */
  readonly body: unknown;
  /** What the handler sent along, if it did. */
  readonly headers?: MessageHeaders;
}

/** What a {@linkcode Recorder} is made with. */
export interface RecorderInit {
  readonly prefixes: Prefixes;
  readonly users: UserDestinations;
  /** The name of who calls. */
  readonly caller: string;
  /** What is called. */
  readonly destination: string;
}

/** See the module. */
export class Recorder {
  /** Everything, in order. */
  readonly sent: Sent[] = [];
  /** The bodies of what only the caller gets. */
  readonly replies: unknown[] = [];
  readonly #init: RecorderInit;

  constructor(init: RecorderInit) {
    this.#init = init;
  }

  /**
   * Takes one message down.
   *
   * @throws {TypeError} when it could not be sent: a destination outside every prefix of the broker,
   *   a user destination that is no queue, a body without a form in JSON
   */
  take(delivery: Delivery): void {
    const destination = this.#destinationOf(delivery);
    const headers = delivery.to === "subscriber" ? undefined : delivery.headers;
    const body = readBody(messageOf(delivery.body, { destination, id: "" }));
    this.sent.push({ destination, body, ...headers !== undefined && { headers } });
    if (this.#isReply(delivery)) this.replies.push(body);
  }

  #isReply(delivery: Delivery): boolean {
    if (delivery.to === "user") return delivery.user === this.#init.caller;
    return delivery.to !== "destination";
  }

  #destinationOf(delivery: Delivery): string {
    const { prefixes, users, caller, destination } = this.#init;
    switch (delivery.to) {
      case "subscriber":
        return destination;
      case "user":
        return users.of(delivery.user, delivery.destination);
      case "session":
        // Says what is wrong with it, if anything.
        users.of(caller, delivery.destination);
        return users.own(delivery.destination);
      case "destination": {
        const { to } = wayOf(delivery.destination, prefixes);
        if (to === "topic" || to === "queue") return delivery.destination;
        throw new TypeError(
          `Cannot send to ${JSON.stringify(delivery.destination)}: no prefix of the broker fits`,
        );
      }
    }
  }
}
