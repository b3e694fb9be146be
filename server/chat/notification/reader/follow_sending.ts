/**
 * Sends the mails readers have asked for: looks once more whether there is something to say, and
 * forgets the address after it was said.
 *
 * @module
 */
import type { ChatMessage } from "../../../../shared/chat/event.ts";
import { refOf } from "../../../../shared/chat/id.ts";
import { plainMessage } from "../../conversation/plain_message.ts";
import type { Clock } from "../../../../shared/clock.ts";
import type { FollowRecord } from "../../../storage/port/follow_store.ts";
import type { NotificationJob } from "../../../storage/port/notification_store.ts";
import type { Store } from "../../../storage/store.ts";
import { siteOf, type Sites } from "../../site/sites.ts";
import type { Keyring } from "../../token/keyring.ts";
import { unseal } from "../../token/sealed.ts";
import type { Mailer } from "../mailer.ts";
import type { Attempt, Outbox } from "../outbox.ts";
import type { PushSender, PushSubscription } from "../push_sender.ts";
import { type AnswerPush, answerPush, subscriptionIn } from "./answer_push.ts";
import { isAnswerTo } from "./awaited.ts";
import { type MailPurpose, mailToken } from "./mail_token.ts";
import { answerMail, confirmMail } from "./reader_mail.ts";

/** What the outbox knows these mails by. */
export const CONFIRM_KIND = "reader-confirm";
export const ANSWER_KIND = "reader-answer";
/** What readers' addresses are encrypted for. */
export const ADDRESS_PURPOSE = "reader-address";

/** Messages that are looked at for one mail. */
const MAX_TOGETHER = 50;
const NEEDLESS: Attempt = { kind: "needless" };
/** A mail may be read late, and one ends it all the same. */
const STOP_MS = 180 * 24 * 3_600_000;

/** What {@linkcode sendFollows} needs. */
export interface FollowSendingOptions {
  readonly outbox: Pick<Outbox, "on">;
  /** `undefined` where mail is not set up. */
  readonly mailer: Mailer | undefined;
  /** `undefined` where the server does not push. */
  readonly push?: PushSender | undefined;
  readonly store: Pick<Store, "follows" | "message" | "page" | "attention" | "archive">;
  readonly sites: Pick<Sites, "get" | "settingsOf">;
  readonly keyring: Keyring;
  readonly clock: Pick<Clock, "now">;
  /** As in `PUBLIC_URL`. */
  readonly publicUrl: string;
}

/** Tells the outbox how these mails are sent. */
export function sendFollows(options: FollowSendingOptions): void {
  const sending = new FollowSending(options);
  options.outbox.on(CONFIRM_KIND, (job) => sending.confirm(job));
  options.outbox.on(ANSWER_KIND, (job) => sending.answer(job));
}

class FollowSending {
  readonly #options: FollowSendingOptions;
  /** What went out and could not be forgotten at once, by its wish: that is tried again, and no mail sent. */
  readonly #sent = new Map<string, { readonly job: string; readonly attempt: Attempt }>();

  constructor(options: FollowSendingOptions) {
    this.#options = options;
  }

