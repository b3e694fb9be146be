/**
 * Puts together what is sent by the server itself: the outbox, what reaches the outside as far as the
 * settings allow it, and what tells authors and takes their answers.
 *
 * @module
 */
import type { ConversationRef, RandomBytes } from "../../shared/chat/id.ts";
import type { NoticeMeans } from "../../shared/chat/notice.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Chat } from "../chat/chat.ts";
import { RemoteAnswers } from "../chat/notification/answering.ts";
import { joinNotifications } from "../chat/notification/join_notifications.ts";
import { ChannelDesk } from "../chat/notification/author/channel_desk.ts";
import { ChannelRoutes } from "../chat/notification/author/channel_routes.ts";
import { ChannelSender } from "../chat/notification/author/channel_sender.ts";
import { Collecting } from "../chat/notification/author/collecting.ts";
import { NoticeBook } from "../chat/notification/author/notice_book.ts";
import { Telling } from "../chat/notification/author/telling.ts";
import { forgetNoticesOf } from "../chat/notification/forget_notices.ts";
import { MailAnswers } from "../chat/notification/inbound/mail_answers.ts";
import { TelegramAnswers } from "../chat/notification/inbound/telegram_answers.ts";
import type { Mailer, MailLooker } from "../chat/notification/mailer.ts";
import { Outbox } from "../chat/notification/outbox.ts";
import type { PushDevices, PushSender } from "../chat/notification/push_sender.ts";
import type { Keyring } from "../chat/token/keyring.ts";
import type { Config } from "../setting/config.ts";
import { type Log, toError } from "../ops/log.ts";
import { GuardedSender } from "../outbound/guarded_sender.ts";
import { SmtpMailer } from "../outbound/smtp_mailer.ts";
import type { OutboundConfig } from "../setting/outbound_setting.ts";
import type { Store } from "../storage/store.ts";

/** What is wired. */
export interface NotificationParts {
  readonly chat: Chat;
  readonly config: Pick<Config, "outbound" | "publicUrl">;
  readonly store: Store;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Log;
  /** Where the server pushes, what does. */
  readonly push: PushSender | undefined;
  readonly devices: PushDevices;
}

/** What sends, and takes answers. */
export interface Notifications {
  /** Keeps what is to be sent, until it is. */
  readonly outbox: Outbox;
  /** `undefined` where mail is not set up. */
  readonly mailer: (Mailer & MailLooker) | undefined;
  readonly channels: ChannelDesk;
  readonly answers: RemoteAnswers;
  /** `undefined` where answers by mail are not set up. */
  readonly mailAnswers: MailAnswers | undefined;
  readonly telegramAnswers: TelegramAnswers;
  /** What whoever brings answers by mail shows. */
  readonly inboundMailSecret: string | undefined;
  /** Tells and sends from now on. Whatever else uses the outbox has said so before. */
  start(): Promise<void>;
  /** Tells what came and was not told when a process ended. */
  catchUp(): Promise<void>;
  /** Waits for what was begun. */
  stop(): Promise<void>;
}

/** Puts it together. It sends nothing before it is started. */
export function createNotifications(parts: NotificationParts): Notifications {
  const { chat, config: { outbound, publicUrl }, store, clock, random, log } = parts;
  const { smtp, mailFrom, mailReplyDomain: replyDomain, inboundMailSecret } = outbound;
  const report = (fault: unknown) => log.error("not-sent", { error: toError(fault) });
  const outbox = new Outbox({ store, clock, random, report });
  const mailer = smtp && mailFrom && new SmtpMailer({ target: smtp, from: mailFrom });
  const { webhookHosts: hosts, outboundPrivateHosts: privateHosts } = outbound;
  const web = new GuardedSender({ hosts, privateHosts });
  const book = new NoticeBook(store);
  const answers = new RemoteAnswers({
    ...parts,
    ...chat,
    notes: chat.desk.notes,
    seen: chat.attention.seen,
  });
  const sender = new ChannelSender({ ...parts, mailer, web, answers, replyDomain, publicUrl });
  const routes = new ChannelRoutes({ ...parts, book, sender });
  const telling = new Telling({
    ...parts,
    outbox,
    book,
    collecting: new Collecting({ store, desk: chat.desk }),
    routes,
    isHere: (author) => chat.attention.presence.isHere(author),
    urlOf: (ref) => consoleUrl(publicUrl, ref),
    report,
  });
  chat.erasures.onErased((erased) => void forgetNoticesOf(store, erased).catch(report));
  const taking = { ...parts, answers, book, outbox, mailer, sender, publicUrl };
  const stops: (() => void)[] = [];
  return {
    outbox,
    mailer,
    channels: new ChannelDesk({
      ...parts,
      book,
      sender,
      mailer,
      web,
      means: meansOf(outbound, publicUrl),
      publicUrl,
      isSite: (id) => chat.sites.has(id),
    }),
    answers,
    mailAnswers: replyDomain === undefined
      ? undefined
      : new MailAnswers({ ...taking, replyDomain }),
    telegramAnswers: new TelegramAnswers(taking),
    inboundMailSecret,
    async start() {
      await book.load();
      stops.push(
        store.follow((committed) => telling.hear(committed)),
        chat.desk.listen((event, before) => telling.hearDesk(event, before)),
        ...joinNotifications({ ...chat, outbox, book, telling, report }),
      );
      chat.moderation.listen({
        heldEvent: (_, event) => {
          if (event.type === "held") telling.hearHeld(event.message);
        },
        moderationEvent: () => {},
        banned: () => {},
      });
      outbox.start();
    },
    // Where nothing can be kept any more, readers read all the same.
    catchUp: () => telling.start().catch(report),
    async stop() {
      stops.forEach((stop) => stop());
      await telling.stop();
      await outbox.stop();
    },
  };
}

function meansOf(outbound: OutboundConfig, publicUrl: string): NoticeMeans {
  const { smtp, mailReplyDomain, webhookHosts, outboundPrivateHosts } = outbound;
  return {
    mail: smtp !== undefined,
    mailAnswers: smtp !== undefined && mailReplyDomain !== undefined,
    hosts: [...webhookHosts, ...outboundPrivateHosts],
    telegramAnswers: publicUrl.startsWith("https:"),
  };
}

/** Where the console shows a conversation, or all of them. */
function consoleUrl(publicUrl: string, ref: ConversationRef | undefined): string {
  if (ref === undefined) return `${publicUrl}/console`;
  const { room, whisper } = ref;
  const path = ["inbox", room, ...whisper === undefined ? [] : [whisper]].map(encodeURIComponent);
  return `${publicUrl}/console#${path.join("/")}`;
}
