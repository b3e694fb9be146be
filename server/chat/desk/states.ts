/**
 * Whose conversations are, which sleep, and which are done. One that sleeps comes back by itself: when
 * its time has come, or with a reader's next message; the latter is so for what is done, too.
 *
 * @module
 */
import type { DeskState, SetDesk } from "../../../shared/chat/desk.ts";
import type { Sender } from "../../../shared/chat/event.ts";
import { type ConversationRef, refOf } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import { MAX_SNOOZE_MS } from "../../../shared/limit.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { Committed, Store, StoreError } from "../../storage/store.ts";
import { roleOf } from "../author/role.ts";
import type { Place } from "../conversation/place.ts";
import { takesIt } from "../instances/once.ts";
import { kept } from "../keep.ts";
import { Turns } from "../turns.ts";
import type { DeskListener } from "./desk_relay.ts";

/** So many states one list has. */
const MAX_LISTED = 500;
/** So many are changed one after another before others have their turn. */
const PART_SIZE = 100;
/** Conversations in which a reader may have written while the server stopped. */
const NEWEST = 50;
/** A timer is set for no longer: clocks count in 32 bits. */
const MAX_WAIT_MS = 24 * 60 * 60_000;
/** After the store failed, it is tried again. */
const RETRY_MS = 60_000;

/** What {@linkcode DeskStates} are made with. */
export interface DeskStatesOptions {
  readonly store: Pick<Store, "desk" | "authors" | "rooms" | "whispers" | "readers">;
  readonly clock: Clock;
  readonly tell: DeskListener;
  /** Hears why something could not be kept; for the log. */
  readonly report: (fault: StoreError) => void;
}

/** What was settled for conversations. */
export class DeskStates {
  readonly #options: DeskStatesOptions;
  /** What is looked up must still be so when it is acted on. */
  readonly #turns = new Turns();
  #isStarted = false;
  #cancel = () => {};

  constructor(options: DeskStatesOptions) {
    this.#options = options;
  }

  /** What was settled for a conversation, if something was. */
  of(ref: ConversationRef): Promise<DeskState | undefined> {
    return this.#options.store.desk.get(refOf(ref));
  }

  /** What was settled last; of more there is said that there are. */
  async list(): Promise<{ readonly states: readonly DeskState[]; readonly more: boolean }> {
    const states = await this.#options.store.desk.list({ limit: MAX_LISTED + 1 });
    return { states: states.slice(0, MAX_LISTED), more: states.length > MAX_LISTED };
  }

  /**
   * Settles something for a conversation; what is so already changes nothing.
   *
   * @throws {Refused} `invalid-body`, `not-found` or `not-stored`
   */
  set(place: Place, body: SetDesk): Promise<void> {
    return this.#turns.take(async () => {
      await this.#check(body);
      const before = await this.of(place);
      const next = settled({ ...refOf(place), at: this.#options.clock.now() }, before, body);
      await this.#put(before, next, { by: place.sender });
    });
  }

  /** A message came: a reader's wakes its conversation, at the instance it came to. */
  hear({ kind, message, elsewhere }: Committed): void {
    if (elsewhere || kind !== "message" || message.from.kind !== "reader" || !this.#isStarted) {
      return;
    }
    this.#do(() => this.#wake(refOf(message), "message"));
  }

