/**
 * The seam between the STOMP server and the annotated handlers: what a dispatcher is given and
 * what it gives back. `dispatcher.ts` implements it over a route table.
 *
 * @module
 */
import type { Frame } from "../../../shared/stomp/frame.ts";
import type { Refusal } from "../../../shared/refusal.ts";
import type { Principal } from "../principal.ts";
import type { StompSession } from "../stomp_session.ts";

/** A frame that reached the application prefix. */
export interface Inbound<U extends Principal = Principal> {
  /** SEND (`message`) or SUBSCRIBE (`subscribe`). */
  readonly kind: "message" | "subscribe";
  /** The destination after the application prefix, with its leading slash. */
  readonly path: string;
  readonly frame: Frame;
  /** The one it came over; its user is the sender. */
  readonly session: StompSession<U>;
  /** Runs a task once the frame was answered, or its session has ended; at once if left out. */
  readonly whenAnswered?: (task: () => void) => void;
}

/** Headers of an application that travel on a MESSAGE, beside those the server sets. */
export type MessageHeaders = Readonly<Record<string, string>>;

/** Where something a handler returned or sent goes. */
export type Delivery =
  /** To every subscription of a broker destination. */
  | {
    readonly to: "destination";
    readonly destination: string;
    readonly body: unknown;
    readonly headers?: MessageHeaders;
  }
  /** To a user destination (`/queue/...`, without `/user`) of every session of a user. */
  | {
    readonly to: "user";
    readonly user: string;
    readonly destination: string;
    readonly body: unknown;
    readonly headers?: MessageHeaders;
  }
  /** To a user destination (`/queue/...`) of the sending session alone. */
  | {
    readonly to: "session";
    readonly destination: string;
    readonly body: unknown;
    readonly headers?: MessageHeaders;
  }
  /** Straight to the subscription that is being made; `subscribe` only. */
  | { readonly to: "subscriber"; readonly body: unknown };

/** What became of it, once the work is done. */
export type Outcome =
  /** By its handler, or by the exception handler of what that threw. */
  | { readonly kind: "handled" }
  /** No route has this path for this kind of frame. */
  | { readonly kind: "no-route" }
  /** The sender is told; the session lives on. A broken handler becomes `internal`. */
  | { readonly kind: "refused"; readonly refusal: Refusal<string> };

/** Finds the handler of a frame and runs it. Never throws or rejects. */
export interface Dispatcher<U extends Principal = Principal> {
  dispatch(inbound: Inbound<U>, deliver: (delivery: Delivery) => void): Promise<Outcome>;
  /** Whether a handler is mapped to this path for that kind of frame. */
  answers(kind: Inbound["kind"], path: string): boolean;
}
