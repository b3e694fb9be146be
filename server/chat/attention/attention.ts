/**
 * Presence and attention, put together: who is there, who writes, who has seen what.
 *
 * @module
 */
import type { RoomId } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Store, StoreError } from "../../storage/store.ts";
import type { Place } from "../conversation/place.ts";
import { siteOf, type Sites } from "../site/sites.ts";
import { AnswerTimes } from "./answer_times.ts";
import type { Elsewhere } from "./elsewhere.ts";
import { NoticeRelay, type Notices } from "./notices.ts";
import { opensAtByMinute } from "./opens_at.ts";
import { RoomPresence } from "./presence.ts";
import { Seen } from "./seen.ts";
import { Typing } from "./typing.ts";
import { UnreadCounts } from "./unread.ts";

/** What {@linkcode createAttention} needs. */
export interface AttentionOptions {
  readonly store: Pick<Store, "answers" | "attention" | "follow">;
  readonly clock: Clock;
  readonly sites: Sites;
  /** Whether a message of theirs would be taken there. */
  readonly mayWrite: (place: Place) => boolean;
  /** Who is at other instances. */
  readonly elsewhere: Elsewhere;
  /** Hears why the store could not do what it was asked; for the log. */
  readonly report: (fault: StoreError) => void;
}

/** Everything about who is there and what they look at. */
export interface Attention {
  readonly presence: RoomPresence;
  readonly typing: Typing;
  readonly seen: Seen;
  readonly unread: UnreadCounts;
  /** Tells what happens from now on. Returns how to stop. */
  tellTo(notices: Notices): () => void;
}

/** Puts presence and attention together. It starts nothing. */
export function createAttention(
  { store, clock, sites, mayWrite, elsewhere, report }: AttentionOptions,
): Attention {
  const notices = new NoticeRelay();
  const answers = new AnswerTimes({ store, changed: () => presence.changed(), report });
  const presence: RoomPresence = new RoomPresence({
    clock,
    notices,
    hoursOf: (room) => sites.get(siteOf(room)).hours,
    opensAt: opensAtByMinute(),
    usualMs: (room) => answers.usualMs(siteOf(room)),
    elsewhere,
  });
  const typing = new Typing({ clock, notices, mayWrite });
  const isClosed = (room: RoomId) => sites.settingsOf(room).moderation.mode === "closed";
  const unread = new UnreadCounts({ store, clock, notices, isClosed, report });
  return {
    presence,
    typing,
    unread,
    seen: new Seen({ store, clock, notices, counts: unread, report }),
    tellTo(target) {
      notices.to(target);
      const stops = [
        store.follow((committed) => {
          typing.hear(committed);
          unread.hear(committed);
          answers.hear(committed);
        }),
        sites.onChanged(() => {
          presence.changed();
          unread.roomsClosed();
        }),
      ];
      return () => stops.forEach((stop) => stop());
    },
  };
}