  /** An author is gone: what was theirs is nobody's. */
  unassign(author: string): Promise<void> {
    const { store, clock } = this.#options;
    return this.#turns.take(async () => {
      for (;;) {
        const states = await store.desk.assignedTo({ author, limit: PART_SIZE });
        for (const before of states) {
          const { assignee: _, ...rest } = before;
          await this.#put(before, { ...rest, at: clock.now() });
        }
        if (states.length < PART_SIZE) return;
      }
    });
  }

  /** Wakes what is due, now and from now on. */
  start(): void {
    this.#isStarted = true;
    this.#do(() => this.#wakeDue());
  }

  /** Looks when the next one wakes: something was settled at another instance, or that one is gone. */
  look(): void {
    if (this.#isStarted) this.#do(() => this.#setTimer());
  }

  /** Wakes what a reader wrote in while nobody looked. */
  catchUp(): void {
    this.#do(() => this.#catchUp());
  }

  /** Finishes what was begun, and wakes nothing any more. */
  async stop(): Promise<void> {
    this.#isStarted = false;
    this.#cancel();
    await this.#turns.take(() => Promise.resolve());
  }

  async #check({ assignee, snoozedUntil }: SetDesk): Promise<void> {
    const { store, clock } = this.#options;
    if (typeof snoozedUntil === "number") {
      const now = clock.now();
      if (snoozedUntil <= now || snoozedUntil > now + MAX_SNOOZE_MS) {
        throw new Refused({
          code: "invalid-body",
          message: 'Cannot let it sleep: "snoozedUntil" is a time of the coming year.',
        });
      }
    }
    if (typeof assignee !== "string") return;
    const authors = await store.authors();
    const author = authors.find(({ id }) => id === assignee);
    if (author !== undefined && roleOf(author, authors) !== "moderator") return;
    throw new Refused({
      code: "invalid-body",
      message: 'Cannot assign the conversation: "assignee" is no author who answers.',
    });
  }

  /** Keeps a state, tells it, and looks when the next one wakes. */
  async #put(
    before: DeskState | undefined,
    next: DeskState,
    how: { readonly by?: Sender; readonly woke?: "time" | "message" } = {},
  ): Promise<void> {
    if (isSame(before, next)) return;
    const { store, tell, report } = this.#options;
    if (!await kept(store.desk.put(next), report, "change")) {
      throw new Refused({ code: "not-found", message: "There is no such conversation." });
    }
    tell({ type: "desk", state: next, ...how }, before);
    if (before?.snoozedUntil !== next.snoozedUntil) await this.#setTimer();
  }

  async #wake(ref: ConversationRef, woke: "time" | "message"): Promise<void> {
    const before = await this.of(ref);
    if (before?.snoozedUntil === undefined && before?.done !== true) return;
    const { assignee } = before;
    const at = this.#options.clock.now();
    await this.#put(before, { ...refOf(ref), ...assignee !== undefined && { assignee }, at }, {
      woke,
    });
  }

  async #wakeDue(): Promise<void> {
    const { store, clock } = this.#options;
    for (;;) {
      const asleep = await store.desk.asleep({ limit: PART_SIZE });
      const due = asleep.filter(({ snoozedUntil = 0 }) => snoozedUntil <= clock.now());
      let left = 0;
      for (const state of due) {
        if (await this.#takesIt(state)) await this.#wake(state, "time");
        else left++;
      }
      // Another instance wakes them, unless it ends in the middle.
      if (left > 0) return this.#lookLater();
      if (due.length === 0) return this.#setTimerFor(asleep[0]);
      if (due.length < PART_SIZE) break;
    }
    await this.#setTimer();
  }

  /** Of several instances, one wakes what is due. */
  #takesIt({ room, whisper, snoozedUntil }: DeskState): Promise<boolean> {
    const { store, clock } = this.#options;
    const lease = { now: clock.now(), forMs: RETRY_MS };
    return takesIt(store, ["wake", room, whisper, snoozedUntil], lease);
  }

  #lookLater(): void {
    this.#cancel();
    if (!this.#isStarted) return;
    this.#cancel = this.#options.clock.after(RETRY_MS, () => this.#do(() => this.#wakeDue()));
  }

  /** What came in the last moments before the server stopped is among the newest. */
  async #catchUp(): Promise<void> {
    const { store } = this.#options;
    const newest = await Promise.all([
      store.rooms({ limit: NEWEST }),
      store.whispers({ limit: NEWEST }),
    ]);
    for (const { last } of newest.flat()) {
      if (last.from.kind !== "reader") continue;
      const state = await this.of(last);
      if (state !== undefined && last.at > state.at) await this.#wake(refOf(last), "message");
    }
  }

  /** One timer, for whichever wakes first. */
  async #setTimer(): Promise<void> {
    this.#cancel();
    const [first] = await this.#options.store.desk.asleep({ limit: 1 });
    this.#setTimerFor(first);
  }

  #setTimerFor(first: DeskState | undefined): void {
    const { clock } = this.#options;
    this.#cancel();
    if (!this.#isStarted || first?.snoozedUntil === undefined) return;
    const waitMs = Math.min(Math.max(first.snoozedUntil - clock.now(), 0), MAX_WAIT_MS);
    this.#cancel = clock.after(waitMs, () => this.#do(() => this.#wakeDue()));
  }

  /** Does something in its turn that nobody waits for. */
  #do(work: () => Promise<void>): void {
    this.#turns.take(work).catch((fault) => {
      // A conversation that was erased meanwhile does not sleep.
      if (fault instanceof Refused && fault.refusal.code === "not-found") return;
      if (!(fault instanceof Refused)) this.#options.report(fault);
      this.#lookLater();
    });
  }
}

/** The state after a change. */
function settled(
  base: ConversationRef & { readonly at: number },
  before: DeskState | undefined,
  { assignee = before?.assignee, snoozedUntil, done }: SetDesk,
): DeskState {
  const isDone = typeof snoozedUntil === "number" ? false : done ?? before?.done ?? false;
  const until = snoozedUntil === undefined ? before?.snoozedUntil : snoozedUntil;
  return {
    ...base,
    ...typeof assignee === "string" && { assignee },
    ...typeof until === "number" && !isDone && { snoozedUntil: until },
    ...isDone && { done: true as const },
  };
}

function isSame(a: DeskState | undefined, b: DeskState): boolean {
  return a?.assignee === b.assignee && a?.snoozedUntil === b.snoozedUntil && a?.done === b.done;
}
