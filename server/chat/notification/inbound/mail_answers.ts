/**
 * Answers by mail: whose they are, to what they belong, and what becomes of them. Whatever is not surely
 * an answer of the author's is left alone.
 *
 * @module
 */
import type { Clock } from "../../../../shared/clock.ts";
import { isRefusal, Refused } from "../../../../shared/refusal.ts";
import { AttemptLimit } from "../../attempt_limit.ts";
import type { AnswerTicket } from "../../../storage/port/answer_ticket_store.ts";
import { type Answered, isAnswerToken, type RemoteAnswers } from "../answering.ts";
import type { NoticeBook } from "../author/notice_book.ts";
import { isInUse } from "../author/notice_record.ts";
import { noticeWords } from "../author/notice_words.ts";
import type { Attempt, Outbox } from "../outbox.ts";
import type { Mailer } from "../mailer.ts";
import { answeredSubject, answeredText } from "./answered_text.ts";
import { isAutomatic } from "./automatic_mail.ts";
import type { InboundMail } from "./inbound_mail.ts";
import { writtenIn } from "./quoted_text.ts";

/** The kind of jobs that say what became of an answer. */
export const ANSWERED_KIND = "answered";
/** Of one author, and their machine, should it be one after all. */
const RATE = { burst: 20, intervalMs: 60_000 };

/** What {@linkcode MailAnswers} are made with. */
export interface MailAnswersOptions {
  readonly answers: RemoteAnswers;
  readonly book: NoticeBook;
  readonly outbox: Outbox;
  readonly mailer: Mailer | undefined;
  /** The domain answers go to. */
  readonly replyDomain: string;
  readonly clock: Pick<Clock, "now">;
  readonly publicUrl: string;
}

/** What became of a mail. */
export type MailOutcome =
  | "published"
  | "private"
  | "note"
  /** The author was told why not. */
  | "refused"
  /** It is no answer, or nobody's who may answer. Nobody was told. */
  | "ignored";

/** What the author is told. */
type Told =
  | { readonly answered: Answered }
  /** Why not; empty: nothing was written. */
  | { readonly fault: string };

/** Takes answers by mail. */
export class MailAnswers {
  readonly #options: MailAnswersOptions;
  readonly #limit: AttemptLimit;

  constructor(options: MailAnswersOptions) {
    this.#options = options;
    this.#limit = new AttemptLimit(RATE, options.clock);
    options.outbox.on(
      ANSWERED_KIND,
      ({ id, author = "", data }) => this.#tell(id, author, JSON.parse(data)),
    );
  }

  /**
   * Takes a mail. The same again changes nothing.
   *
   * @throws {Refused} with a code that means "again later"; {@linkcode StoreError}
   */
  async take(mail: InboundMail): Promise<MailOutcome> {
    const ticket = await this.#ticketOf(mail);
    if (ticket === undefined || isAutomatic(mail) || !this.#isFromAuthor(mail, ticket)) {
      return "ignored";
    }
    this.#assertNotTooFast(ticket.author);
    const whole = await mail.text();
    const text = writtenIn(whole);
    const id = sourceOf(mail, whole);
    if (text === "") return await this.#refuse(ticket, id, "");
    try {
      const answered = await this.#options.answers.answer(ticket, { text, id });
      await this.#add(ticket, id, { answered });
      return answered.kind;
    } catch (error) {
      if (!(error instanceof Refused) || isForLater(error)) throw error;
      return await this.#refuse(ticket, id, error.message);
    }
  }

  /** What is too much now is brought again: an author who was on a plane loses nothing. */
  #assertNotTooFast(author: string): void {
    const retryAfterMs = this.#limit.take(author);
    if (retryAfterMs === 0) return;
    throw new Refused({
      code: "too-fast",
      message: "Too many answers come from this author. Bring this one again later.",
      retryAfterMs,
    });
  }

  async #ticketOf({ to }: InboundMail): Promise<AnswerTicket | undefined> {
    const { answers, replyDomain } = this.#options;
    for (const address of to.slice(0, 50)) {
      const [local = "", domain] = address.toLowerCase().trim().split("@");
      const token = local.replace(/^reply\+/, "");
      if (domain !== replyDomain || !isAnswerToken(token)) continue;
      const ticket = await answers.find(token);
      if (ticket !== undefined) return ticket;
    }
    return undefined;
  }

  /**
   * The address it is from is one the author is told at, since mail is forwarded from one to another; the
   * one that was told still is; and nobody has found anything amiss.
   */
  #isFromAuthor({ from, verdict }: InboundMail, ticket: AnswerTicket): boolean {
    const told = this.#options.book.of(ticket.author).channels
      .filter((channel) => channel.kind === "mail" && isInUse(channel));
    if (!told.some(({ id }) => id === ticket.channel)) return false;
    if (verdict !== undefined && verdict !== "pass") return false;
    return told.some(({ target }) => from.toLowerCase() === target.toLowerCase());
  }

  async #refuse(ticket: AnswerTicket, id: string, fault: string): Promise<MailOutcome> {
    await this.#add(ticket, id, { fault });
    return "refused";
  }

  async #add(
    { author, channel, whisper }: AnswerTicket,
    id: string,
    told: Told,
  ): Promise<void> {
    await this.#options.outbox.add({
      kind: ANSWERED_KIND,
      key: `${ANSWERED_KIND} ${author} ${id}`,
      author,
      // What is said names them.
      ...whisper !== undefined && { reader: whisper },
      data: { channel, told },
    });
  }

  async #tell(
    id: string,
    author: string,
    { channel, told }: { readonly channel: string; readonly told: Told },
  ): Promise<Attempt> {
    const { book, mailer, publicUrl } = this.#options;
    const { settings, channels } = book.of(author);
    const to = channels.find((each) => each.id === channel && isInUse(each))?.target;
    if (to === undefined || mailer === undefined) return { kind: "needless" };
    const words = noticeWords(settings.language);
    const isAnswered = "answered" in told;
    const text = isAnswered
      ? answeredText(told.answered, { words, publicUrl })
      : told.fault === ""
      ? words.nothingWritten
      : told.fault;
    const subject = isAnswered ? answeredSubject(told.answered, words) : words.notAnswered;
    return { ...await mailer.send({ to, subject, text, id: `answered.${id}` }), channel };
  }
}

/** What names a mail: what its program has called it. Without that, what it says does. */
function sourceOf({ messageId }: InboundMail, text: string): string {
  return messageId === "" ? `text ${text.slice(0, 2_000)}` : `mail ${messageId.slice(0, 500)}`;
}

function isForLater({ refusal }: Refused): boolean {
  return isRefusal(refusal) && (refusal.code === "not-stored" || refusal.code === "internal");
}
