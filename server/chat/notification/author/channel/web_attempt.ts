/**
 * What the answer to a post means for what was posted.
 *
 * @module
 */
import type { Attempt } from "../../outbox.ts";
import type { WebAnswer } from "../../web_sender.ts";

/** @param channel by what it went, for the log of deliveries */
export function attemptOf(answer: WebAnswer, channel: string): Attempt {
  switch (answer.kind) {
    case "forbidden":
      return { kind: "refused", channel, reason: answer.reason };
    case "unreachable":
      return { kind: "later", channel, reason: answer.reason };
    case "answered": {
      const { status: code, retryAfterMs: afterMs } = answer;
      if (code >= 200 && code < 300) return { kind: "sent", channel, code };
      const reason = `it answered ${code}`;
      // Too many requests, or a service that is not well: it may be otherwise later.
      const isLater = code === 408 || code === 425 || code === 429 || code >= 500;
      return isLater
        ? { kind: "later", channel, code, reason, ...afterMs !== undefined && { afterMs } }
        : { kind: "refused", channel, code, reason };
    }
  }
}
