/**
 * Somebody who follows what they have not seen: the sequences of it, kept as long as they follow.
 *
 * @module
 */
import type { Unread, UnreadEvent, UnreadList } from "../../../shared/chat/attention.ts";
import { type ConversationRef, refOf, type RoomId } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import { MAX_COUNTED_UNREAD } from "../../../shared/limit.ts";
import type { Attended, Person } from "../../storage/port/attention_store.ts";
import type { Committed } from "../../storage/store.ts";
import { Throttle } from "./throttle.ts";

/** How often somebody is told, at most, in milliseconds. */
const TELL_EVERY_MS = 1_000;

/** What an {@linkcode UnreadFollower} is made with. */
export interface FollowerOptions {
  readonly clock: Clock;
  /** Tells one change. */
  readonly tell: (event: UnreadEvent) => void;
}

/** Somebody to whom things are unread. */
export interface Audience extends Person {
  /** Whispers are nothing to them. */
  readonly roomsOnly?: true;
}

/** Up to where a person has seen a conversation. */
export interface SeenUpTo extends ConversationRef {
  readonly person: Person;
  readonly seq: number;
}

/** One person's counts. */
export class UnreadFollower {
  readonly person: Audience;
  /** What they follow with. */
  readonly tokens = new Set<string>();
  /** Rooms a reader attends. */
  readonly rooms = new Set<RoomId>();
  /** Settles when the store that is being asked has answered. */
  loading: Promise<void> | undefined;
  readonly #tell: FollowerOptions["tell"];
  readonly #throttle: Throttle;
  readonly #clock: Clock;
  #cancelRetry = () => {};
  /** What they attend, as far as it is known, by conversation. */
  readonly #held = new Map<string, Attended>();
  /** Conversations to be told of. */
  readonly #changed = new Map<string, ConversationRef>();
  #isStopped = false;
  /** What happened since the store was asked; `undefined` when it has answered. */
  #waiting: (Committed | SeenUpTo)[] | undefined = [];

  constructor(person: Audience, { clock, tell }: FollowerOptions) {
    this.person = person;
    this.#tell = tell;
    this.#clock = clock;
    this.#throttle = new Throttle({ clock, everyMs: TELL_EVERY_MS, run: () => this.#tellAll() });
  }

  /** The store is being asked. */
  wait(): void {
    this.#cancelRetry();
    this.#waiting ??= [];
  }

  /** The store has not answered: it is asked again, which takes in what happens until then. */
  retryAfter(delayMs: number, ask: () => void): void {
    this.#cancelRetry();
    if (this.#isStopped) return;
    this.#cancelRetry = this.#clock.after(delayMs, () => {
      this.#waiting = [];
      ask();
    });
  }

  /** The store has answered; what happened meanwhile may be a part of the answer. */
  load(attended: readonly Attended[]): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    this.#held.clear();
    for (const one of attended) this.#held.set(nameOf(one), one);
    for (const one of waiting) {
      if (!("person" in one) && !this.#attends(one.message)) continue;
      if ("person" in one) this.seenUpTo(one);
      else this.hear(one);
      // It happened since they follow: it is told, also where the answer had it already.
      this.note("person" in one ? one : one.message);
    }
  }

  /** @returns `recount` when only the store knows how much is left */
  hear(committed: Committed): "recount" | undefined {
    const { kind, message } = committed;
    const { person } = this;
    if (person.roomsOnly === true && message.whisper !== undefined) return undefined;
    if (message.from.kind === person.kind && message.from.id === person.id) return undefined;
    if (this.#waiting !== undefined) {
      this.#waiting.push(committed);
      return undefined;
    }
    const { seq } = message;
    const held = this.#held.get(nameOf(message)) ??
      { ...refOf(message), seen: kind === "message" ? seq - 1 : seq, unseen: [] };
    const { seen, unseen } = held;
    const isHeld = unseen.includes(seq);
    const isFull = unseen.length >= MAX_COUNTED_UNREAD;
    if (kind === "message") {
      if (seq > seen && !isHeld && !isFull) this.#put({ ...held, unseen: [...unseen, seq] });
    } else if (isHeld) {
      this.#put({ ...held, unseen: unseen.filter((each) => each !== seq) });
      // What did not count before may count now.
      if (isFull) return "recount";
    }
    return undefined;
  }

  /**
   * They have seen more of a conversation than was known here.
   *
   * @returns `recount` when only the store knows how much is left
   */
  seenUpTo(mark: SeenUpTo): "recount" | undefined {
    if (this.#waiting !== undefined) {
      this.#waiting.push(mark);
      return undefined;
    }
    const held = this.#held.get(nameOf(mark));
    if (held === undefined || held.seen >= mark.seq) return undefined;
    const unseen = held.unseen.filter((seq) => seq > mark.seq);
    this.#put({ ...held, seen: mark.seq, unseen });
    return held.unseen.length >= MAX_COUNTED_UNREAD ? "recount" : undefined;
  }

  /** A conversation is gone. */
  erased(ref: ConversationRef): void {
    const isKnown = this.#held.delete(nameOf(ref));
    if (isKnown) this.note(ref);
  }

  /** Whether all that is known here is as the store has it. */
  get isLoaded(): boolean {
    return this.#waiting === undefined && !this.#isStopped;
  }

  /** What is not seen, as far as it is known here. */
  list(): UnreadList {
    return listOf([...this.#held.values()]);
  }

  /** The conversations in which something is not seen. */
  unread(): readonly ConversationRef[] {
    return [...this.#held.values()].filter(({ unseen }) => unseen.length > 0).map(refOf);
  }

  /** Tells of a conversation, though nothing may have changed here. */
  note(ref: ConversationRef): void {
    if (this.#isStopped) return;
    this.#changed.set(nameOf(ref), refOf(ref));
    this.#throttle.touch();
  }

  /** Tells no more. */
  stop(): void {
    this.#isStopped = true;
    this.#cancelRetry();
    this.#throttle.stop();
    this.#changed.clear();
  }

  #put(attended: Attended): void {
    this.#held.set(nameOf(attended), attended);
    this.note(attended);
  }

  #attends({ room, whisper }: ConversationRef): boolean {
    return this.person.kind === "author" || whisper !== undefined || this.rooms.has(room);
  }

  #tellAll(): void {
    const { total } = this.list();
    for (const [name, ref] of this.#changed) {
      const conversation = unreadOf(this.#held.get(name) ?? { ...ref, seen: 0, unseen: [] });
      this.#tell({ type: "unread", total, conversation });
    }
    this.#changed.clear();
  }
}

/** What is unread of all these. */
export function listOf(attended: readonly Attended[]): UnreadList {
  const conversations = attended.map(unreadOf).filter(({ unread }) => unread > 0);
  return { total: conversations.reduce((sum, { unread }) => sum + unread, 0), conversations };
}

/** What names a conversation in a map. */
export function nameOf({ room, whisper }: ConversationRef): string {
  return whisper === undefined ? room : `${room}\n${whisper}`;
}

function unreadOf({ unseen, ...ref }: Attended): Unread {
  const [first] = unseen;
  return {
    ...refOf(ref),
    unread: unseen.length,
    ...first !== undefined && { firstUnreadSeq: first },
  };
}
