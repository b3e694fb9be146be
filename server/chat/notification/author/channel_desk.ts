/**
 * Where authors say how they are told: what they choose, by what, and whether it works.
 *
 * @module
 */
import { randomInt } from "node:crypto";
import type {
  AddedChannel,
  ChannelInfo,
  ChannelTest,
  DeliveryInfo,
  NewChannel,
  NoticeMeans,
  NoticeSettings,
  NoticeState,
} from "../../../../shared/chat/notice.ts";
import { newId, type RandomBytes } from "../../../../shared/chat/id.ts";
import type { Clock } from "../../../../shared/clock.ts";
import { Refused } from "../../../../shared/refusal.ts";
import type { Store } from "../../../storage/store.ts";
import { AttemptLimit } from "../../attempt_limit.ts";
import { cleanEmail } from "../../reader/reader_profile.ts";
import { type Keyring, pseudonymOf } from "../../token/keyring.ts";
import { seal } from "../../token/sealed.ts";
import type { Mailer } from "../mailer.ts";
import { mailboxOf } from "../mailbox.ts";
import type { WebSender } from "../web_sender.ts";
import { attemptOf } from "./channel/web_attempt.ts";
import { SECRET_PREFIX } from "./channel/webhook.ts";
import { CHANNEL_PURPOSE, type ChannelSender } from "./channel_sender.ts";
import type { NoticeBook } from "./notice_book.ts";
import { type Channel, type ChannelSecret, infoOf } from "./notice_record.ts";
import { noticeWords } from "./notice_words.ts";
import { checkedSettings } from "./settings_check.ts";

/** How many channels an author has at most. */
export const MAX_CHANNELS = 10;
/** How long a code counts, in milliseconds: 15 minutes. */
export const CODE_LIFE_MS = 15 * 60_000;
const MAX_CODE_TRIES = 5;
const SHOWN_DELIVERIES = 50;
/** Whatever makes the server send something at once. */
const SENDING_RATE = { burst: 5, intervalMs: 60_000 };
/** Codes to one address or chat, whoever asks: nobody else's mailbox is filled. */
const CODE_RATE = { burst: 3, intervalMs: 60 * 60_000 };
const MAX_URL_LENGTH = 2_000;
const BOT_TOKEN = /^\d{3,20}:[A-Za-z0-9_-]{20,100}$/;
const CHAT = /^-?\d{1,20}$/;

/** What a {@linkcode ChannelDesk} is made with. */
export interface ChannelDeskOptions {
  readonly store: Pick<Store, "notifications">;
  readonly book: NoticeBook;
  readonly sender: ChannelSender;
  readonly mailer: Mailer | undefined;
  readonly web: WebSender;
  readonly keyring: Keyring;
  readonly clock: Pick<Clock, "now">;
  readonly random: RandomBytes;
  readonly means: NoticeMeans;
  readonly publicUrl: string;
  /** Whether there is a site of this id. */
  readonly isSite: (id: string) => boolean;
}

/** Settles how authors are told; each author their own. */
export class ChannelDesk {
  readonly #options: ChannelDeskOptions;
  readonly #sending: AttemptLimit;
  readonly #codes: AttemptLimit;

  constructor(options: ChannelDeskOptions) {
    this.#options = options;
    this.#sending = new AttemptLimit(SENDING_RATE, options.clock);
    this.#codes = new AttemptLimit(CODE_RATE, options.clock);
  }

  /** All there is to say about how an author is told. */
  async state(author: string): Promise<NoticeState> {
    const { store, book, means, isSite } = this.#options;
    const { settings, channels } = book.of(author);
    // A site may be gone since.
    const sites = Object.fromEntries(Object.entries(settings.sites).filter(([id]) => isSite(id)));
    const deliveries = await store.notifications.deliveries(author, SHOWN_DELIVERIES);
    return {
      settings: { ...settings, sites },
      channels: channels.map(infoOf),
      means,
      deliveries: deliveries.map(({ kind: _, author: __, ...shown }): DeliveryInfo => shown),
    };
  }

