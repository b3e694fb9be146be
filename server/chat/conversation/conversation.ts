/**
 * Saying and reading back, in a room's public conversation or a whisper; and the list of rooms.
 *
 * @module
 */
import type {
  ChatMessage,
  HistoryRequest,
  RoomList,
  RoomPage,
  Say,
} from "../../../shared/chat/event.ts";
import { refOf, type RoomId } from "../../../shared/chat/id.ts";
import type { RoomTerms } from "../../../shared/chat/moderation.ts";
import type { Clock } from "../../../shared/clock.ts";
import { DEFAULT_PAGE_MESSAGES, MAX_PAGE_MESSAGES } from "../../../shared/limit.ts";
import { Refused } from "../../../shared/refusal.ts";
import type {
  MessageStore,
  NewMessage,
  Store,
  StoredPage,
  StoreError,
} from "../../storage/store.ts";
import { kept } from "../keep.ts";
import { checkedPage } from "./page.ts";
import { weightOf, withinWeight } from "./page_weight.ts";
import type { Gate } from "../moderation/gate.ts";
import type { Held } from "../moderation/held.ts";
import { assertMayRead, isOpen } from "../moderation/terms.ts";
import { assertMessageId, idTaken, type Place } from "./place.ts";
import { checkedSentence } from "./sentence.ts";
import { cleanText } from "../text.ts";

/** How many rooms the author's list shows. */
const MAX_LISTED_ROOMS = 200;

/** What a {@linkcode Conversation} is made with. */
export interface ConversationOptions {
  readonly store: MessageStore & Pick<Store, "attention">;
  readonly clock: Pick<Clock, "now">;
  /** Whether pages of an origin may embed the chat of a room's site. */
  readonly allowsOrigin: (origin: string, room: RoomId) => boolean;
  /** Whether a reader may write. */
  readonly gate: Pick<Gate, "admit" | "sentAgain">;
  /** What waits for an author. */
  readonly held: Pick<Held, "hold" | "of" | "withdraw">;
  /** What holds in a room for readers. */
  readonly termsOf: (room: RoomId) => RoomTerms;
  /** Whether a reader was erased at any time. */
  readonly wasErased: (reader: string) => boolean;
  /** Hears why a message could not be kept; for the log. */
  readonly report: (fault: StoreError) => void;
}

/** What people say, and what they read. */
export class Conversation {
  readonly #options: ConversationOptions;

  constructor(options: ConversationOptions) {
    this.#options = options;
  }

  /**
   * Keeps a message. Whoever follows the conversation hears of it through the store. The same message
   * again changes nothing and gives what is kept of the first one.
   *
   * @returns what is kept; while it waits until an author lets it through, it has sequence 0
   * @throws {Refused} `invalid-body`, `forbidden`, `not-found`, `id-taken`, or `not-stored`, after
   *   which nothing was kept; or what {@linkcode Gate.admit} and {@linkcode Held.hold} refuse
   */
  async say(place: Place, say: Say): Promise<ChatMessage> {
    const { store, gate, held, report } = this.#options;
    await this.#assertNotErased(place);
    const message = this.#checked(place, say);
    const { id, text, at, sentence } = message;
    const texts = [text, sentence?.text];
    const verdict = await gate.admit(place, { kind: "say", id, at, texts });
    if (verdict === "hold") {
      if (!await held.hold(message)) gate.sentAgain(place);
      const { from } = message;
      return { ...refOf(place), id, seq: 0, rev: 0, from, text, at };
    }
    const appended = await kept(store.append(message), report);
    if (appended.kind === "duplicate") gate.sentAgain(place);
    if (appended.kind === "id-taken") throw idTaken();
    if (appended.kind === "not-found") {
      throw new Refused({
        code: "not-found",
        message: "Cannot take the message: what it refers to is not there any more.",
      });
    }
    return appended.message;
  }

