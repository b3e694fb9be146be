/**
 * How big a frame may be (STOMP 1.2, "Size Limits").
 *
 * @module
 */

/** What a decoder takes. All of it holds also for a frame that is not finished. */
export interface FrameLimits {
  /** Header lines, repeated ones included. */
  readonly maxHeaders: number;
  /** One header line as written, without its LF. */
  readonly maxHeaderLineBytes: number;
  /** The body alone, its NUL not counted. */
  readonly maxBodyBytes: number;
  /** The whole frame as written, from its command to its NUL. */
  readonly maxFrameBytes: number;
}

/** Limits for a session: 64 KiB a frame. */
export const DEFAULT_LIMITS: FrameLimits = {
  maxHeaders: 64,
  maxHeaderLineBytes: 8_192,
  maxBodyBytes: 65_536,
  maxFrameBytes: 65_536,
};

/** Limits for whoever is not connected yet: room for a CONNECT with a token. */
export const CONNECT_LIMITS: FrameLimits = {
  maxHeaders: 32,
  maxHeaderLineBytes: 4_096,
  maxBodyBytes: 4_096,
  maxFrameBytes: 8_192,
};
