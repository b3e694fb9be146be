/**
 * Answers that authors give without the console: to whom an answer goes says a ticket, which the author
 * got with what they were told. It is for one conversation, for one author, and for some days.
 *
 * @module
 */
import { type ConversationRef, type RandomBytes, refOf } from "../../../shared/chat/id.ts";
import type { ChatMessage, Say, Sender } from "../../../shared/chat/event.ts";
import type { Clock } from "../../../shared/clock.ts";
import { TAKE_BACK_FOR_MS } from "../../../shared/limit.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { AnswerTicket } from "../../storage/port/answer_ticket_store.ts";
import type { Store } from "../../storage/store.ts";
import { roleOf } from "../author/role.ts";
import { senderOf } from "../author/author_session.ts";
import type { Conversation } from "../conversation/conversation.ts";
import type { Editing } from "../conversation/editing.ts";
import type { Notes } from "../desk/notes.ts";
import type { Seen } from "../attention/seen.ts";
import { type Keyring, pseudonymOf } from "../token/keyring.ts";
import { titleOf } from "./author/title.ts";
import { hasRemark, remarkIn } from "./remark.ts";

/** How long one may answer, in milliseconds: 30 days. */
export const ANSWER_TICKET_LIFE_MS = 30 * 24 * 60 * 60_000;
/** How long an answer may be taken back, in milliseconds: 15 minutes. */
export const UNDO_LIFE_MS = TAKE_BACK_FOR_MS;
/** Names what was sent as an answer to it. */
const TOKEN_BYTES = 16;
const TOKEN = /^[0-9a-f]{32}$/;

/** What {@linkcode RemoteAnswers} are made with. */
export interface RemoteAnswersOptions {
  readonly store: Pick<Store, "answerTickets" | "authors" | "message" | "rooms" | "whispers">;
  readonly conversation: Pick<Conversation, "say">;
  readonly editing: Pick<Editing, "delete">;
  readonly notes: Pick<Notes, "put">;
  readonly seen: Pick<Seen, "see">;
  readonly keyring: Keyring;
  readonly clock: Pick<Clock, "now">;
  readonly random: RandomBytes;
}

/** What a ticket is for. */
export interface AnswerTo extends ConversationRef {
  readonly author: string;
  readonly channel: string;
  /** The id of the message that is answered. */
  readonly message: string;
}

/** An answer as it came. */
export interface GivenAnswer {
  readonly text: string;
  /** Names it where it comes from; the same again changes nothing. */
  readonly id: string;
}

/** What became of an answer. */
export type Answered =
  /** A note, for authors only. */
  | { readonly kind: "note" }
  | {
    /** Everybody sees it, or one reader does. */
    readonly kind: "published" | "private";
    /** The post's. */
    readonly title: string;
    /** Whose whisper it is; empty for a reader without a name, and in a room. */
    readonly to: string;
    /** With which it can be taken back, for 15 minutes. */
    readonly undo: string;
  };

/** Takes answers. */
export class RemoteAnswers {
  readonly #options: RemoteAnswersOptions;

  constructor(options: RemoteAnswersOptions) {
    this.#options = options;
  }

  /** A new token, 32 letters and digits that survive being written in small letters. */
  async ticket(to: AnswerTo): Promise<string> {
    const token = this.#token();
    await this.ticketNamed(token, to);
    return token;
  }

  /** The same under a name that is known already, and nobody can guess who may use it. */
  async ticketNamed(name: string, to: AnswerTo): Promise<void> {
    const expiresAt = this.#options.clock.now() + ANSWER_TICKET_LIFE_MS;
    await this.#put(name, { ...to, purpose: "answer", expiresAt });
  }

  /** What a token or name is for; `undefined` when it counts for nothing. */
  async find(name: string): Promise<AnswerTicket | undefined> {
    return await this.#find(name, "answer");
  }

