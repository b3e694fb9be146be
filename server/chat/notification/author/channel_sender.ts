/**
 * Sends a notice by one of an author's channels, in its form.
 *
 * @module
 */
import type { Clock } from "../../../../shared/clock.ts";
import { type Keyring, pseudonymOf } from "../../token/keyring.ts";
import { unseal } from "../../token/sealed.ts";
import type { RemoteAnswers } from "../answering.ts";
import type { Mailer } from "../mailer.ts";
import type { Attempt } from "../outbox.ts";
import type { WebAnswer, WebSender } from "../web_sender.ts";
import { discordBody, slackBody, telegramBody } from "./channel/chat_form.ts";
import { noticeMail } from "./channel/mail_form.ts";
import { attemptOf } from "./channel/web_attempt.ts";
import { webhookBody, webhookHeaders } from "./channel/webhook.ts";
import { answeredItem, type Notice } from "./notice.ts";
import type { Channel, ChannelSecret } from "./notice_record.ts";

/** What secrets of channels are sealed for. */
export const CHANNEL_PURPOSE = "notification channel";
const TELEGRAM_API = "https://api.telegram.org";

/** What a {@linkcode ChannelSender} is made with. */
export interface ChannelSenderOptions {
  readonly keyring: Keyring;
  readonly clock: Pick<Clock, "now">;
  /** `undefined` where mail is not set up. */
  readonly mailer: Mailer | undefined;
  readonly web: WebSender;
  readonly answers: Pick<RemoteAnswers, "ticket" | "ticketNamed">;
  /** Where answers to mail go; `undefined` where none are taken. */
  readonly replyDomain: string | undefined;
  /** Where readers and authors reach the server, as in `PUBLIC_URL`. */
  readonly publicUrl: string;
}

/** Sends notices. */
export class ChannelSender {
  readonly #options: ChannelSenderOptions;

  constructor(options: ChannelSenderOptions) {
    this.#options = options;
  }

  /** Where authors say how they are told. */
  get settingsUrl(): string {
    return `${this.#options.publicUrl}/console#settings/notifications`;
  }

  /** Whether Telegram can bring answers: it calls over https alone. */
  get takesTelegram(): boolean {
    return this.#options.publicUrl.startsWith("https:");
  }

  /** Sends a notice by a channel. */
  async send(channel: Channel, notice: Notice): Promise<Attempt> {
    const { clock } = this.#options;
    const { url = "", signing = "", token = "", chat = "" } = this.secretOf(channel);
    switch (channel.kind) {
      case "mail":
        return await this.#mail(channel, notice);
      case "slack":
        return await this.#post(channel, url, slackBody(notice));
      case "discord":
        return await this.#post(channel, url, discordBody(notice));
      case "telegram":
        return await this.#telegram(channel, notice, { token, chat });
      case "webhook": {
        const body = webhookBody(notice);
        const signed = { secret: signing, id: notice.id, now: clock.now() };
        const headers = webhookHeaders(body, signed);
        return attemptOf(await this.#options.web.post({ url, body, headers }), channel.id);
      }
    }
  }

  /** Says something in the chat of a Telegram bot. */
  sayInTelegram(
    { token, chat }: { token: string; chat: string },
    text: string,
  ): Promise<WebAnswer> {
    return this.callTelegram(token, "sendMessage", { chat_id: chat, text });
  }

  /** Calls a method of a Telegram bot. The token is part of the address, so no address is logged. */
  callTelegram(token: string, method: string, body: object): Promise<WebAnswer> {
    return this.#options.web.post({
      url: `${TELEGRAM_API}/bot${token}/${method}`,
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    });
  }

  /** What only the server may know of a channel. */
  secretOf({ sealed }: Pick<Channel, "sealed">): ChannelSecret {
    const { keyring } = this.#options;
    const text = sealed && unseal(sealed, { keyring, purpose: CHANNEL_PURPOSE });
    return text === undefined || text === "" ? {} : JSON.parse(text);
  }

  /**
   * Asks Telegram to bring what is written to the bot of a channel from now on.
   *
   * @returns whether it does: not from groups, and not to a server it cannot reach
   */
  async letAnswer(channel: Channel): Promise<boolean> {
    const { token = "", chat = "" } = this.secretOf(channel);
    if (channel.kind !== "telegram" || !this.takesTelegram || !isPrivateChat(chat)) return false;
    const bot = this.botOf(token);
    const answer = await this.callTelegram(token, "setWebhook", {
      url: `${this.#options.publicUrl}/api/inbound/telegram/${bot}`,
      secret_token: this.telegramSecretOf(bot),
      allowed_updates: ["message"],
      drop_pending_updates: true,
    });
    return answer.kind === "answered" && answer.status === 200;
  }

  /** Names a bot of Telegram's, and tells nobody its token. */
  botOf(token: string): string {
    return pseudonymOf(this.#options.keyring, ["telegram bot", token]);
  }

  /** What Telegram shows when it brings what was written to a bot. */
  telegramSecretOf(bot: string): string {
    return pseudonymOf(this.#options.keyring, ["telegram", bot]);
  }

  async #post({ id }: Channel, url: string, body: object): Promise<Attempt> {
    const headers = { "content-type": "application/json", "user-agent": "smallTalk" };
    const post = { url, body: JSON.stringify(body), headers };
    return attemptOf(await this.#options.web.post(post), id);
  }

  async #mail({ id: channel, target }: Channel, notice: Notice): Promise<Attempt> {
    const { mailer, replyDomain, answers } = this.#options;
    if (mailer === undefined) {
      return { kind: "refused", channel, reason: "mail is not set up" };
    }
    const item = answeredItem(notice);
    let replyTo: string | undefined;
    if (replyDomain !== undefined && item !== undefined) {
      const { id: message } = item;
      const to = { ...item, author: notice.author, channel, message };
      replyTo = `reply+${await answers.ticket(to)}@${replyDomain}`;
    }
    const mail = noticeMail(notice, { to: target, replyTo, settingsUrl: this.settingsUrl });
    return { ...await mailer.send(mail), channel };
  }

  async #telegram(
    { id: channel, answers }: Channel,
    notice: Notice,
    { token, chat }: { readonly token: string; readonly chat: string },
  ): Promise<Attempt> {
    // Nobody shall write an answer that does not come back.
    const mayAnswer = this.takesTelegram && answers === true;
    const body = telegramBody(notice, chat, mayAnswer);
    const answer = await this.callTelegram(token, "sendMessage", body);
    const attempt = attemptOf(answer, channel);
    const item = mayAnswer ? answeredItem(notice) : undefined;
    const sent = answer.kind === "answered" && /"message_id":(\d{1,15})/.exec(answer.body)?.[1];
    if (attempt.kind === "sent" && item !== undefined && sent) {
      const to = { ...item, author: notice.author, channel, message: item.id };
      await this.#options.answers.ticketNamed(telegramName(channel, sent), to);
    }
    return attempt;
  }
}

/** By what an answer in Telegram is known: the message it refers to. */
export function telegramName(channel: string, message: string | number): string {
  return `telegram ${channel} ${message}`;
}

/** Whether a chat of Telegram's is with one person: anybody in a group could answer for the author. */
function isPrivateChat(chat: string): boolean {
  return !chat.startsWith("-");
}
