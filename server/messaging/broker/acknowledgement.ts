/**
 * What one session has been delivered and not acknowledged yet, and what an ACK or NACK means by it
 * (STOMP 1.2, "SUBSCRIBE ack Header", "ACK" and "NACK").
 *
 * STOMP 1.2 names a delivery by its `ack` header; 1.1 by `message-id` and `subscription`; 1.0 by
 * `message-id` alone.
 *
 * @module
 */
import { StompError } from "../../../shared/stomp/error.ts";
import type { Frame } from "../../../shared/stomp/frame.ts";
import type { Version } from "../../../shared/stomp/version.ts";
import type { Delivery, Subscription } from "./broker.ts";

/** A delivery that waits for its acknowledgement. */
export interface Pending {
  readonly delivery: Delivery;
  /** What the client calls it: its ack id, or before 1.2 its message id. */
  readonly name: string;
  /** Whether a transaction that is still open has acknowledged it. */
  isTaken: boolean;
  /** Whether its subscription has ended; only while a transaction has it. */
  isLeft: boolean;
}

/** What {@linkcode Acknowledgements} are made with. */
export interface AcknowledgementsInit {
  readonly sessionId: string;
  readonly version: Version;
  /** How many deliveries of one subscription may wait. */
  readonly maxPending: number;
  /** One of them has more: only topics can do that, since queues wait. */
  readonly onFull: () => void;
}

/** See the module. */
export class Acknowledgements {
  readonly #init: AcknowledgementsInit;
  /** By subscription, then by name, in the order of delivery. */
  readonly #pending = new Map<Subscription, Map<string, Pending>>();
  /** By ack id; STOMP 1.2 only. */
  readonly #byAckId = new Map<string, Pending>();
  #count = 0;

  constructor(init: AcknowledgementsInit) {
    this.#init = init;
  }

  /** How many deliveries wait. */
  get count(): number {
    let count = 0;
    for (const pending of this.#pending.values()) count += pending.size;
    return count;
  }

  /** Notes a delivery. @returns its `ack` header, which only STOMP 1.2 knows */
  expect(delivery: Delivery): string | undefined {
    const { sessionId, version, maxPending, onFull } = this.#init;
    const { subscription, messageId } = delivery;
    let pendings = this.#pending.get(subscription);
    if (pendings === undefined) this.#pending.set(subscription, pendings = new Map());
    if (pendings.size >= maxPending) onFull();
    const ackId = version === "1.2" ? `${sessionId.slice(0, 8)}-${++this.#count}` : undefined;
    const name = ackId ?? messageId;
    const pending: Pending = { delivery, name, isTaken: false, isLeft: false };
    pendings.set(name, pending);
    if (ackId !== undefined) this.#byAckId.set(ackId, pending);
    return ackId;
  }

  /**
   * What an ACK or NACK is about, oldest first: in `client` mode also everything before it on the
   * same subscription, but for what open transactions have taken.
   *
   * @throws {StompError} when nothing waits under that name, or a transaction has it
   */
  find(frame: Frame): readonly Pending[] {
    const found = this.#named(frame);
    if (found === undefined) throw unknown(frame);
    if (found.isTaken) {
      throw new StompError(
        `Cannot ${frame.command} ${JSON.stringify(found.name)}: an open transaction has it`,
      );
    }
    if (found.delivery.subscription.ack !== "client") return [found];
    const all: Pending[] = [];
    for (const pending of this.#pending.get(found.delivery.subscription)?.values() ?? []) {
      if (!pending.isTaken) all.push(pending);
      if (pending === found) break;
    }
    return all;
  }

  /** Forgets deliveries that are settled now. */
  forget(pendings: readonly Pending[]): void {
    for (const { delivery: { subscription }, name } of pendings) {
      this.#byAckId.delete(name);
      const others = this.#pending.get(subscription);
      others?.delete(name);
      if (others?.size === 0) this.#pending.delete(subscription);
    }
  }

  /** Keeps deliveries for an open transaction. */
  take(pendings: readonly Pending[]): void {
    for (const pending of pendings) pending.isTaken = true;
  }

  /**
   * Has deliveries wait again that an aborted transaction had.
   *
   * @returns those whose subscription has ended; they are forgotten
   */
  giveBack(pendings: readonly Pending[]): readonly Pending[] {
    for (const pending of pendings) pending.isTaken = false;
    const left = pendings.filter(({ isLeft }) => isLeft);
    this.forget(left);
    return left;
  }

  /**
   * Forgets what a subscription that ends has not acknowledged.
   *
   * @returns it, but for what open transactions have taken
   */
  leave(subscription: Subscription): readonly Pending[] {
    const all = [...this.#pending.get(subscription)?.values() ?? []];
    for (const pending of all) pending.isLeft = true;
    const left = all.filter(({ isTaken }) => !isTaken);
    this.forget(left);
    return left;
  }

  #named({ headers }: Frame): Pending | undefined {
    if (this.#init.version === "1.2") return this.#byAckId.get(headers.get("id") ?? "");
    const messageId = headers.get("message-id") ?? "";
    const id = headers.get("subscription");
    for (const [subscription, pendings] of this.#pending) {
      if (id !== undefined && subscription.id !== id) continue;
      const pending = pendings.get(messageId);
      if (pending !== undefined) return pending;
    }
    return undefined;
  }
}

function unknown({ command, headers }: Frame): StompError {
  const name = headers.get("id") ?? headers.get("message-id");
  return new StompError(
    `Cannot ${command} ${JSON.stringify(name)}: nothing waits under it`,
    "Each delivery of a subscription with ack:client or ack:client-individual is acknowledged once.",
  );
}
