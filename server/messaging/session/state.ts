/**
 * The words a session is described in: its states, what happens to it, what it then asks for.
 *
 * @module
 */
import type { Refusal } from "../../../shared/refusal.ts";
import type { StompError } from "../../../shared/stomp/error.ts";
import type { Frame, ServerCommand } from "../../../shared/stomp/frame.ts";
import type { HeartBeat } from "../../../shared/stomp/heartbeat.ts";
import type { Version } from "../../../shared/stomp/version.ts";
import type { Principal } from "../principal.ts";
import type { Close } from "./close.ts";

export type { Close };

/** Where a session stands. */
export type SessionState<U extends Principal = Principal> =
  /** The connection is open; only CONNECT or STOMP is legal. */
  | { readonly kind: "awaiting-connect" }
  /** CONNECT came; the application is asked who it is. */
  | { readonly kind: "authenticating"; readonly version: Version; readonly heartBeat: HeartBeat }
  /** Ready for the next frame. */
  | { readonly kind: "connected"; readonly version: Version; readonly user: U }
  /** A frame is being worked on; the next one waits, and so does a polite `close`. */
  | {
    readonly kind: "handling";
    readonly version: Version;
    readonly user: U;
    readonly frame: Frame;
    readonly close: Close | undefined;
  }
  /** DISCONNECT was answered; the client closes, or we do. */
  | { readonly kind: "leaving" }
  /** We closed; the connection has not gone yet. */
  | { readonly kind: "closing" }
  /** Nothing is left. */
  | { readonly kind: "closed" };

/** What happens to a session. */
export type SessionEvent<U extends Principal = Principal> =
  | { readonly kind: "frame"; readonly frame: Frame }
  /** What came in cannot be taken; `receipt` is that of the frame, if it could be read. */
  | {
    readonly kind: "broken";
    readonly error: StompError;
    readonly receipt?: string | undefined;
  }
  | { readonly kind: "authenticated"; readonly user: U }
  | { readonly kind: "refused"; readonly refusal: Refusal<string> }
  /** The frame's work is done, or the sender was told why it is not. */
  | { readonly kind: "handled"; readonly receipt: boolean }
  /** The frame's work, or the authentication, failed. */
  | { readonly kind: "failed"; readonly error: StompError }
  /** Nothing was heard for longer than the agreed heart-beats allow. */
  | { readonly kind: "silent" }
  /** The outbox is full. */
  | { readonly kind: "slow" }
  /** The deadline passed. */
  | { readonly kind: "overdue" }
  /** The server ends it: at once, or `politely`, after the frame in work. */
  | { readonly kind: "stop"; readonly close: Close; readonly politely: boolean }
  /** The connection has gone. */
  | { readonly kind: "gone" };

/** What is to be done, in this order. */
export type Effect<U extends Principal = Principal> =
  | { readonly kind: "authenticate"; readonly frame: Frame }
  /** The session is up: from now on it has subscriptions and heart-beats. */
  | {
    readonly kind: "open";
    readonly user: U;
    readonly version: Version;
    readonly heartBeat: HeartBeat;
  }
  | { readonly kind: "handle"; readonly frame: Frame }
  | { readonly kind: "send"; readonly frame: Frame<ServerCommand>; readonly version: Version }
  /**
   * The session is over: its subscriptions end, and so does the work of its handlers. `close` is
   * how we close it, unless the client left.
   */
  | { readonly kind: "release"; readonly close: Close | undefined }
  /** `overdue` follows after this long, in place of an earlier deadline; `undefined`: never. */
  | { readonly kind: "deadline"; readonly afterMs: number | undefined }
  | { readonly kind: "close"; readonly close: Close }
  /** Nothing follows; whoever counts connections forgets this one. */
  | { readonly kind: "forget" };

/** What a session is told once. */
export interface SessionSettings {
  readonly sessionId: string;
  /** CONNECTED's `server`. */
  readonly serverName: string;
  /** The virtual hosts CONNECT may name; `undefined`: any, or none. */
  readonly hosts: readonly string[] | undefined;
  /** Our side of the heart-beats. */
  readonly heartBeat: HeartBeat;
  /** From the opening of the connection to CONNECTED, in milliseconds. */
  readonly connectTimeoutMs: number;
  /** From the answer to DISCONNECT to the client's close, in milliseconds. */
  readonly leaveTimeoutMs: number;
  /** From our close to the connection's end, in milliseconds; a peer that hangs is forgotten then. */
  readonly closeTimeoutMs: number;
}

/** A state and what to do on the way to it. */
export interface Step<U extends Principal = Principal> {
  readonly state: SessionState<U>;
  readonly effects: readonly Effect<U>[];
}
