/**
 * Joins a chat with those of other instances, which share its store: what was decided or forgotten at
 * one counts at all, and what they remember of the store is read again when they may have missed
 * something. Who has what to lose by it stands in ARCHITECTURE.md, "What each instance holds".
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";
import type { Store, StoreError } from "../../storage/store.ts";
import type { Attention } from "../attention/attention.ts";
import type { Elsewhere } from "../attention/elsewhere.ts";
import { type AuthorSessions, senderOf } from "../author/author_session.ts";
import type { LiveAuthors } from "../author/live_authors.ts";
import type { Desk } from "../desk/desk.ts";
import type { Erasures } from "../life/erasure.ts";
import type { ModerationParts } from "../moderation/create.ts";
import type { Readers } from "../reader/readers.ts";
import type { PageWatch } from "../site/page_watch.ts";
import type { Sites } from "../site/sites.ts";
import type { Memories } from "./memories.ts";
import { exchangePages } from "./page_sights.ts";
import { exchangePeople } from "./people.ts";
import { exchangeSeen } from "./seen_marks.ts";
import type { Signals } from "./signals.ts";

/** What is joined. */
export interface JoinedParts {
  readonly signals: Signals;
  readonly memories: Memories;
  readonly store: Pick<Store, "authors" | "follow">;
  readonly clock: Clock;
  readonly attention: Attention;
  readonly elsewhere: Elsewhere;
  readonly desk: Desk;
  readonly erasures: Erasures;
  readonly liveAuthors: LiveAuthors;
  readonly moderation: ModerationParts;
  readonly pages: PageWatch;
  readonly readers: Readers;
  readonly sessions: AuthorSessions;
  readonly sites: Sites;
  /** Hears why the store did not answer; for the log. */
  readonly report: (fault: StoreError) => void;
}

/** Tells and hears from now on. @returns lets go of what waits to be told */
export function joinInstances(parts: JoinedParts): () => void {
  const { attention, clock, pages, elsewhere, signals, store, moderation } = parts;
  const stops = [
    exchangePeople({ signals, clock, presence: attention.presence, elsewhere }),
    exchangeSeen({ signals, clock, counts: attention.unread }),
    store.follow(({ kind, message, elsewhere }) => {
      if (elsewhere && kind === "message") moderation.saidElsewhere(message);
    }),
  ];
  parts.memories.add(() => {
    attention.unread.recountAuthors();
    return Promise.resolve();
  });
  exchangePages({ signals, pages, elsewhere });
  joinSites(parts);
  joinModeration(parts);
  joinPersons(parts);
  joinDesk(parts);
  signals.follow(({ kind }) => {
    // Whoever is gone may have kept something, and not told it any more.
    if (kind === "missed" || kind === "left") void parts.memories.refresh();
  });
  return () => stops.forEach((stop) => stop());
}

function joinSites({ signals, memories, sites, report }: JoinedParts): void {
  sites.onChanged((change) => {
    if (change.elsewhere) return;
    if (change.kind === "room") return signals.tell("room", { room: change.room });
    const changed = sites.noteOf(change.id);
    signals.tell("site", { id: change.id, ...changed !== undefined && { changed } });
  });
  signals.hear("site", (site) => void sites.heard({ kind: "site", ...site }).catch(report));
  signals.hear("room", (room) => void sites.heard({ kind: "room", ...room }).catch(report));
  memories.add(() => sites.load());
}

function joinModeration({ signals, memories, moderation, report }: JoinedParts): void {
  moderation.listen({
    moderationEvent(event) {
      switch (event.type) {
        case "measure":
        case "lifted":
          return signals.tell("measures", {});
        case "purged":
          return signals.tell("purged", { reader: event.reader });
        case "held":
          return signals.tell("held", { room: event.message.room });
      }
    },
    heldEvent() {},
    banned() {},
  });
  signals.hear("measures", () => void moderation.load().catch(report));
  signals.hear("purged", ({ reader }) => moderation.purgedElsewhere(reader));
  signals.hear("held", () => moderation.held.heard());
  memories.add(() => {
    moderation.forgetAll();
    return moderation.load();
  });
}

/** Readers and authors: who they are, whether they are still let in, what of theirs is gone. */
function joinPersons(
  { signals, memories, store, erasures, attention, liveAuthors, sessions, readers, report }:
    JoinedParts,
): void {
  erasures.onReaderErased((erasure) => signals.tell("erased", erasure));
  signals.hear("erased", (erasure) => erasures.heard([erasure]));
  memories.add(() => erasures.load());
  erasures.onErased(({ room }) => signals.tell("removed", { room }));
  signals.hear("removed", ({ room }) => attention.unread.recount(room));

  readers.onChanged(({ id }) => signals.tell("reader", { id }));
  signals.hear("reader", ({ id }) => void readers.heard(id).catch(report));
  memories.add(() => readers.load());

  const loadAuthors = async () => liveAuthors.load((await store.authors()).map(senderOf));
  liveAuthors.onChanged(() => signals.tell("authors", {}));
  signals.hear("authors", () => void loadAuthors().catch(report));
  memories.add(loadAuthors);
  sessions.onEnded((ended, isElsewhere) => {
    if (!isElsewhere) signals.tell("signedOut", ended);
  });
  signals.hear("signedOut", (ended) => sessions.endedElsewhere(ended));
}

function joinDesk({ signals, desk: { answering, looking, states, listen } }: JoinedParts): void {
  answering.onNote((note) => signals.tell("answering", note));
  signals.hear("answering", (note, from) => answering.heard(note, from));
  looking.onNote((note) => signals.tell("looking", note));
  signals.hear("looking", (note, from) => looking.heard(note, from));
  listen((event) => {
    if (event.type === "desk" && event.state.snoozedUntil !== undefined) signals.tell("asleep", {});
  });
  signals.hear("asleep", () => states.look());
  signals.follow((change) => {
    if (change.kind !== "left") return;
    answering.leftInstance(change.instance);
    looking.leftInstance(change.instance);
    // What it would have woken is left to the others.
    states.look();
  });
}
