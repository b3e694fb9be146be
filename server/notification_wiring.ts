/**
 * Puts together what is sent by the server itself: the outbox, and what reaches the outside, as far as
 * the settings allow it.
 *
 * @module
 */
import type { RandomBytes } from "../shared/chat/id.ts";
import type { Clock } from "../shared/clock.ts";
import type { Mailer } from "./chat/notification/mailer.ts";
import { Outbox } from "./chat/notification/outbox.ts";
import type { Config } from "./config.ts";
import { type Log, toError } from "./ops/log.ts";
import { SmtpMailer } from "./outbound/smtp_mailer.ts";
import type { Store } from "./storage/store.ts";

/** What is wired. */
export interface NotificationParts {
  readonly config: Pick<Config, "outbound">;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Log;
}

/** What sends. */
export interface Notifications {
  /** Keeps what is to be sent, until it is. */
  readonly outbox: Outbox;
  /** `undefined` where mail is not set up. */
  readonly mailer: Mailer | undefined;
}

/** Puts it together. It sends nothing before the outbox is started. */
export function createNotifications(
  { config: { outbound }, store, clock, random, log }: NotificationParts,
): Notifications {
  const { smtp, mailFrom } = outbound;
  const report = (fault: unknown) => log.error("not-sent", { error: toError(fault) });
  return {
    outbox: new Outbox({ store, clock, random, report }),
    mailer: smtp && mailFrom && new SmtpMailer({ target: smtp, from: mailFrom }),
  };
}
