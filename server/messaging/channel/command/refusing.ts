/**
 * How a client is told that a frame was understood and not done.
 *
 * @module
 */
import { type Next, nextAfterRefusal } from "../../../../shared/code.ts";
import type { Refusal } from "../../../../shared/refusal.ts";
import { type Fault, StompError } from "../../../../shared/stomp/error.ts";
import type { Frame } from "../../../../shared/stomp/frame.ts";
import type { UserDestinations } from "../../broker/user_destination.ts";
import type { Counters } from "../../counters.ts";
import type { ConnectedSession } from "../../session/connected_session.ts";
import { ERRORS_QUEUE, type OutboundChannel } from "../outbound.ts";

/** What became of a frame. */
export interface Handled {
  /** Whether its RECEIPT may follow. */
  readonly receipt: boolean;
}

/** The frame's work is done. */
export const DONE: Handled = { receipt: true };

/** Which close code tells a client the same as the refusal would have. */
const FAULT_AFTER: Readonly<Record<Next, Fault>> = {
  retry: "tryLater",
  renew: "refused",
  stop: "protocol",
};

/** What a {@linkcode Refusing} is made with. */
export interface RefusingOptions {
  readonly outbound: Pick<OutboundChannel, "refuse">;
  readonly userDestinations: UserDestinations;
  readonly counters: Counters;
}

/** Tells senders why their frames are not done. */
export class Refusing {
  readonly #options: RefusingOptions;

  constructor(options: RefusingOptions) {
    this.#options = options;
  }

  /**
   * Tells the sender. Who does not follow the queue of errors but waits for a RECEIPT or a MESSAGE
   * would wait for ever, so it gets an ERROR.
   *
   * @throws {StompError} when that is the only way to tell it
   */
  refuse(frame: Frame, session: ConnectedSession, refusal: Refusal<string>): Handled {
    const { outbound, userDestinations, counters } = this.#options;
    const receipt = frame.headers.get("receipt");
    counters.requestsRefused++;
    const told = outbound.refuse(session, refusal, receipt);
    if (!told && (receipt !== undefined || frame.command === "SUBSCRIBE")) {
      throw new StompError(
        refusal.message,
        `Refused with code "${refusal.code}". A session that subscribes to ` +
          `${userDestinations.own(ERRORS_QUEUE)} is told there and lives on.`,
        FAULT_AFTER[refusal.next ?? nextAfterRefusal(refusal.code)],
      );
    }
    return { receipt: false };
  }
}

/** The session may not do that. */
export function forbidden(command: string, destination: string): StompError {
  return new StompError(
    `Cannot ${command} ${JSON.stringify(destination)}: it is not allowed`,
    "",
    "refused",
  );
}

/** No handler is mapped to the destination. */
export function noRoute(command: string, destination: string): StompError {
  return new StompError(`Cannot ${command} ${JSON.stringify(destination)}: nothing handles it`);
}
