/**
 * Hands one message to many subscriptions, encoded once for each version of the protocol: only the
 * `subscription` header differs.
 *
 * @module
 */
import {
  encodeMessage,
  encodeMessageTail,
  type MessageTail,
} from "../../../shared/stomp/encoder.ts";
import type { Version } from "../../../shared/stomp/version.ts";
import type { BrokerMessage, Subscription } from "./broker.ts";

/** Delivers `message` to each of `subscriptions`. @returns how many there were */
export function fanOut(message: BrokerMessage, subscriptions: Iterable<Subscription>): number {
  const tails = new Map<Version, MessageTail>();
  let count = 0;
  for (const { id, subscriber } of subscriptions) {
    let tail = tails.get(subscriber.version);
    if (tail === undefined) {
      tail = encodeMessageTail(message.frame, subscriber.version);
      tails.set(subscriber.version, tail);
    }
    subscriber.deliver(encodeMessage(tail, id));
    count++;
  }
  return count;
}
