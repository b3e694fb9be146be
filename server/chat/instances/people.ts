/**
 * Tells other instances who is at this one, and hears who is at them: numbers of readers by room, and
 * authors. At most once in a second, and only while another instance is there.
 *
 * @module
 */
import type { RoomId } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Elsewhere } from "../attention/elsewhere.ts";
import type { RoomPresence } from "../attention/presence.ts";
import { Throttle } from "../attention/throttle.ts";
import { inParts } from "./parts.ts";
import type { Signal } from "./signal.ts";
import type { Signals } from "./signals.ts";

/** How often this instance tells of its people, at most, in milliseconds. */
const TELL_EVERY_MS = 1_000;

/** What {@linkcode exchangePeople} needs. */
export interface PeopleOptions {
  readonly signals: Signals;
  readonly clock: Clock;
  readonly presence: RoomPresence;
  /** Where it is remembered who is at others. */
  readonly elsewhere: Elsewhere;
}

/** Tells and hears from now on. @returns lets go of the timer, if there is one */
export function exchangePeople(
  { signals, clock, presence, elsewhere }: PeopleOptions,
): () => void {
  /** Of whom others shall be told. */
  const changed = new Set<RoomId>();
  let haveAuthorsChanged = false;
  const throttle = new Throttle({
    clock,
    everyMs: TELL_EVERY_MS,
    run: () => {
      const rooms = [...changed];
      changed.clear();
      tell(rooms, haveAuthorsChanged ? { authors: [...presence.authors()] } : {});
      haveAuthorsChanged = false;
    },
  });

  presence.onChanged((change) => {
    // Whoever comes later is told all.
    if (!signals.isAccompanied) return;
    if (change === "authors") haveAuthorsChanged = true;
    else changed.add(change.room);
    throttle.touch();
  });
  signals.hear("presence", ({ rooms, authors, whole, ask }, from) => {
    const others = new Set(whole ? elsewhere.clear(from) : []);
    for (const [room, readers, watchers] of rooms) {
      elsewhere.put(from, room, { readers, watchers });
      others.add(room);
    }
    if (authors !== undefined) elsewhere.putAuthors(from, authors);
    presence.changed(authors === undefined ? others : undefined);
    if (ask) tellAll();
  });
  signals.follow((change) => {
    if (change.kind === "joined") {
      // It may have taken this instance for gone, and forgotten who is here.
      tellAll();
    } else if (change.kind === "left") {
      elsewhere.clear(change.instance);
      presence.changed();
    } else if (change.kind === "missed") {
      // Some may have left unheard.
      elsewhere.keep(signals.others);
      presence.changed();
      tellAll({ ask: true });
    }
  });
  return () => throttle.stop();

  function tellAll(how: Pick<Signal<"presence">, "ask"> = {}): void {
    tell(presence.rooms(), { ...how, whole: true, authors: [...presence.authors()] });
  }

  /** The first of several signals says what is so of all. */
  function tell(rooms: readonly RoomId[], first: Omit<Signal<"presence">, "rooms">): void {
    const crowds = rooms.map((room): [RoomId, number, number] => {
      const { readers, watchers } = presence.crowdIn(room);
      return [room, readers, watchers];
    });
    for (const [n, part] of inParts(crowds).entries()) {
      signals.tell("presence", { ...n === 0 && first, rooms: [...part] });
    }
  }
}
