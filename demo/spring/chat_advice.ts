/**
 * What every controller of the chat has in common when something goes wrong.
 *
 * @module
 */
import {
  ControllerAdvice,
  type FailedMessage,
  MessageExceptionHandler,
  Refused,
  SendToUser,
} from "../../server/messaging/mod.ts";

/** Needs somebody who writes a fault down and numbers it. */
@ControllerAdvice()
export class ChatAdvice {
  readonly #report: (error: unknown) => number;

  constructor(report: (error: unknown) => number) {
    this.#report = report;
  }

  @MessageExceptionHandler()
  @SendToUser("/queue/errors", { broadcast: false })
  onAnything({ error }: FailedMessage) {
    // A refusal is no fault: thrown again it is told as it is, and no RECEIPT follows.
    if (error instanceof Refused) throw error;
    return {
      code: "fault",
      message: `Something broke. We wrote it down as ${this.#report(error)}.`,
    };
  }
}