  /** An answer that was on its way makes no new whisper, which would name its reader again. */
  async #assertNotErased({ sender, room, whisper }: Place): Promise<void> {
    const { store, wasErased } = this.#options;
    if (whisper === undefined || sender.kind !== "author" || !wasErased(whisper)) return;
    if ((await store.page({ room, whisper, limit: 1 })).lastSeq > 0) return;
    throw new Refused({
      code: "not-found",
      message: "Cannot whisper: this reader has erased all they said.",
    });
  }

  #checked(
    { sender, ...place }: Place,
    { id, text, page, question, answers, quote, sentence }: Say,
  ): NewMessage {
    for (const each of [id, answers, quote]) if (each !== undefined) assertMessageId(each);
    if (answers !== undefined && sender.kind !== "author") {
      throw new Refused({ code: "forbidden", message: "Cannot answer: that is for authors." });
    }
    return {
      ...refOf(place),
      id,
      from: sender,
      text: cleanText(text),
      at: this.#options.clock.now(),
      // The author's console is no page of the blog.
      ...(page !== undefined && sender.kind === "reader" &&
        { page: checkedPage(page, (origin) => this.#options.allowsOrigin(origin, place.room)) }),
      ...question !== undefined && { question },
      ...answers !== undefined && { answers },
      ...quote !== undefined && { quote },
      ...sentence !== undefined && { sentence: checkedSentence(sentence) },
    };
  }

  /**
   * A part of a conversation: the newest messages, those before a sequence, those after one, or what
   * changed after a count of changes. If what the asker has seen is no longer a part of it, the answer
   * is the newest page, marked `reload`; there is never a hole that the answer does not tell.
   *
   * @throws {Refused} `invalid-body` or `closed`
   */
  async history(place: Place, asked: HistoryRequest = {}): Promise<RoomPage> {
    const { before, after, afterRev } = asked;
    if ([before, after, afterRev].filter((each) => each !== undefined).length > 1) {
      throw new Refused({
        code: "invalid-body",
        message: 'Cannot look several ways: send one of "before", "after" and "afterRev".',
      });
    }
    const { store, held, termsOf } = this.#options;
    const ref = refOf(place);
    const terms = termsOf(ref.room);
    assertMayRead(place, terms);
    const query = {
      ...ref,
      limit: Math.min(asked.limit ?? DEFAULT_PAGE_MESSAGES, MAX_PAGE_MESSAGES),
    };
    const [found, marks, waiting] = await Promise.all([
      store.page({
        ...query,
        ...before !== undefined && { before },
        ...after !== undefined && { after },
        ...afterRev !== undefined && { afterRev },
      }),
      store.attention.marks(place.sender, ref),
      held.of(place),
    ]);
    const reload = isAnotherLife(found, asked);
    const page = reload ? await store.page(query) : found;
    // Forwards, the first ones come first; in every other case the newest matter most.
    const isForwards = !reload && before === undefined && (after ?? afterRev) !== undefined;
    const messages = isForwards
      ? withinWeight(page.messages, weightOf)
      : withinWeight(page.messages.toReversed(), weightOf).toReversed();
    const { epoch, lastSeq, rev, questions } = page;
    const more = page.more || messages.length < page.messages.length;
    return {
      ...ref,
      epoch,
      lastSeq,
      rev,
      questions,
      messages,
      more,
      asked,
      reload,
      you: place.sender,
      seen: marks.seen,
      ...place.whisper !== undefined && { seenByOther: marks.seenByOther },
      ...waiting.length > 0 && { held: waiting },
      ...!isOpen(terms) && { terms },
    };
  }

  /** The rooms, the one with the newest message first. */
  async rooms(): Promise<RoomList> {
    const rooms = await this.#options.store.rooms({ limit: MAX_LISTED_ROOMS });
    return { rooms: withinWeight(rooms, weightOf) };
  }
}

/**
 * Whether somebody who asks so has seen a conversation that is not the one in the store: another
 * epoch, a sequence or a change that never was, or one whose successors are gone.
 */
function isAnotherLife(
  { epoch, firstSeq, lastSeq, rev, goneRev }: StoredPage,
  { before, after, afterRev, epoch: seen }: HistoryRequest,
): boolean {
  if (before === undefined && after === undefined && afterRev === undefined) return false;
  // Who saw the conversation before its first message has seen nothing that could be gone.
  const sawNothing = (seen === undefined || seen === "") && (after ?? afterRev) === 0;
  if (seen !== undefined && seen !== epoch && !sawNothing) return true;
  if (afterRev !== undefined) return afterRev > rev || afterRev < goneRev;
  if (after === undefined) return before !== undefined && before > lastSeq + 1;
  if (after >= lastSeq) return after > lastSeq;
  return firstSeq === 0 || after + 1 < firstSeq;
}
