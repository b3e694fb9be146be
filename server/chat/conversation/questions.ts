/**
 * Which messages are questions, and which of them wait for an answer.
 *
 * @module
 */
import type { ChatMessage, SetQuestion } from "../../../shared/chat/event.ts";
import type { QuestionList } from "../../../shared/chat/question_list.ts";
import { refOf } from "../../../shared/chat/id.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { MessageChange } from "../../storage/store.ts";
import type { ConversationOptions } from "./conversation.ts";
import { kept } from "../keep.ts";
import { weightOf, withinWeight } from "./page_weight.ts";
import { assertInTime, findMessage, isOwn, notFound, notYours, type Place } from "./place.ts";

/** How many questions of each state a list holds. */
const MAX_LISTED_QUESTIONS = 50;

/** Asks, answers, opens again. An answer that is a message is said: see `Conversation.say`. */
export class Questions {
  readonly #options: ConversationOptions;

  constructor(options: ConversationOptions) {
    this.#options = options;
  }

  /**
   * Says what a message is: an author, of any message, that it is an open or an answered question; a
   * reader, for a while, that a message of their own is a question.
   *
   * @throws {Refused} `invalid-body`, `not-found`, `forbidden`, `too-late` or `not-stored`
   */
  async set(place: Place, { id, state }: SetQuestion): Promise<void> {
    const { store, gate, report } = this.#options;
    const message = await findMessage(store, place, id);
    if (message.deleted) throw notFound();
    const change: MessageChange = place.sender.kind === "author"
      ? { kind: "question", state }
      : this.#asked(place, message, state);
    if (message.question === undefined) await gate.admit(place, { kind: "ask", id });
    const { kind } = await kept(store.change({ ...refOf(place), id, ...change }), report);
    if (kind === "not-found") throw notFound();
  }

  #asked(place: Place, message: ChatMessage, state: SetQuestion["state"]): MessageChange {
    if (!isOwn(message, place)) throw notYours();
    if (state !== "open") {
      throw new Refused({
        code: "forbidden",
        message: "Cannot close the question: its answer comes from the author.",
      });
    }
    // It may have been asked in time, and its RECEIPT been lost.
    if (message.question === undefined) assertInTime(message, place, this.#options.clock.now());
    return { kind: "ask" };
  }

  /** The newest questions of a conversation. */
  async list(place: Place): Promise<QuestionList> {
    const { store } = this.#options;
    const ref = refOf(place);
    const found = await store.questions({ ...ref, limit: MAX_LISTED_QUESTIONS });
    const { epoch, rev, questions } = found;
    const open = withinWeight(found.open, weightOf);
    // Together they are one answer; the open ones matter more.
    const both = withinWeight([...open, ...found.answered], weightOf);
    return { ...ref, epoch, rev, questions, open, answered: both.slice(open.length) };
  }
}
