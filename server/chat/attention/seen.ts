/**
 * Up to where people have seen conversations.
 *
 * @module
 */
import type { SetSeen } from "../../../shared/chat/attention.ts";
import { refOf } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { AttentionStore } from "../../storage/port/attention_store.ts";
import type { StoreError } from "../../storage/store.ts";
import { kept } from "../keep.ts";
import type { Place } from "../conversation/place.ts";
import type { Notices } from "./notices.ts";
import type { UnreadCounts } from "./unread.ts";

/** What {@linkcode Seen} is made with. */
export interface SeenOptions {
  readonly store: { readonly attention: Pick<AttentionStore, "see"> };
  readonly clock: Pick<Clock, "now">;
  readonly notices: Pick<Notices, "toReader" | "toAuthors">;
  readonly counts: Pick<UnreadCounts, "seen">;
  /** Hears why a mark could not be kept; for the log. */
  readonly report: (fault: StoreError) => void;
}

/** Takes what people say they have seen. */
export class Seen {
  readonly #options: SeenOptions;

  constructor(options: SeenOptions) {
    this.#options = options;
  }

  /**
   * Keeps that somebody has seen a conversation up to a sequence, and tells whom it concerns: the
   * other side of a whisper, and their own other sessions. What they had seen before changes nothing.
   * A reader who has written nothing in a room leaves no trace of having read it.
   *
   * @throws {Refused} `not-found` when nothing was said there yet, or `not-stored`
   */
  async see({ sender, ...place }: Place, { seq, epoch }: SetSeen): Promise<void> {
    const { store, clock, notices, counts, report } = this.#options;
    const ref = refOf(place);
    const mark = { ...ref, seq, at: clock.now(), ...epoch !== undefined && { epoch } };
    const seen = await kept(store.attention.see(sender, mark), report);
    if (seen.kind === "not-found") {
      throw new Refused({
        code: "not-found",
        message: `Cannot take ${seq} for seen: the conversation has no such message.`,
      });
    }
    if (seen.kind !== "seen") return;
    const { whisper } = ref;
    if (whisper !== undefined) {
      const event = { type: "seen", room: ref.room, whisper, by: sender, seq } as const;
      if (sender.kind === "reader") notices.toAuthors(event);
      else notices.toReader(whisper, event);
    }
    counts.seen({ ...ref, person: sender, seq: seen.seen });
  }
}
