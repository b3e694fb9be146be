/**
 * A session that is up, as the rest of the server knows it.
 *
 * @module
 */
import { CLOSE } from "../../../shared/code.ts";
import type { Version } from "../../../shared/stomp/version.ts";
import { Acknowledgements } from "../broker/acknowledgement.ts";
import type { AckMode, Delivery, Discard, Subscriber, Subscription } from "../broker/broker.ts";
import { type TransactionLimits, Transactions } from "../broker/transaction.ts";
import type { Bucket } from "../channel/rate_limit.ts";
import type { Principal } from "../principal.ts";
import { checkedClose, type Close } from "./close.ts";
import type { Outbox } from "./outbox.ts";
import type { Attributes, StompSession } from "../stomp_session.ts";

const CLOSED_BY_SERVER: Close = { code: CLOSE.done.code, reason: "closed by the server" };

/** What a {@linkcode ConnectedSession} is made with. */
export interface ConnectedSessionInit<U extends Principal> {
  readonly id: string;
  readonly user: U;
  readonly version: Version;
  readonly attributes: Attributes;
  /** Hears what a close hook threw. */
  readonly onFault: (error: unknown) => void;
  readonly limits: TransactionLimits & { readonly maxUnacknowledged: number };
  /** Where MESSAGE frames go. */
  readonly outbox: Pick<Outbox, "add" | "hasRoomFor" | "onRoom">;
  /** The client acknowledges too little of what topics tell it. */
  readonly onUnacknowledged: () => void;
  /** The application ends it; `politely`: after the frame in work. */
  readonly onClose: (close: Close, how: { readonly politely: boolean }) => void;
}

/** A subscription as its session knows it. */
export interface HeldSubscription {
  /** The `id` header; only STOMP 1.0 goes without. */
  readonly id: string | undefined;
  /** As the client named it. */
  readonly destination: string;
  /** How its deliveries are acknowledged. */
  readonly ack: AckMode;
  /**
   * Who serves it: the broker, or a handler that answers it. One that was refused is served by nobody,
   * and its id is in use until UNSUBSCRIBE.
   */
  readonly servedBy: "broker" | "handler" | "nobody";
  /** What messages are delivered to; its destination is the one the broker knows. */
  readonly subscription: Subscription;
}

/** One user's session between CONNECTED and its end. */
export class ConnectedSession<U extends Principal = Principal>
  implements Subscriber, StompSession<U> {
  readonly id: string;
  readonly user: U;
  readonly version: Version;
  readonly attributes: Attributes;
  /** By key, see {@linkcode subscriptionKey}. */
  readonly subscriptions = new Map<string, HeldSubscription>();
  /** How many more requests it may make; `undefined` until the first. */
  bucket: Bucket | undefined;
  readonly #init: ConnectedSessionInit<U>;
  #acknowledgements: Acknowledgements | undefined;
  #transactions: Transactions | undefined;
  #closeHooks: Set<() => void> | undefined;
  /** What waits for the end of the frame in work. */
  #afterFrame: (() => void)[] | undefined;
  #ended = false;
  #controller: AbortController | undefined;

  constructor(init: ConnectedSessionInit<U>) {
    this.id = init.id;
    this.user = init.user;
    this.version = init.version;
    this.attributes = init.attributes;
    this.#init = init;
  }

  /** What waits for ACK or NACK. */
  get acknowledgements(): Acknowledgements {
    const { limits, onUnacknowledged } = this.#init;
    return this.#acknowledgements ??= new Acknowledgements({
      sessionId: this.id,
      version: this.version,
      maxPending: limits.maxUnacknowledged,
      onFull: onUnacknowledged,
    });
  }

  /** Those that are open. */
  get transactions(): Transactions {
    return this.#transactions ??= new Transactions(this.#init.limits);
  }

  /** How many deliveries wait for ACK or NACK. */
  get unacknowledgedCount(): number {
    return this.#acknowledgements?.count ?? 0;
  }

  /** How many transactions are open. */
  get transactionCount(): number {
    return this.#transactions?.count ?? 0;
  }

  deliver(encoded: string | Uint8Array, how?: Discard | "alone"): void {
    this.#init.outbox.add(encoded, how);
  }

  expectAck(delivery: Delivery): string | undefined {
    return this.acknowledgements.expect(delivery);
  }

  hasRoomFor(bytes: number): boolean {
    return this.#init.outbox.hasRoomFor(bytes);
  }

  onRoom(task: () => void): void {
    this.#init.outbox.onRoom(task);
  }

  /** Whether it is over. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Aborted when the session ends. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#ended) this.#controller.abort();
    }
    return this.#controller.signal;
  }

  onClose(hook: () => void): () => void {
    if (this.#ended) {
      this.#runHook(hook);
      return () => {};
    }
    const hooks = this.#closeHooks ??= new Set();
    // The same function may be given twice.
    const own = () => hook();
    hooks.add(own);
    return () => void hooks.delete(own);
  }

  close(close: Close = CLOSED_BY_SERVER): void {
    this.#init.onClose(checkedClose(close), { politely: true });
  }

  /** Ends it at once: what was to be sent to it broke. */
  fail(): void {
    const reason = "something broke on the server";
    this.#init.onClose({ code: CLOSE.ours.code, reason }, { politely: false });
  }

  /** Runs a task once the frame in work was answered, or it has ended. */
  afterFrame(task: () => void): void {
    (this.#afterFrame ??= []).push(task);
  }

  /** The frame in work was answered. */
  frameAnswered(): void {
    const tasks = this.#afterFrame;
    this.#afterFrame = undefined;
    for (const task of tasks ?? []) this.#runHook(task);
  }

  /** Ends it. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.subscriptions.clear();
    // The broker takes back what was not acknowledged; an open transaction is aborted by that.
    this.#acknowledgements = undefined;
    this.#transactions = undefined;
    this.#controller?.abort();
    for (const hook of this.#closeHooks ?? []) this.#runHook(hook);
    this.#closeHooks = undefined;
    this.frameAnswered();
  }

  #runHook(hook: () => void): void {
    try {
      hook();
    } catch (error) {
      this.#init.onFault(error);
    }
  }
}

/**
 * What a subscription is known by within its session: its id, or in STOMP 1.0 without one its
 * destination (STOMP 1.0, "SUBSCRIBE" and "UNSUBSCRIBE").
 */
export function subscriptionKey(id: string | undefined, destination: string): string {
  return id === undefined ? `destination:${destination}` : `id:${id}`;
}