  async confirm({ id, data }: NotificationJob): Promise<Attempt> {
    const { mailer } = this.#options;
    const found = await this.#found(data);
    if (found === undefined || found.follow.confirmed) return NEEDLESS;
    const { follow, to } = found;
    if (mailer === undefined) return NEEDLESS;
    const confirmUrl = this.#urlOf("confirm", follow.id, follow.expiresAt);
    const mail = { to, id, language: follow.language, blog: this.#blogOf(follow), confirmUrl };
    return { ...await mailer.send(confirmMail(mail)), channel: "mail" };
  }

  async answer({ id, data }: NotificationJob): Promise<Attempt> {
    const { mailer, store, sites, clock } = this.#options;
    const found = await this.#found(data);
    if (found === undefined) return NEEDLESS;
    const { follow, to, answer: answerId } = found;
    const sent = this.#sent.get(follow.id);
    if (sent?.job === id) return await this.#done(follow, id, sent.attempt);
    const ref = refOf(follow);
    const answer = await store.message(ref, answerId);
    const isClosed = sites.settingsOf(follow.room).moderation.mode === "closed";
    if (answer === undefined || isClosed) return NEEDLESS;
    const answers = await this.#answersFrom(answer, follow);
    if (answers.length === 0) return NEEDLESS;
    const { seen } = await store.attention.marks({ kind: "reader", id: follow.reader }, ref);
    const unseen = answers.filter(({ seq }) => seq > seen);
    if (unseen.length === 0) return await this.#done(follow, id, NEEDLESS);
    const author = [...new Set(unseen.map(({ from }) => from.name))].join(", ");
    const question = follow.question === undefined
      ? undefined
      : await store.message(ref, follow.question);
    const text = follow.withText && {
      text: {
        question: plainMessage(question?.text ?? ""),
        answer: unseen.map(({ text }) => plainMessage(text)).join("\n\n"),
      },
    };
    const subscription = subscriptionIn(to);
    if (subscription !== undefined) {
      const page = await this.#pageOf(follow);
      const notice = { ...page, ...text && { text: text.text.answer }, author };
      return await this.#push(follow, id, { subscription, notice });
    }
    if (mailer === undefined) return NEEDLESS;
    const mail = answerMail({
      to,
      id,
      language: follow.language,
      blog: this.#blogOf(follow),
      ...await this.#pageOf(follow),
      isPrivate: follow.whisper !== undefined,
      author,
      more: follow.more,
      stopUrl: this.#urlOf("stop", follow.id, clock.now() + STOP_MS),
      ...text,
    });
    const delivery: Attempt = { ...await mailer.send(mail), channel: "mail" };
    return delivery.kind === "later" ? delivery : await this.#done(follow, id, delivery);
  }

  /** An answer, and what came after it and is waited for, too: who writes in short lines sends one mail. */
  async #answersFrom({ seq }: ChatMessage, follow: FollowRecord): Promise<readonly ChatMessage[]> {
    const { store } = this.#options;
    const { messages } = await store.page({
      ...refOf(follow),
      after: seq - 1,
      limit: MAX_TOGETHER,
    });
    return messages.filter((message) =>
      message.from.kind === "author" && !message.deleted && isAnswerTo(message, follow)
    );
  }

  async #push(
    follow: FollowRecord,
    job: string,
    { subscription, notice }: {
      readonly subscription: PushSubscription;
      readonly notice: Omit<AnswerPush, "follow">;
    },
  ): Promise<Attempt> {
    const { push } = this.#options;
    if (push === undefined) return NEEDLESS;
    const delivery = await push.send(subscription, answerPush({ ...notice, follow }));
    if (delivery.kind === "later") return { ...delivery, channel: "push" };
    return await this.#done(
      follow,
      job,
      delivery.kind === "gone" ? NEEDLESS : { ...delivery, channel: "push" },
    );
  }

  /** Of one mail was spoken; after it, or after one that is not wanted, the address is forgotten. */
  async #done({ id, more }: FollowRecord, job: string, attempt: Attempt): Promise<Attempt> {
    if (more && attempt.kind !== "refused") return attempt;
    this.#sent.set(id, { job, attempt });
    await this.#options.store.follows.remove(id);
    this.#sent.delete(id);
    return attempt;
  }

  async #found(data: string) {
    const { store, keyring, clock } = this.#options;
    const { follow: id = "", answer = "" }: { follow?: string; answer?: string } = JSON.parse(data);
    const follow = await store.follows.get(id, clock.now());
    const to = follow && unseal(follow.address, { keyring, purpose: ADDRESS_PURPOSE });
    return follow === undefined || to === undefined ? undefined : { follow, to, answer };
  }

  async #pageOf(follow: FollowRecord): Promise<{ post: string; pageUrl: string }> {
    const { store } = this.#options;
    const nothing = { after: Number.MAX_SAFE_INTEGER, limit: 1 };
    const page = (await store.archive.part({ ...refOf(follow), ...nothing }))?.conversation.page;
    return { post: page?.title ?? "", pageUrl: page?.url ?? "" };
  }

  #blogOf({ room }: FollowRecord): string {
    const { sites, publicUrl } = this.#options;
    const { title } = sites.get(siteOf(room));
    return title === "" ? new URL(publicUrl).hostname : title;
  }

  #urlOf(purpose: MailPurpose, follow: string, expiresAt: number): string {
    const { publicUrl, keyring } = this.#options;
    return `${publicUrl}/mail/${purpose}/${mailToken(purpose, { follow, expiresAt, keyring })}`;
  }
}
