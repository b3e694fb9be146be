/**
 * What authors are at, at this instance and at others: to what they write an answer, and which
 * conversation they look at. Told to authors, and kept nowhere.
 *
 * @module
 */
import type { DeskEvent, OccupationEvent, OccupationName } from "../../../shared/chat/desk.ts";
import type { Sender } from "../../../shared/chat/event.ts";
import { type ConversationRef, refOf } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Place } from "../conversation/place.ts";
import type { DeskListener } from "./desk_relay.ts";

/** What one session of an author is at. */
interface At {
  readonly ref: ConversationRef;
  readonly by: Sender;
  /** In milliseconds since 1970. */
  readonly until: number;
  /** The instance it is at, if that is another one. */
  readonly instance?: string;
}

/** What another instance is told of a session here: it is at it there, or no longer, for 0 ms. */
export interface OccupationNote extends ConversationRef {
  readonly session: string;
  readonly by: Sender;
  readonly forMs: number;
}

/** What an {@linkcode Occupation} is made with. */
export interface OccupationOptions<Name extends OccupationName> {
  readonly name: Name;
  /** How long it is true unless it is said again, in milliseconds. */
  readonly forMs: number;
  readonly clock: Pick<Clock, "now">;
  readonly tell: DeskListener;
}

/** Knows of each session of an author where it is at something: in one conversation at most. */
export class Occupation<Name extends OccupationName> {
  readonly #options: OccupationOptions<Name>;
  readonly #bySession = new Map<string, At>();
  readonly #listeners = new Set<(note: OccupationNote) => void>();

  constructor(options: OccupationOptions<Name>) {
    this.#options = options;
  }

  /** A session of an author is at it there, or no longer. */
  set(place: Place, session: string, isAtIt: boolean): void {
    const { clock, forMs } = this.#options;
    const ref = refOf(place);
    const before = this.#bySession.get(session);
    const wasHere = before !== undefined && isSame(before.ref, ref);
    // Who has gone on to another conversation has left this one already.
    if (before !== undefined && wasHere !== isAtIt) this.left(session);
    if (!isAtIt) return;
    const at = { ref, by: place.sender, until: clock.now() + forMs };
    this.#bySession.set(session, at);
    // Who hears of it and asks at another instance finds it there.
    this.#note(session, at, forMs);
    this.#tell(at, forMs);
  }

  /** A session is over, or at nothing more. */
  left(session: string): void {
    const at = this.#bySession.get(session);
    if (at === undefined) return;
    this.#bySession.delete(session);
    // At another instance that one tells it.
    if (at.instance !== undefined) return;
    this.#note(session, at, 0);
    this.#tellEnd(at);
  }

  /** A session at another instance is at it, or no longer. Authors were told by that one. */
  heard({ session, by, forMs, ...ref }: OccupationNote, instance: string): void {
    this.left(session);
    if (forMs === 0) return;
    const until = this.#options.clock.now() + Math.min(forMs, this.#options.forMs);
    this.#bySession.set(session, { ref: refOf(ref), by, until, instance });
  }

  /** Another instance is gone, and all its sessions with it: it tells nobody any more. */
  leftInstance(instance: string): void {
    const gone = [...this.#bySession].filter(([, at]) => at.instance === instance);
    for (const [session] of gone) this.#bySession.delete(session);
    for (const [, at] of gone) this.#tellEnd(at);
  }

  /** Hears what sessions at this instance are at. A listener must not throw. */
  onNote(listener: (note: OccupationNote) => void): void {
    this.#listeners.add(listener);
  }

  /** An author is at it there no longer, in whichever session. */
  done(author: string, ref: ConversationRef): void {
    for (const [session, at] of [...this.#bySession]) {
      if (at.by.id === author && isSame(at.ref, ref)) this.left(session);
    }
  }

  /** Who is at it: everywhere, or in one conversation. */
  list(ref?: ConversationRef): readonly OccupationEvent<Name>[] {
    const { name, clock } = this.#options;
    const now = clock.now();
    return [...this.#bySession.values()]
      .filter((at) => at.until > now && (ref === undefined || isSame(at.ref, ref)))
      .map((at) => ({ type: name, ...at.ref, by: at.by, forMs: at.until - now }));
  }

  #note(session: string, { ref, by }: At, forMs: number): void {
    for (const listener of this.#listeners) listener({ ...ref, session, by, forMs });
  }

  /** Tells that it is over, unless another session of theirs is still at it. */
  #tellEnd(at: At): void {
    if (!this.list(at.ref).some(({ by }) => by.id === at.by.id)) this.#tell(at, 0);
  }

  #tell({ ref, by }: At, forMs: number): void {
    const { name, tell } = this.#options;
    tell({ type: name, ...ref, by, forMs } as DeskEvent);
  }
}

function isSame(a: ConversationRef, b: ConversationRef): boolean {
  return a.room === b.room && a.whisper === b.whisper;
}
