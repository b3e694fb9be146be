/**
 * What a conversation asks of the link to the server. `connection/` is behind it; tests put a
 * pretended server there.
 *
 * @module
 */
import type { Refusal } from "../../shared/refusal.ts";
import type { LinkStatus } from "./link_status.ts";

/** How a request that has one answer ends. A link that is lost before that tells nothing. */
export type Answer =
  | { readonly kind: "answered"; readonly body: unknown }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** One link to the server; conversations may share it. */
export interface Link {
  readonly status: LinkStatus;
  /** The site of a reader's page, once the server has said it. */
  readonly site?: string | undefined;
  /** Whether another tab has the connection, and this one follows it. */
  readonly isFollowing?: boolean;
  /** Hears every change of `status`. Returns how to stop. */
  watch(listener: () => void): () => void;
  /**
   * Hears the bodies of a destination, now and again after each reconnect, until stopped. Whoever
   * follows a destination follows it before `status` becomes `online`: nothing slips in between.
   *
   * @param destination is asked for at each connection, when `site` is known
   */
  follow(destination: () => string, listener: (body: unknown) => void): () => void;
  /** Subscribes to a destination that answers once. Only while online. */
  ask(destination: string, answered: (answer: Answer) => void): void;
  /**
   * Sends a body. `answered` hears, at most once, that the server has done the work (its body is
   * `undefined`) or refused it. Only while online.
   */
  send(request: SendRequest, answered: (answer: Answer) => void): void;
  /** Begins to connect, the first time it is called. */
  open(): void;
  /** Tries now instead of later. */
  reconnect(): void;
  /** Lets go. It is not opened again. */
  close(): void;
}

/** A body on its way to a destination. */
export interface SendRequest {
  readonly destination: string;
  /** Anything JSON can hold. */
  readonly body: unknown;
  /** Whether the server keeps it: from then on it matters that we stay the same person. */
  readonly kept?: true;
}
