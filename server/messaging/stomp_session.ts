/**
 * One client's session between CONNECTED and its end, as applications see it.
 *
 * @module
 */
import type { Version } from "../../shared/stomp/version.ts";
import type { Principal } from "./principal.ts";
import type { Close } from "./session/close.ts";

/** Session attributes that were not typed. */
export type Attributes = Record<string, unknown>;

/**
 * A session. `U` is what the application knows of a user, `A` what it keeps in
 * {@linkcode attributes}.
 */
export interface StompSession<U extends Principal = Principal, A extends object = Attributes> {
  /** CONNECTED's `session`. */
  readonly id: string;
  /** Whose session it is. */
  readonly user: U;
  /** Agreed by CONNECT. */
  readonly version: Version;
  /**
   * What the endpoint's `handshake` found out, and whatever handlers and interceptors put in. It is
   * this session's own and goes with it.
   */
  readonly attributes: Partial<A>;
  /** Aborted when the session ends. */
  readonly signal: AbortSignal;
  /**
   * Runs `hook` once when the session ends, however it ends; at once if it has ended. What a hook
   * throws is logged and holds up nothing.
   *
   * @returns a function that takes the hook back
   */
  onClose(hook: () => void): () => void;
  /**
   * Ends it, after the frame that is being worked on; 1000 unless told otherwise. Once it has ended
   * this does nothing.
   *
   * @throws {RangeError} when nobody can be closed like that
   */
  close(close?: Close): void;
}
