/**
 * Which authors are writing an answer, and to what: told to authors, and kept nowhere.
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
  }

  /** A session is over, or has nothing more to answer. */
  left(session: string): void {
    const answer = this.#bySession.get(session);
    if (answer === undefined) return;
    this.#bySession.delete(session);
    this.#end(answer);
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

  /** Tells that an author answers there no longer, unless another session of theirs does. */
  #end({ ref, by }: Answer): void {
    const others = this.list(ref).some((other) => other.by.id === by.id);
    if (!others) this.#options.tell({ type: "answering", ...ref, by, forMs: 0 });
  }
}

function isSame(a: ConversationRef, b: ConversationRef): boolean {
  return a.room === b.room && a.whisper === b.whisper;
}
