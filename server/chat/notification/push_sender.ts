/**
 * The port to whatever sends push messages to browsers (RFC 8030), and to what knows the browsers of
 * authors.
 *
 * @module
 */
import type { Delivery } from "./mailer.ts";

/** A browser that takes push messages, as it describes itself. */
export interface PushSubscription {
  /** An https address of a push service. */
  readonly endpoint: string;
  /** The browser's public key and secret (RFC 8291), in base64url. */
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** What goes to a browser. */
export interface PushMessage {
  /** At most 3,000 bytes of UTF-8; the service worker reads it. */
  readonly payload: string;
  /** How long the push service keeps it, in seconds. */
  readonly ttlSeconds: number;
  /** A later message of the same topic takes its place: up to 32 of A–Z, a–z, 0–9, "_" and "-". */
  readonly topic?: string;
  readonly urgency?: "very-low" | "low" | "normal" | "high";
}

/** What became of a push message. `gone`: the browser takes none any more; forget it. */
export type PushDelivery = Delivery | { readonly kind: "gone"; readonly code?: number };

/** Sends push messages. Resolves also when it cannot: nothing is thrown. */
export interface PushSender {
  send(subscription: PushSubscription, message: PushMessage): Promise<PushDelivery>;
}

/** A browser of an author that is told by push. */
export interface PushDevice {
  /** Names it among the author's: up to 64 of A–Z, a–z, 0–9, "_" and "-". */
  readonly id: string;
  readonly subscription: PushSubscription;
}

/** The browsers of authors that are told by push. */
export interface PushDevices {
  /** At most a few; none where push is off. */
  of(author: string): Promise<readonly PushDevice[]>;
  /** Forgets one that is gone. */
  remove(author: string, id: string): Promise<void>;
}
