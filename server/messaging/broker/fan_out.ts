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
import type { Version } from "../../../shared/stomp/version.ts";
import type { BrokerMessage, Subscription } from "./broker.ts";

interface Encodings {
  readonly tail: MessageTail;
  readonly byId: Map<string | undefined, Encoded>;
}

/** Delivers `message` to each of `subscriptions`. @returns how many there were */
export function fanOut(message: BrokerMessage, subscriptions: Iterable<Subscription>): number {
  const encodings = new Map<Version, Encodings>();
  let count = 0;
  for (const { id, subscriber } of subscriptions) {
    let encoding = encodings.get(subscriber.version);
    if (encoding === undefined) {
      const tail = encodeMessageTail(message.frame, subscriber.version);
      encoding = { tail, byId: new Map() };
      encodings.set(subscriber.version, encoding);
    }
    let encoded = encoding.byId.get(id);
    if (encoded === undefined) {
      encoded = encodeMessage(encoding.tail, id);
      encoding.byId.set(id, encoded);
    }
    subscriber.deliver(encoded);
    count++;
  }
  return count;
}
