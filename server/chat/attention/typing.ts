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
import { AttemptLimit, type AttemptRate } from "../attempt_limit.ts";
import type { Place } from "../conversation/place.ts";
import type { Notices } from "./notices.ts";

/** Of one person in one conversation. */
const PERSON: AttemptRate = { burst: 1, intervalMs: TYPING_EVERY_MS };
/** Of all readers in one room: who it is is not told, so more would tell nothing new. */
const CROWD: AttemptRate = { burst: 5, intervalMs: 1_000 };
/** Of all readers of one network, wherever they write: tokens cost nothing. */
const NETWORK: AttemptRate = { burst: 10, intervalMs: 500 };

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
  readonly #persons: AttemptLimit;
  readonly #crowds: AttemptLimit;
  readonly #networks: AttemptLimit;

  constructor(options: TypingOptions) {
    const { clock } = options;
    this.#options = options;
    this.#persons = new AttemptLimit(PERSON, clock);
    this.#crowds = new AttemptLimit(CROWD, clock);
    this.#networks = new AttemptLimit(NETWORK, clock);
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
    if (!this.#isDue(place)) return;
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
    if (kind === "message") this.#persons.giveBack(keyOf(message.from, message));
  }

  #isDue(place: Place): boolean {
    const { sender, network, room, whisper } = place;
    if (this.#persons.take(keyOf(sender, place)) > 0) return false;
    if (sender.kind === "author") return true;
    if (network !== undefined && this.#networks.take(network) > 0) return false;
    return whisper !== undefined || this.#crowds.take(room) === 0;
  }
}

function keyOf({ kind, id }: Person, { room, whisper }: ConversationRef): string {
  return JSON.stringify([kind, id, room, whisper]);
}