  /** @throws {Refused} `invalid-body` when they do not make sense */
  async settle(author: string, settings: NoticeSettings): Promise<NoticeSettings> {
    const checked = checkedSettings(settings, this.#options.isSite);
    const record = await this.#options.book.change(author, (before) => ({
      ...before,
      settings: checked,
    }));
    return record.settings;
  }

  /**
   * Adds something to be told by. Mail and Telegram count once their code was entered.
   *
   * @throws {Refused} `invalid-body` when nothing may be sent there, `too-fast`, or `not-stored` when
   *   the code could not be sent
   */
  async add(author: string, given: NewChannel): Promise<AddedChannel> {
    const { book, clock, random } = this.#options;
    const { target, secret = {} } = this.#checked(given);
    assertNotTooFast(this.#sending, author);
    const code = given.kind === "mail" || given.kind === "telegram" ? newCode() : undefined;
    if (code !== undefined) assertNotTooFast(this.#codes, `${given.kind} ${mailboxOf(target)}`);
    const id = newId(random);
    const channel: Channel = {
      id,
      kind: given.kind,
      target,
      since: clock.now(),
      enabled: true,
      ...given.kind !== "mail" && { sealed: this.#seal(secret) },
      ...code !== undefined && {
        code: {
          hash: this.#hashOf(id, code),
          expiresAt: clock.now() + CODE_LIFE_MS,
          tries: MAX_CODE_TRIES,
        },
      },
    };
    await book.change(author, (record) => {
      if (record.channels.length >= MAX_CHANNELS) {
        throw invalid(`Cannot add another one: there are ${MAX_CHANNELS} already. Remove one.`);
      }
      return { ...record, channels: [...record.channels, channel] };
    });
    try {
      if (code !== undefined) await this.#sendCode(author, channel, code);
    } catch (error) {
      await this.remove(author, id);
      throw error;
    }
    return {
      channel: infoOf(channel),
      ...secret.signing !== undefined && { secret: SECRET_PREFIX + secret.signing },
    };
  }

  /** Counts from now on. @throws {Refused} `not-found`; `invalid-body` when it is another code */
  async confirm(author: string, id: string, given: string): Promise<ChannelInfo> {
    const { clock, sender } = this.#options;
    let isRight = false;
    await this.#changeOne(author, id, (channel) => {
      const { code, ...rest } = channel;
      if (code === undefined) {
        isRight = true;
        return channel;
      }
      const counts = code.expiresAt > clock.now() && code.tries > 0;
      isRight = counts && code.hash === this.#hashOf(id, given.replace(/\s/g, ""));
      return isRight ? rest : { ...channel, code: { ...code, tries: code.tries - 1 } };
    });
    if (!isRight) throw invalid("This is not the code, or it counts no longer. Ask for another.");
    const channel = this.#find(author, id);
    return infoOf(
      await sender.letAnswer(channel)
        ? await this.#changeOne(author, id, (before) => ({ ...before, answers: true }))
        : channel,
    );
  }

  /** Tells by it, or no longer. @throws {Refused} `not-found` */
  async enable(author: string, id: string, enabled: boolean): Promise<ChannelInfo> {
    const { clock } = this.#options;
    return infoOf(
      await this.#changeOne(author, id, (channel) => ({
        ...channel,
        enabled,
        // What came meanwhile is no news.
        ...enabled && !channel.enabled && { since: clock.now() },
      })),
    );
  }

  /** Forgets it. @throws {Refused} `not-found` */
  async remove(author: string, id: string): Promise<void> {
    await this.#options.book.change(author, (record) => {
      const channels = record.channels.filter((channel) => channel.id !== id);
      if (channels.length === record.channels.length) throw noChannel();
      return { ...record, channels };
    });
  }

  /** Sends something by it now. @throws {Refused} `not-found`, `too-fast` */
  async test(author: string, id: string): Promise<ChannelTest> {
    const { book, sender, random, publicUrl } = this.#options;
    const channel = this.#find(author, id);
    if (channel.code !== undefined) throw invalid("Enter the code first.");
    assertNotTooFast(this.#sending, author);
    const attempt = await sender.send(channel, {
      id: newId(random),
      author,
      kind: "test",
      items: [],
      count: 0,
      language: book.of(author).settings.language,
      url: `${publicUrl}/console`,
    });
    return attempt.kind === "sent" || attempt.kind === "refused" || attempt.kind === "later"
      ? { outcome: attempt.kind, ...attempt.code !== undefined && { code: attempt.code } }
      : { outcome: "later" };
  }

  #checked(given: NewChannel): { readonly target: string; readonly secret?: ChannelSecret } {
    const { means, random } = this.#options;
    switch (given.kind) {
      case "mail":
        if (!means.mail) {
          throw invalid("Mail is not set up: whoever runs the server has to set SMTP_URL.");
        }
        return { target: cleanEmail(given.address) };
      case "telegram": {
        const [token, chat] = [given.token.trim(), given.chat.trim()];
        if (!BOT_TOKEN.test(token)) {
          throw invalid("The token of a bot looks like 123456:ABC-DEF… as BotFather shows it.");
        }
        if (!CHAT.test(chat)) throw invalid("The id of a chat is a number.");
        this.#assertReachable(`https://api.telegram.org/bot`);
        return { target: chat, secret: { token, chat } };
      }
      default: {
        const url = given.url.trim();
        if (url.length > MAX_URL_LENGTH) throw invalid("The address is too long.");
        this.#assertReachable(url);
        const target = new URL(url).host;
        if (given.kind !== "webhook") return { target, secret: { url } };
        return { target, secret: { url, signing: random(new Uint8Array(32)).toBase64() } };
      }
    }
  }

  #assertReachable(url: string): void {
    const fault = this.#options.web.faultOf(url);
    if (fault !== undefined) throw invalid(fault);
  }

  async #sendCode(author: string, channel: Channel, code: string): Promise<void> {
    const { mailer, sender, book } = this.#options;
    const words = noticeWords(book.of(author).settings.language);
    const text = words.codeText(code);
    const { token = "", chat = "" } = sender.secretOf(channel);
    const attempt = channel.kind === "mail"
      ? await mailer?.send({
        to: channel.target,
        subject: words.code,
        text,
        id: `code.${channel.id}`,
      })
      : attemptOf(await sender.sayInTelegram({ token, chat }, text), channel.id);
    if (attempt?.kind === "sent") return;
    throw invalid(
      channel.kind === "mail"
        ? "The code could not be sent there. Look at the address, and try again."
        : "The bot could not write there. Write to the bot first, and look at its token and the chat.",
    );
  }

  async #changeOne(
    author: string,
    id: string,
    change: (channel: Channel) => Channel,
  ): Promise<Channel> {
    const { channels } = await this.#options.book.change(author, (record) => {
      if (!record.channels.some((channel) => channel.id === id)) throw noChannel();
      return {
        ...record,
        channels: record.channels.map((channel) => channel.id === id ? change(channel) : channel),
      };
    });
    const changed = channels.find((channel) => channel.id === id);
    if (changed === undefined) throw noChannel();
    return changed;
  }

  #find(author: string, id: string): Channel {
    const channel = this.#options.book.of(author).channels.find((each) => each.id === id);
    if (channel === undefined) throw noChannel();
    return channel;
  }

  #seal(secret: ChannelSecret): string {
    const { keyring, random } = this.#options;
    return seal(JSON.stringify(secret), { keyring, random, purpose: CHANNEL_PURPOSE });
  }

  #hashOf(id: string, code: string): string {
    return pseudonymOf(this.#options.keyring, ["channel code", id, code]);
  }
}

/** @throws {Refused} `too-fast` */
function assertNotTooFast(limit: AttemptLimit, key: string): void {
  const retryAfterMs = limit.take(key);
  if (retryAfterMs === 0) return;
  throw new Refused({
    code: "too-fast",
    message: "Cannot send so often. Wait a moment.",
    retryAfterMs,
  });
}

/** Six digits. */
function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, "0");
}

function noChannel(): Refused {
  return new Refused({ code: "not-found", message: "There is no such channel." });
}

function invalid(message: string): Refused {
  return new Refused({ code: "invalid-body", message });
}
