/**
 * Internal notes: what authors write for each other at a conversation. They are never a message: no
 * room, history, search, feed or export has them.
 *
 * @module
 */
import type { Note, PutNote } from "../../../shared/chat/desk.ts";
import { type ConversationRef, isReaderId, refOf } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import { MAX_CONVERSATION_NOTES, MAX_NOTE_LENGTH } from "../../../shared/limit.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { Store, StoreError } from "../../storage/store.ts";
import { weightOf, withinWeight } from "../conversation/page_weight.ts";
import { assertMessageId, type Place } from "../conversation/place.ts";
import { kept } from "../keep.ts";
import { cleanText } from "../text.ts";
import type { DeskListener } from "./desk_relay.ts";

/** What {@linkcode Notes} are made with. */
export interface NotesOptions {
  readonly store: Pick<Store, "notes">;
  readonly clock: Pick<Clock, "now">;
  readonly tell: DeskListener;
  /** Whether a reader was erased at any time. */
  readonly wasErased: (reader: string) => boolean;
  /** Hears why something could not be kept; for the log. */
  readonly report: (fault: StoreError) => void;
}

/** The notes of authors. */
export class Notes {
  readonly #options: NotesOptions;

  constructor(options: NotesOptions) {
    this.#options = options;
  }

  /** Those of a conversation, the oldest first; the newest, if all are too many for one answer. */
  async of(ref: ConversationRef): Promise<readonly Note[]> {
    const notes = await this.#options.store.notes.of(refOf(ref));
    return withinWeight(notes.toReversed(), weightOf).toReversed();
  }

  /**
   * Keeps a note, or gives one's own another text. The same again changes nothing.
   *
   * @throws {Refused} `invalid-body`, `not-found`, `id-taken` or `not-stored`
   */
  async put(place: Place, { id, text, reader }: PutNote): Promise<void> {
    assertMessageId(id);
    const { store, clock, report, tell } = this.#options;
    const about = place.whisper ?? reader;
    if (about !== undefined) this.#assertReader(place, about);
    const note: Note = {
      ...refOf(place),
      id,
      ...about !== undefined && { reader: about },
      by: place.sender,
      text: checkedText(text),
      at: clock.now(),
    };
    switch (await kept(store.notes.put(note, MAX_CONVERSATION_NOTES), report, "note")) {
      case "again":
        return;
      case "not-found":
        throw new Refused({ code: "not-found", message: "There is no such conversation." });
      case "id-taken":
        throw new Refused({
          code: "id-taken",
          message: "Cannot keep the note: another author's has this id.",
        });
      case "full":
        throw new Refused({
          code: "invalid-body",
          message:
            `Cannot keep the note: there are ${MAX_CONVERSATION_NOTES} here already. Delete some.`,
        });
      case "kept":
        tell({ type: "note", note: await store.notes.find({ ...refOf(place), id }) ?? note });
    }
  }

  /** Deletes a note, whoever wrote it. Again, it changes nothing. @throws {Refused} `not-stored` */
  async delete(place: Place, id: string): Promise<void> {
    assertMessageId(id);
    const { store, report, tell } = this.#options;
    const ref = { ...refOf(place), id };
    if (await kept(store.notes.remove(ref), report, "change")) {
      tell({ type: "note-deleted", ...ref });
    }
  }

  /** Of an erased reader nothing new is kept. */
  #assertReader({ whisper }: Place, reader: string): void {
    const isKnown = isReaderId(reader) && (whisper !== undefined || !this.#isErased(reader));
    if (isKnown) return;
    throw new Refused({ code: "not-found", message: "There is no such reader." });
  }

  #isErased(reader: string): boolean {
    return this.#options.wasErased(reader);
  }
}

/** A note's text is as a message's, and shorter. @throws {Refused} `invalid-body` */
function checkedText(raw: string): string {
  const text = cleanText(raw);
  if (text.length <= MAX_NOTE_LENGTH) return text;
  throw new Refused({
    code: "invalid-body",
    message: `Cannot keep a note of ${text.length} characters: at most ${MAX_NOTE_LENGTH}.`,
  });
}
