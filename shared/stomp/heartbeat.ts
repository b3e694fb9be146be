/**
 * Heart-beats: how often each side promises to send, and wishes to hear, something (STOMP 1.2,
 * "Heart-beating").
 *
 * @module
 */
import { StompError } from "./error.ts";

/** One side's two promises; 0 means that it cannot, or does not want to. */
export interface HeartBeat {
  /** Something leaves this side at least this often, in milliseconds. */
  readonly sendEveryMs: number;
  /** This side wants to hear something this often, in milliseconds. */
  readonly expectEveryMs: number;
}

/** Ten digits are 115 days, and stay exact. */
const HEART_BEAT = /^([0-9]{1,10}),([0-9]{1,10})$/;

/**
 * Reads a `heart-beat` header; without one there are no heart-beats.
 *
 * @throws {StompError} when it is not two numbers of at most ten digits with a comma between them
 */
export function parseHeartBeat(header: string | undefined): HeartBeat {
  if (header === undefined) return { sendEveryMs: 0, expectEveryMs: 0 };
  const match = HEART_BEAT.exec(header);
  if (match === null) {
    throw new StompError(
      `Cannot read the header "heart-beat" ${JSON.stringify(header.slice(0, 30))}: not two numbers`,
      'Send two numbers of milliseconds with a comma between them, such as "10000,10000".',
    );
  }
  return { sendEveryMs: Number(match[1]), expectEveryMs: Number(match[2]) };
}

/** The header that {@linkcode parseHeartBeat} reads. */
export function formatHeartBeat({ sendEveryMs, expectEveryMs }: HeartBeat): string {
  return `${sendEveryMs},${expectEveryMs}`;
}

/**
 * What two sides agree on, seen from `own` side: in each direction the larger of the two numbers, or
 * nothing when one side says 0.
 *
 * @example
 * ```ts
 * import { negotiateHeartBeat } from "./heartbeat.ts";
 * const own = { sendEveryMs: 1_000, expectEveryMs: 1_000 };
 * const agreed = negotiateHeartBeat(own, { sendEveryMs: 0, expectEveryMs: 10_000 });
 * console.assert(agreed.sendEveryMs === 10_000 && agreed.expectEveryMs === 0);
 * ```
 */
export function negotiateHeartBeat(own: HeartBeat, peer: HeartBeat): HeartBeat {
  return {
    sendEveryMs: slower(own.sendEveryMs, peer.expectEveryMs),
    expectEveryMs: slower(own.expectEveryMs, peer.sendEveryMs),
  };
}

function slower(oneMs: number, otherMs: number): number {
  return oneMs === 0 || otherMs === 0 ? 0 : Math.max(oneMs, otherMs);
}
