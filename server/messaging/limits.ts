/**
 * How much one client may ask of the server, and how long each side may take.
 *
 * @module
 */
import { DEFAULT_LIMITS, type FrameLimits } from "../../shared/stomp/decoder.ts";
import type { Rate } from "./channel/rate_limit.ts";
import { checkLimits } from "./limit_check.ts";

/**
 * What happens when a client reads more slowly than it is sent to. `close`: it is closed with 1013
 * and what waits for it is thrown away; it connects again and catches up. `drop-oldest`: the oldest
 * messages that wait give way to new ones. `keep-latest`: of each subscription only the newest
 * message of a destination waits.
 */
export type SlowConsumerPolicy = "close" | "drop-oldest" | "keep-latest";

/** Sizes in bytes, times in milliseconds. The frame's limits hold from CONNECTED on. */
export interface ServerLimits extends FrameLimits {
  /**
   * What may wait to be read while an earlier frame of the same session is worked on; also the
   * largest WebSocket message. More: ERROR, close 1013; a single message larger than that: 1009.
   */
  readonly maxWaitingBytes: number;
  /**
   * What may wait to be sent to one client, besides a single message; text counts its UTF-16 units
   * until it is handed to the connection. More: see {@linkcode SlowConsumerPolicy}.
   */
  readonly maxOutboxBytes: number;
  /** Subscriptions of one session. More: ERROR, close 1008. */
  readonly maxSubscriptions: number;
  /**
   * Deliveries of one subscription that may wait for ACK or NACK, however many its `prefetch-count`
   * asks for. A queue keeps the rest; where a topic has more to tell: close 1013.
   */
  readonly maxUnacknowledged: number;
  /** The same for a subscription to a queue that sends no `prefetch-count`. */
  readonly defaultPrefetch: number;
  /** Transactions of one session that are open at once. More: ERROR, close 1009. */
  readonly maxTransactions: number;
  /** SEND, ACK and NACK frames in the open transactions of one session. More: ERROR, close 1009. */
  readonly maxTransactionFrames: number;
  /** Bodies and headers of those SENDs. More: ERROR, close 1009. */
  readonly maxTransactionBytes: number;
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

/** How much the queues of a server keep. Sizes in bytes, times in milliseconds. */
export interface QueueLimits {
  /** Queues that exist at once. A SEND that needs another: ERROR, close 1013. */
  readonly maxQueues: number;
  /** Messages that wait in one queue. More: the oldest gives way, and is counted and logged. */
  readonly maxMessages: number;
  /** What waits in one queue, besides a single message. More: as with `maxMessages`. */
  readonly maxBytes: number;
  /** What waits in all queues. More: the oldest of the queue that was sent to gives way. */
  readonly maxTotalBytes: number;
  /** How long a message waits. Longer: it is thrown away, counted and logged. */
  readonly maxAgeMs: number;
  /**
   * How often a message is delivered before it goes to the dead letters, the queue `dlq` of its
   * prefix, with its queue's name in the header `original-destination`.
   */
  readonly maxDeliveries: number;
}

/** The queues of a server that was told nothing else. */
export const DEFAULT_QUEUE_LIMITS: QueueLimits = {
  maxQueues: 10_000,
  maxMessages: 10_000,
  maxBytes: 16_777_216,
  maxTotalBytes: 67_108_864,
  maxAgeMs: 86_400_000,
  maxDeliveries: 10,
};

/** The limits of a server that was told nothing else. */
export const DEFAULT_SERVER_LIMITS: ServerLimits = {
  ...DEFAULT_LIMITS,
  maxWaitingBytes: 1_048_576,
  maxOutboxBytes: 524_288,
  maxSubscriptions: 1_000,
  maxUnacknowledged: 10_000,
  defaultPrefetch: 100,
  maxTransactions: 16,
  maxTransactionFrames: 1_000,
  maxTransactionBytes: 1_048_576,
  requests: undefined,
  connectTimeoutMs: 10_000,
  leaveTimeoutMs: 2_000,
  closeTimeoutMs: 10_000,
  heartBeatSlack: 3,
};

/**
 * The default limits with some replaced. Where only the frame's size is given, its body, what may
 * wait in either direction and a transaction go with it.
 *
 * @throws {RangeError} when a limit is no whole number, or what may wait could not hold one frame
 */
export function serverLimits(some: Partial<ServerLimits> = {}): ServerLimits {
  const { maxFrameBytes = DEFAULT_SERVER_LIMITS.maxFrameBytes } = some;
  const limits: ServerLimits = {
    ...DEFAULT_SERVER_LIMITS,
    maxBodyBytes: maxFrameBytes,
    maxWaitingBytes: Math.max(DEFAULT_SERVER_LIMITS.maxWaitingBytes, 2 * maxFrameBytes),
    maxOutboxBytes: Math.max(DEFAULT_SERVER_LIMITS.maxOutboxBytes, 4 * maxFrameBytes),
    maxTransactionBytes: Math.max(DEFAULT_SERVER_LIMITS.maxTransactionBytes, 2 * maxFrameBytes),
    ...some,
  };
  checkLimits("limits", limits, { leaveTimeoutMs: 0, closeTimeoutMs: 0, maxTransactions: 0 });
  const { requests } = limits;
  if (requests !== undefined && !(requests.perSecond > 0 && requests.burst >= 1)) {
    throw new RangeError(
      `Cannot use limits.requests ${JSON.stringify(requests)}: ` +
        "perSecond must be above 0 and burst at least 1",
    );
  }
  if (limits.maxWaitingBytes < maxFrameBytes) {
    throw new RangeError(
      `Cannot let ${limits.maxWaitingBytes} bytes wait: one frame may have ${maxFrameBytes}`,
    );
  }
  return limits;
}

/**
 * The default limits of queues with some replaced.
 *
 * @throws {RangeError} when one is no whole number from 1 on
 */
export function queueLimits(some: Partial<QueueLimits> = {}): QueueLimits {
  const limits = { ...DEFAULT_QUEUE_LIMITS, ...some };
  checkLimits("queueLimits", limits);
  return limits;
}
