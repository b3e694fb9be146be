/**
 * Which authors are writing an answer, and to what, at this instance and at others: told to authors, and
 * kept nowhere.
 *
 * @module
 */
import type { AnsweringEvent, SetAnswering } from "../../../shared/chat/desk.ts";
import type { Sender } from "../../../shared/chat/event.ts";
import { type ConversationRef, refOf } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import { ANSWERING_FOR_MS } from "../../../shared/limit.ts";
import type { Committed } from "../../storage/store.ts";
import type { Place } from "../conversation/place.ts";
import type { DeskListener } from "./desk_relay.ts";

/** What one session of an author is at. */
interface Answer {
  readonly ref: ConversationRef;
  readonly by: Sender;
  /** In milliseconds since 1970. */
  readonly until: number;
  /** The instance it is at, if that is another one. */
  readonly instance?: string;
}

/** What another instance is told of a session here: it answers there, or no longer, for 0 ms. */
export interface AnsweringNote extends ConversationRef {
  readonly session: string;
  readonly by: Sender;
  readonly forMs: number;
}

/** What {@linkcode Answering} is made with. */
export interface AnsweringOptions {
  readonly clock: Pick<Clock, "now">;
  readonly tell: DeskListener;
}

/** Knows of each session of an author what it answers: one conversation at most. */
export class Answering {
  readonly #options: AnsweringOptions;
  readonly #bySession = new Map<string, Answer>();
  readonly #listeners = new Set<(note: AnsweringNote) => void>();

  constructor(options: AnsweringOptions) {
    this.#options = options;
  }

  /** A session of an author writes an answer, or no longer. */
  set(place: Place, session: string, { answering }: SetAnswering): void {
    const { clock, tell } = this.#options;
    const ref = refOf(place);
    const before = this.#bySession.get(session);
    if (before !== undefined && (!answering || !isSame(before.ref, ref))) this.left(session);
    if (!answering) return;
    const answer = { ref, by: place.sender, until: clock.now() + ANSWERING_FOR_MS };
    this.#bySession.set(session, answer);
    tell({ type: "answering", ...ref, by: place.sender, forMs: ANSWERING_FOR_MS });
    this.#note(session, answer, ANSWERING_FOR_MS);
  }

  /** A session is over, or has nothing more to answer. */
  left(session: string): void {
    const answer = this.#bySession.get(session);
    if (answer === undefined) return;
    this.#bySession.delete(session);
    // At another instance that one tells it.
    if (answer.instance !== undefined) return;
    this.#note(session, answer, 0);
    this.#end(answer);
  }

  /** A session at another instance answers, or no longer. Authors were told by that one. */
  heard({ session, by, forMs, ...ref }: AnsweringNote, instance: string): void {
    this.left(session);
    if (forMs === 0) return;
    const until = this.#options.clock.now() + Math.min(forMs, ANSWERING_FOR_MS);
    this.#bySession.set(session, { ref: refOf(ref), by, until, instance });
  }

  /** Another instance is gone, and all its sessions with it. */
  leftInstance(instance: string): void {
    for (const [session, answer] of [...this.#bySession]) {
      if (answer.instance === instance) this.#bySession.delete(session);
    }
  }

  /** Hears what sessions at this instance answer. A listener must not throw. */
  onAnswering(listener: (note: AnsweringNote) => void): void {
    this.#listeners.add(listener);
  }

  /** A message came: its author has answered. */
  hear({ kind, message }: Committed): void {
    if (kind !== "message" || message.from.kind !== "author") return;
    for (const [session, { ref, by }] of this.#bySession) {
      if (by.id === message.from.id && isSame(ref, message)) this.left(session);
    }
  }

  /** Who is answering: everywhere, or in one conversation. */
  list(ref?: ConversationRef): readonly AnsweringEvent[] {
    const now = this.#options.clock.now();
    return [...this.#bySession.values()]
      .filter((answer) => answer.until > now && (ref === undefined || isSame(answer.ref, ref)))
      .map((answer) => ({
        type: "answering",
        ...answer.ref,
        by: answer.by,
        forMs: answer.until - now,
      }));
  }

  #note(session: string, { ref, by }: Answer, forMs: number): void {
    for (const listener of this.#listeners) listener({ ...ref, session, by, forMs });
  }

  /** Tells that an author answers there no longer, unless another session of theirs does. */
  #end({ ref, by }: Answer): void {
    const others = this.list(ref).some((other) => other.by.id === by.id);
    if (!others) this.#options.tell({ type: "answering", ...ref, by, forMs: 0 });
  }
}

function isSame(a: ConversationRef, b: ConversationRef): boolean {
  return a.room === b.room && a.whisper === b.whisper;
}
