/**
 * How much one client may ask of the server, and how long each side may take.
 *
 * @module
 */
import { DEFAULT_LIMITS, type FrameLimits } from "../../shared/stomp/decoder.ts";
import type { Rate } from "./channel/rate_limit.ts";

/**
 * What happens to a session whose client reads too slowly. `close`: it is closed with 1013 and what
 * waits for it is thrown away; the client connects again and catches up.
 */
export type SlowReaderPolicy = "close";

/** Sizes in bytes, times in milliseconds. The frame's limits hold from CONNECTED on. */
export interface ServerLimits extends FrameLimits {
  /**
   * What may wait to be read while an earlier frame of the same session is worked on; also the
   * largest WebSocket message. More: ERROR, close 1013; a single message larger than that: 1009.
   */
  readonly maxWaitingBytes: number;
  /**
   * What may wait to be sent to one client, besides a single message; text counts its UTF-16 units
   * until it is handed to the connection. More: see {@linkcode slowReader}.
   */
  readonly maxOutboxBytes: number;
  /** What happens to a client that reads too slowly. */
  readonly slowReader: SlowReaderPolicy;
  /** Subscriptions of one session. More: ERROR, close 1008. */
  readonly maxSubscriptions: number;
  /** SEND and SUBSCRIBE of one session; refused as `too-fast` beyond. `undefined`: no limit. */
  readonly requests: Rate | undefined;
  /** From the opening of a connection to CONNECTED. Later: close 1008. */
  readonly connectTimeoutMs: number;
  /** From the answer to DISCONNECT to the client's close. Later: close 1000. */
  readonly leaveTimeoutMs: number;
  /** From our close to the connection's end. Later: the connection is forgotten. */
  readonly closeTimeoutMs: number;
  /** How many agreed heart-beat intervals may pass in silence. Then: close 1001. */
  readonly heartBeatSlack: number;
}

/** The limits of a server that was told nothing else. */
export const DEFAULT_SERVER_LIMITS: ServerLimits = {
  ...DEFAULT_LIMITS,
  maxWaitingBytes: 1_048_576,
  maxOutboxBytes: 524_288,
  slowReader: "close",
  maxSubscriptions: 1_000,
  requests: undefined,
  connectTimeoutMs: 10_000,
  leaveTimeoutMs: 2_000,
  closeTimeoutMs: 10_000,
  heartBeatSlack: 3,
};

/**
 * The default limits with some replaced. Where only the frame's size is given, its body and what may
 * wait go with it.
 *
 * @throws {RangeError} when what may wait could not hold one frame
 */
export function serverLimits(some: Partial<ServerLimits> = {}): ServerLimits {
  const { maxFrameBytes = DEFAULT_SERVER_LIMITS.maxFrameBytes } = some;
  const limits: ServerLimits = {
    ...DEFAULT_SERVER_LIMITS,
    maxBodyBytes: maxFrameBytes,
    maxWaitingBytes: Math.max(DEFAULT_SERVER_LIMITS.maxWaitingBytes, 2 * maxFrameBytes),
    ...some,
  };
  if (limits.maxWaitingBytes < maxFrameBytes) {
    throw new RangeError(
      `Cannot let ${limits.maxWaitingBytes} bytes wait: one frame may have ${maxFrameBytes}`,
    );
  }
  return limits;
}
