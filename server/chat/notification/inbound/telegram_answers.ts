/**
 * Answers by Telegram: only what the linked chat writes as a reply to a message of the bot's is one.
 * Anything else gets a line of help, and is not published.
 *
 * @module
 */
import { timingSafeEqual } from "node:crypto";
import type { Clock } from "../../../../shared/clock.ts";
import { Refused } from "../../../../shared/refusal.ts";
import { AttemptLimit } from "../../attempt_limit.ts";
import type { RemoteAnswers } from "../answering.ts";
import { type ChannelSender, telegramName } from "../author/channel_sender.ts";
import type { NoticeBook } from "../author/notice_book.ts";
import { type Channel, isInUse } from "../author/notice_record.ts";
import { noticeWords } from "../author/notice_words.ts";
import { answeredText } from "./answered_text.ts";

const RATE = { burst: 20, intervalMs: 10_000 };

/** What of an update of Telegram's counts. */
export interface TelegramUpdate {
  readonly update_id: number;
  readonly message?: {
    readonly message_id: number;
    readonly text?: string;
    readonly chat: { readonly id: number; readonly type: string };
    readonly from?: { readonly is_bot: boolean };
    readonly reply_to_message?: { readonly message_id: number };
  };
}

/** What is said back, as the answer to Telegram's call: it needs no call of ours. */
export interface TelegramReply {
  readonly method: "sendMessage";
  readonly chat_id: number;
  readonly text: string;
  readonly reply_parameters: { readonly message_id: number };
  readonly link_preview_options: { readonly is_disabled: true };
}

/** What {@linkcode TelegramAnswers} are made with. */
export interface TelegramAnswersOptions {
  readonly answers: RemoteAnswers;
  readonly book: NoticeBook;
  readonly sender: ChannelSender;
  readonly clock: Pick<Clock, "now">;
  readonly publicUrl: string;
}

/** Takes answers by Telegram. */
export class TelegramAnswers {
  readonly #options: TelegramAnswersOptions;
  readonly #limit: AttemptLimit;

  constructor(options: TelegramAnswersOptions) {
    this.#options = options;
    this.#limit = new AttemptLimit(RATE, options.clock);
  }

  /** Whether who calls is Telegram, about a channel. */
  isTelegram(channel: string, shown: string): boolean {
    const expected = new TextEncoder().encode(this.#options.sender.telegramSecretOf(channel));
    const given = new TextEncoder().encode(shown);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  /**
   * Takes what was written to a bot. The same again changes nothing.
   *
   * @returns what is said back, if anything is
   * @throws {Refused} with a code that means "again later"
   */
  async take(id: string, { message }: TelegramUpdate): Promise<TelegramReply | undefined> {
    const owner = this.#ownerOf(id);
    if (owner === undefined || message === undefined || message.from?.is_bot === true) {
      return undefined;
    }
    const { author, channel } = owner;
    const { chat } = this.#options.sender.secretOf(channel);
    // In a group anybody could answer for the author.
    if (String(message.chat.id) !== chat || message.chat.type !== "private") return undefined;
    if (this.#limit.take(id) > 0) return undefined;
    const text = await this.#answer(author, id, message);
    return {
      method: "sendMessage",
      chat_id: message.chat.id,
      text,
      reply_parameters: { message_id: message.message_id },
      link_preview_options: { is_disabled: true },
    };
  }

  async #answer(
    author: string,
    id: string,
    { text = "", message_id: source, reply_to_message: to }: NonNullable<TelegramUpdate["message"]>,
  ): Promise<string> {
    const { answers, book, publicUrl } = this.#options;
    const words = noticeWords(book.of(author).settings.language);
    const ticket = to && await answers.find(telegramName(id, to.message_id));
    if (ticket === undefined || ticket.author !== author) return words.telegramHelp;
    if (text.trim() === "") return words.nothingWritten;
    try {
      const answered = await answers.answer(ticket, { text, id: `telegram ${source}` });
      return answeredText(answered, { words, publicUrl });
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal.code === "not-stored") throw error;
      return `${words.notAnswered}.\n\n${error.message}`;
    }
  }

  #ownerOf(id: string): { readonly author: string; readonly channel: Channel } | undefined {
    const { book } = this.#options;
    for (const author of book.tellable()) {
      const channel = book.of(author).channels.find((each) => each.id === id);
      if (channel?.kind === "telegram" && isInUse(channel)) return { author, channel };
    }
    return undefined;
  }
}
