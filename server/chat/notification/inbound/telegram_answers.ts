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
import type { AnswerTicket } from "../../../storage/port/answer_ticket_store.ts";
import type { RemoteAnswers } from "../answering.ts";
import { type ChannelSender, telegramName } from "../author/channel_sender.ts";
import type { NoticeBook } from "../author/notice_book.ts";
import { isInUse } from "../author/notice_record.ts";
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

/** An author, and the id of what they are told by. */
interface Told {
  readonly author: string;
  readonly channel: string;
}

/** Takes answers by Telegram. */
export class TelegramAnswers {
  readonly #options: TelegramAnswersOptions;
  readonly #limit: AttemptLimit;

  constructor(options: TelegramAnswersOptions) {
    this.#options = options;
    this.#limit = new AttemptLimit(RATE, options.clock);
  }

  /** Whether who calls is Telegram, about a bot, as `ChannelSender.botOf` names it. */
  isTelegram(bot: string, shown: string): boolean {
    const expected = new TextEncoder().encode(this.#options.sender.telegramSecretOf(bot));
    const given = new TextEncoder().encode(shown);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  /**
   * Takes what was written to a bot. The same again changes nothing.
   *
   * @returns what is said back, if anything is
   * @throws {Refused} with a code that means "again later"
   */
  async take(bot: string, { message }: TelegramUpdate): Promise<TelegramReply | undefined> {
    if (message === undefined || message.from?.is_bot === true) return undefined;
    // In a group anybody could answer for the author.
    if (message.chat.type !== "private") return undefined;
    const told = this.#toldIn(bot, String(message.chat.id));
    const [first] = told;
    if (first === undefined) return undefined;
    this.#assertNotTooFast(bot);
    const text = await this.#answer(told, first, message);
    return {
      method: "sendMessage",
      chat_id: message.chat.id,
      text,
      reply_parameters: { message_id: message.message_id },
      link_preview_options: { is_disabled: true },
    };
  }

  /** What is too much now Telegram brings again, so that nothing an author wrote is lost. */
  #assertNotTooFast(bot: string): void {
    const retryAfterMs = this.#limit.take(bot);
    if (retryAfterMs === 0) return;
    throw new Refused({
      code: "too-fast",
      message: "Too many answers come from this bot. Bring this one again later.",
      retryAfterMs,
    });
  }

  async #answer(
    told: readonly Told[],
    { author }: Told,
    { text = "", message_id: source, reply_to_message: to }: NonNullable<TelegramUpdate["message"]>,
  ): Promise<string> {
    const { answers, book, publicUrl } = this.#options;
    const words = noticeWords(book.of(author).settings.language);
    const ticket = to && await this.#ticketOf(told, to.message_id);
    if (ticket === undefined) return words.telegramHelp;
    if (text.trim() === "") return words.nothingWritten;
    try {
      const answered = await answers.answer(ticket, { text, id: `telegram ${source}` });
      return answeredText(answered, { words, publicUrl });
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal.code === "not-stored") throw error;
      return `${words.notAnswered}.\n\n${error.message}`;
    }
  }

  async #ticketOf(told: readonly Told[], message: number): Promise<AnswerTicket | undefined> {
    for (const { author, channel } of told) {
      const ticket = await this.#options.answers.find(telegramName(channel, message));
      if (ticket?.author === author) return ticket;
    }
    return undefined;
  }

  /** Who is told by a bot in a chat: several authors may have one bot, and it has one address. */
  #toldIn(bot: string, chat: string): readonly Told[] {
    const { book, sender } = this.#options;
    return book.tellable().flatMap((author) =>
      book.of(author).channels.flatMap((channel): readonly Told[] => {
        if (channel.kind !== "telegram" || !isInUse(channel)) return [];
        const { token = "", chat: own } = sender.secretOf(channel);
        return own === chat && sender.botOf(token) === bot ? [{ author, channel: channel.id }] : [];
      })
    );
  }
}
