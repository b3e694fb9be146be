/**
 * Whispers, besides what every conversation can do: the author's list of them, and how a whispered
 * question gets into the open.
 *
 * @module
 */
import type { Consent, Publish, WhisperList } from "../../../shared/chat/event.ts";
import type { RoomId } from "../../../shared/chat/id.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { ConversationOptions } from "./conversation.ts";
import { kept } from "../keep.ts";
import { weightOf, withinWeight } from "./page_weight.ts";
import {
  assertMessageId,
  findMessage,
  idTaken,
  isOwn,
  notFound,
  notYours,
  type Place,
} from "./place.ts";

/** How many whispers the author's list shows. */
const MAX_LISTED_WHISPERS = 200;

/** The whisper of a reader, as an author names it. */
export interface WhisperRef {
  readonly room: RoomId;
  /** The reader's id. */
  readonly whisper: string;
}

/** What only whispers can do. */
export class Whispers {
  readonly #options: ConversationOptions;

  constructor(options: ConversationOptions) {
    this.#options = options;
  }

  /** The whispers of all rooms, the one with the newest message first; for authors. */
  async list(): Promise<WhisperList> {
    const whispers = await this.#options.store.whispers({ limit: MAX_LISTED_WHISPERS });
    return { whispers: withinWeight(whispers, weightOf) };
  }

  /**
   * Lets the author publish a message of one's own, or no longer. What was published stays so.
   *
   * @throws {Refused} `invalid-body`, `not-found`, `forbidden` or `not-stored`, or what the gate refuses
   */
  async consent(place: Place & WhisperRef, { id, allow }: Consent): Promise<void> {
    const { store, gate, report } = this.#options;
    const message = await findMessage(store, place, id);
    if (message.deleted) throw notFound();
    if (!isOwn(message, place)) throw notYours();
    // Taking it back is always free, and cannot be done often without giving it.
    if (allow && !message.consent) await gate.admit(place, { kind: "consent", id });
    const { room, whisper } = place;
    const change = { room, whisper, id, kind: "consent", allow } as const;
    const { kind } = await kept(store.change(change), report);
    if (kind === "not-found") throw notFound();
  }

  /**
   * Makes a whispered message a question of the room, in the name of the reader who wrote it and let
   * it be published. Once: it is harmless to ask again.
   *
   * @throws {Refused} `invalid-body`, `not-found`, `forbidden`, `id-taken` or `not-stored`
   */
  async publish({ room, whisper }: WhisperRef, { id, as }: Publish): Promise<void> {
    assertMessageId(id);
    assertMessageId(as);
    const { store, clock, report } = this.#options;
    const publication = { room, whisper, id, as, at: clock.now() };
    const { kind } = await kept(store.publish(publication), report);
    switch (kind) {
      case "not-found":
        throw notFound();
      case "id-taken":
        throw idTaken();
      case "not-consented":
        throw new Refused({
          code: "forbidden",
          message: "Cannot publish the message: its reader has not agreed.",
        });
    }
  }
}