  /**
   * Publishes an answer, or sends it to the one reader it is for. What begins as a remark becomes a note.
   *
   * @throws {Refused} `not-found` when the message, its author or the ticket is gone; what saying
   *   something refuses
   */
  async answer(ticket: AnswerTicket, { text, id: source }: GivenAnswer): Promise<Answered> {
    const { store, conversation, notes, keyring } = this.#options;
    const sender = await this.#sender(ticket.author);
    const place = { ...refOf(ticket), sender };
    const id = pseudonymOf(keyring, ["answer", ticket.key, source]);
    const remark = remarkIn(text);
    if (remark !== undefined) {
      await notes.put(place, { id, text: remark });
      return { kind: "note" };
    }
    assertForReaders(text);
    const asked = await store.message(refOf(ticket), ticket.message);
    if (asked === undefined || asked.deleted) {
      throw new Refused({
        code: "not-found",
        message: "The message you answer is not there any more. Your answer was not published.",
      });
    }
    const answer = await conversation.say(place, sayOf({ id, text, asked }));
    await this.#see(place, answer);
    const undo = this.#token();
    const expiresAt = this.#options.clock.now() + UNDO_LIFE_MS;
    await this.#put(undo, { ...ticket, purpose: "undo", message: answer.id, expiresAt });
    return {
      kind: ticket.whisper === undefined ? "published" : "private",
      title: await titleOf(store, ticket),
      to: ticket.whisper === undefined ? "" : asked.from.name,
      undo,
    };
  }

  /** Whether an answer can still be taken back with a token. */
  async canUndo(token: string): Promise<boolean> {
    return await this.#find(token, "undo") !== undefined;
  }

  /**
   * Deletes an answer.
   *
   * @throws {Refused} `not-found` when the token counts no longer
   */
  async undo(token: string): Promise<void> {
    const ticket = await this.#find(token, "undo");
    if (ticket === undefined) {
      throw new Refused({ code: "not-found", message: "This link counts no longer." });
    }
    const sender = await this.#sender(ticket.author);
    await this.#options.editing.delete({ ...refOf(ticket), sender }, { id: ticket.message });
    await this.#options.store.answerTickets.remove(ticket.key);
  }

  /** Whoever answers has seen what they answer. */
  async #see(
    place: ConversationRef & { readonly sender: Sender },
    { seq }: ChatMessage,
  ): Promise<void> {
    try {
      await this.#options.seen.see(place, { seq });
    } catch (error) {
      // The answer is there, and that is what counts.
      if (!(error instanceof Refused)) throw error;
    }
  }

  async #sender(id: string): Promise<Sender> {
    const authors = await this.#options.store.authors();
    const author = authors.find((each) => each.id === id);
    if (author !== undefined && roleOf(author, authors) !== "moderator") return senderOf(author);
    throw new Refused({ code: "not-found", message: "There is no such author." });
  }

  #token(): string {
    return this.#options.random(new Uint8Array(TOKEN_BYTES)).toHex();
  }

  async #put(name: string, given: Omit<AnswerTicket, "key">): Promise<void> {
    const { store, clock } = this.#options;
    await store.answerTickets.put({ ...given, key: this.#keyOf(name, given.purpose) }, clock.now());
  }

  async #find(name: string, purpose: AnswerTicket["purpose"]): Promise<AnswerTicket | undefined> {
    const { store, clock } = this.#options;
    return await store.answerTickets.find(this.#keyOf(name, purpose), clock.now());
  }

  /** What is kept of a name: nobody who has the data file can answer with it. */
  #keyOf(name: string, purpose: AnswerTicket["purpose"]): string {
    return pseudonymOf(this.#options.keyring, ["answer ticket", purpose, name]);
  }
}

/** @throws {Refused} `invalid-body` when a line of an answer is for authors alone */
export function assertForReaders(text: string): void {
  if (!hasRemark(text)) return;
  throw new Refused({
    code: "invalid-body",
    message: "A line of your answer is a note for authors, so nothing was published. " +
      "Send the answer without it, and the note by itself.",
  });
}

/** Whether a text may be a token. */
export function isAnswerToken(text: string): boolean {
  return TOKEN.test(text);
}

/** A question is answered; to anything else the answer refers. In a whisper it is clear to what. */
function sayOf(
  { id, text, asked }: { readonly id: string; readonly text: string; readonly asked: ChatMessage },
): Say {
  if (asked.question !== undefined) return { id, text, answers: asked.id };
  return asked.whisper === undefined ? { id, text, quote: asked.id } : { id, text };
}
