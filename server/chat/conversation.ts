/**
 * The public conversation of each room: saying, reading back, and the list of rooms.
 *
 * @module
 */
import type {
  ChatMessage,
  HistoryRequest,
  RoomList,
  RoomPage,
  Say,
  Sender,
} from "../../shared/chat/event.ts";
import { isMessageId, type RoomId } from "../../shared/chat/id.ts";
import type { Clock } from "../../shared/clock.ts";
import { DEFAULT_PAGE_MESSAGES, MAX_PAGE_MESSAGES } from "../../shared/limit.ts";
import { Refused } from "../../shared/refusal.ts";
import { type Appended, type MessageStore, type StoredPage, StoreError } from "../storage/store.ts";
import { type AllowsOrigin, checkedPage } from "./page.ts";
import { weightOfMessage, weightOfRoom, withinWeight } from "./page_weight.ts";
import { cleanText } from "./text.ts";

/** How many rooms the author's list shows. */
const MAX_LISTED_ROOMS = 200;
/** When to try again after the store failed, in milliseconds. */
const STORE_RETRY_MS = 2_000;

/** What a {@linkcode Conversation} is made with. */
export interface ConversationOptions {
  readonly store: MessageStore;
  readonly clock: Pick<Clock, "now">;
  readonly allowsOrigin: AllowsOrigin;
  /** Hears why a message could not be kept; for the log. */
  readonly report: (fault: StoreError) => void;
}

/** Who speaks where. */
export interface Place {
  readonly room: RoomId;
  /** As the server knows them, never as a body says. */
  readonly sender: Sender;
}

/** What people do in rooms. */
export class Conversation {
  readonly #options: ConversationOptions;

  constructor(options: ConversationOptions) {
    this.#options = options;
  }

  /**
   * Keeps a message. Whoever follows the room hears of it through the store. The same message again
   * changes nothing and gives what was kept the first time.
   *
   * @throws {Refused} `invalid-body`, `id-taken`, or `not-stored`, after which nothing was kept
   */
  async say({ room, sender }: Place, { id, text, page }: Say): Promise<ChatMessage> {
    if (!isMessageId(id)) {
      throw new Refused({
        code: "invalid-body",
        message: 'Cannot take the id: 16 to 64 of A–Z, a–z, 0–9, "_" and "-" are expected.',
      });
    }
    const appended = await this.#append({
      id,
      room,
      from: sender,
      text: cleanText(text),
      at: this.#options.clock.now(),
      // The author's console is no page of the blog.
      ...(page !== undefined && sender.kind === "reader" &&
        { page: checkedPage(page, this.#options.allowsOrigin) }),
    });
    if (appended.kind === "id-taken") {
      throw new Refused({
        code: "id-taken",
        message: "Cannot take the message: another one has this id. Send it under a new id.",
      });
    }
    return appended.message;
  }

  async #append(message: Parameters<MessageStore["append"]>[0]): Promise<Appended> {
    try {
      return await this.#options.store.append(message);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.#options.report(error);
      throw new Refused({
        code: "not-stored",
        message: "The message could not be kept. Nothing is lost here: it can be sent again.",
        retryAfterMs: STORE_RETRY_MS,
      });
    }
  }

  /**
   * A part of a room's history: the newest messages, those before a sequence, or those after one. If
   * what the asker has seen is no longer a part of it, the answer is the newest page, marked
   * `reload`; there is never a hole that the answer does not tell.
   *
   * @throws {Refused} `invalid-body`
   */
  async history({ room, sender }: Place, asked: HistoryRequest = {}): Promise<RoomPage> {
    if (asked.before !== undefined && asked.after !== undefined) {
      throw new Refused({
        code: "invalid-body",
        message: 'Cannot look both ways: send "before" or "after", not both.',
      });
    }
    const query = {
      room,
      limit: Math.min(asked.limit ?? DEFAULT_PAGE_MESSAGES, MAX_PAGE_MESSAGES),
    };
    const found = await this.#options.store.page({
      ...query,
      ...(asked.before !== undefined && { before: asked.before }),
      ...(asked.after !== undefined && { after: asked.after }),
    });
    const reload = isAnotherLife(found, asked);
    const page = reload ? await this.#options.store.page(query) : found;
    // Forwards, the oldest come first; in every other case the newest matter most.
    const messages = asked.after !== undefined && !reload
      ? withinWeight(page.messages, weightOfMessage)
      : withinWeight(page.messages.toReversed(), weightOfMessage).toReversed();
    return {
      room,
      epoch: page.epoch,
      lastSeq: page.lastSeq,
      messages,
      more: page.more || messages.length < page.messages.length,
      asked,
      reload,
      you: sender,
    };
  }

  /** The rooms, the one with the newest message first. */
  async rooms(): Promise<RoomList> {
    const rooms = await this.#options.store.rooms({ limit: MAX_LISTED_ROOMS });
    return { rooms: withinWeight(rooms, weightOfRoom) };
  }
}

/**
 * Whether somebody who asks so has seen a room that is not the one in the store: another epoch, a
 * sequence that was never given, or one whose successors are gone.
 */
function isAnotherLife(
  { epoch, firstSeq, lastSeq }: StoredPage,
  { before, after, epoch: seen }: HistoryRequest,
): boolean {
  if (before === undefined && after === undefined) return false;
  // Who saw the room before its first message has seen nothing that could be gone.
  const sawNothing = (seen === undefined || seen === "") && after === 0;
  if (seen !== undefined && seen !== epoch && !sawNothing) return true;
  if (after === undefined) return before !== undefined && before > lastSeq + 1;
  if (after >= lastSeq) return after > lastSeq;
  return firstSeq === 0 || after + 1 < firstSeq;
}
