/**
 * Puts together the mails and push messages to readers who left.
 *
 * @module
 */
import type { RandomBytes } from "../../shared/chat/id.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Chat } from "../chat/chat.ts";
import { sendFollows } from "../chat/notification/reader/follow_sending.ts";
import type { PushService } from "../chat/notification/author_devices.ts";
import { PushFollows } from "../chat/notification/reader/push_follows.ts";
import { MailFollows } from "../chat/notification/reader/mail_follows.ts";
import type { Keyring } from "../chat/token/keyring.ts";
import type { Config } from "../setting/config.ts";
import type { Notifications } from "./notification_wiring.ts";
import { type Log, toError } from "../ops/log.ts";
import type { Store } from "../storage/store.ts";

/** What is wired. */
export interface ReaderMailParts {
  readonly config: Pick<Config, "publicUrl">;
  readonly store: Store;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Log;
  readonly chat: Pick<Chat, "sites" | "erasures">;
  readonly notifications: Pick<Notifications, "outbox" | "mailer">;
  /** `undefined` where the server does not push. */
  readonly push?: PushService | undefined;
}

/** What was wired. */
export interface ReaderMail {
  /** `undefined` where mail is not set up. */
  readonly follows: MailFollows | undefined;
  /** `undefined` where the server does not push. */
  readonly pushFollows: PushFollows | undefined;
  /** Tells what was answered when a process ended. */
  catchUp(): Promise<void>;
  /** Listens no more. */
  stop(): void;
}

/** Before the outbox is started. Wishes go with what they are about also where mail is not set up. */
export function wireReaderMail(parts: ReaderMailParts): ReaderMail {
  const { config: { publicUrl }, store, log, chat, push } = parts;
  const { outbox, mailer } = parts.notifications;
  const report = (fault: unknown) => log.error("not-told", { error: toError(fault) });
  const follows = new MailFollows({ ...parts, ...chat, outbox, report });
  chat.erasures.onErased((event) => void follows.erased(event).catch(report));
  if (mailer === undefined && push === undefined) {
    const nothing = { catchUp: () => Promise.resolve(), stop: () => {} };
    return { follows: undefined, pushFollows: undefined, ...nothing };
  }
  sendFollows({ ...parts, ...chat, outbox, mailer, publicUrl });
  return {
    follows: mailer && follows,
    pushFollows: push && new PushFollows({ ...parts, ...chat, follows, push, publicUrl, report }),
    catchUp: () => follows.catchUpAll().catch(report),
    stop: store.follow((committed) => void follows.hear(committed).catch(report)),
  };
}
