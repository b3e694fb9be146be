/**
 * Who is writing. Nothing of it is kept, and what is being written is never told.
 *
 * @module
 */
import type { SetTyping, TypingEvent } from "../../../shared/chat/attention.ts";
import { type ConversationRef, refOf } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import { TYPING_EVERY_MS, TYPING_FOR_MS } from "../../../shared/limit.ts";
import type { Person } from "../../storage/port/attention_store.ts";
import type { Committed } from "../../storage/store.ts";
import { AttemptLimit } from "../attempt_limit.ts";
import type { Place } from "../place.ts";
import type { Notices } from "./notices.ts";

/** What {@linkcode Typing} is made with. */
export interface TypingOptions {
  readonly clock: Pick<Clock, "now">;
  readonly notices: Notices;
  /** Whether a message of theirs would be taken there. */
  readonly mayWrite: (place: Place) => boolean;
}

/** Tells that people write: at most once in a while for each person and conversation. */
export class Typing {
  readonly #options: TypingOptions;
  readonly #limit: AttemptLimit;

  constructor(options: TypingOptions) {
    this.#options = options;
    this.#limit = new AttemptLimit({ burst: 1, intervalMs: TYPING_EVERY_MS }, options.clock);
  }

  /**
   * Somebody is writing: in the open everybody is told, but not which reader; in a whisper only the
   * other side. Told again too soon, or by somebody who may not write there, it is told to nobody.
   */
  typing(place: Place, { tag }: SetTyping = {}): void {
    const { notices, mayWrite } = this.#options;
    if (!mayWrite(place)) return;
    const { sender } = place;
    const ref = refOf(place);
    if (this.#limit.take(keyOf(sender, ref)) > 0) return;
    const { room, whisper } = ref;
    const isHidden = whisper === undefined && sender.kind === "reader";
    const event: TypingEvent = {
      type: "typing",
      ...ref,
      from: isHidden ? { kind: "reader" } : sender,
      forMs: TYPING_FOR_MS,
      ...tag !== undefined && { tag },
    };
    if (whisper === undefined) notices.inRoom(room, event);
    else if (sender.kind === "reader") notices.toAuthors(event);
    else notices.toReader(whisper, event);
  }

  /** A message of theirs came: what they write next is told at once. */
  hear({ kind, message }: Committed): void {
    if (kind === "message") this.#limit.giveBack(keyOf(message.from, message));
  }
}

function keyOf({ kind, id }: Person, { room, whisper }: ConversationRef): string {
  return JSON.stringify([kind, id, room, whisper]);
}
