/**
 * Hands one message to many subscriptions, encoded once for each version of the protocol and each
 * subscription id: clients of one kind use the same ids.
 *
 * @module
 */
import {
  type Encoded,
  encodeMessage,
  encodeMessageTail,
  type MessageTail,
} from "../../../shared/stomp/encoder.ts";
import type { Frame } from "../../../shared/stomp/frame.ts";
import type { Version } from "../../../shared/stomp/version.ts";
import type { SlowConsumerPolicy } from "../limits.ts";
import type { BrokerMessage, Delivery, Subscriber, Subscription } from "./broker.ts";

/** What {@linkcode fanOut} asks on the way; without these every message goes as it is. */
export interface FanOutHooks {
  /** What a slow client's message of this destination, as clients know it, may suffer. */
  readonly policyOf?: (destination: string) => SlowConsumerPolicy;
  /**
   * Changes what one client gets; or keeps it from it: `dropped` on purpose, `failed` because the
   * client's session ends, with which an unsettled delivery goes back.
   */
  readonly intercept?: (
    frame: Frame<"MESSAGE">,
    subscriber: Subscriber,
  ) => Frame<"MESSAGE"> | "dropped" | "failed";
  /** Hears of a delivery that would have waited for its acknowledgement and was kept from its client. */
  readonly onDropped?: (delivery: Delivery) => void;
}

/** The encodings of one message. */
class Encodings {
  readonly #frame: Frame<"MESSAGE">;
  readonly #tails = new Map<Version, MessageTail>();
  readonly #shared = new Map<Version, Map<string | undefined, Encoded>>();

  constructor(frame: Frame<"MESSAGE">) {
    this.#frame = frame;
  }

  /** For every subscription of that id that does not acknowledge. */
  shared(version: Version, id: string | undefined): Encoded {
    let byId = this.#shared.get(version);
    if (byId === undefined) this.#shared.set(version, byId = new Map());
    let encoded = byId.get(id);
    if (encoded === undefined) byId.set(id, encoded = this.own(version, id, undefined));
    return encoded;
  }

  /** For one delivery. */
  own(version: Version, id: string | undefined, ack: string | undefined): Encoded {
    let tail = this.#tails.get(version);
    if (tail === undefined) {
      this.#tails.set(version, tail = encodeMessageTail(this.#frame, version));
    }
    return encodeMessage(tail, id, ack);
  }
}

/** Delivers `message` to each of `subscriptions`. @returns how many got it */
export function fanOut(
  message: BrokerMessage,
  subscriptions: Iterable<Subscription>,
  { policyOf, intercept, onDropped }: FanOutHooks = {},
): number {
  const { frame } = message;
  const destination = frame.headers.get("destination") ?? message.destination;
  const policy = policyOf?.(destination) ?? "close";
  let encodings: Encodings | undefined;
  let count = 0;
  for (const subscription of subscriptions) {
    const { id, subscriber, ack } = subscription;
    const own = intercept === undefined ? frame : intercept(frame, subscriber);
    if (own === "failed") continue;
    if (own === "dropped") {
      if (ack !== "auto") onDropped?.(deliveryOf(subscription, frame));
      continue;
    }
    encodings ??= new Encodings(frame);
    const from = own === frame ? encodings : new Encodings(own);
    const encoded = ack === "auto"
      ? from.shared(subscriber.version, id)
      : from.own(subscriber.version, id, subscriber.expectAck(deliveryOf(subscription, frame)));
    // What waits for its acknowledgement must come or be returned: it is never thrown away. Nor is it
    // joined: of several in one WebSocket message stompjs 2.3.3 acknowledges the last, whichever it is
    // told to.
    if (ack !== "auto") subscriber.deliver(encoded, "alone");
    else if (policy === "close") subscriber.deliver(encoded);
    else subscriber.deliver(encoded, { policy, key: `${id}\n${destination}` });
    count++;
  }
  return count;
}

function deliveryOf(subscription: Subscription, { headers }: Frame): Delivery {
  return { subscription, messageId: headers.get("message-id") ?? "" };
}
