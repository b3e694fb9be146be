/**
 * Follows the log of one partition: tells the commits of all instances in their order, each once, the
 * own ones before their calls resolve.
 *
 * @module
 */
import type { Clock } from "../../../../shared/clock.ts";
import type { Committed } from "../../store.ts";
import type { Commit } from "../database/commit.ts";
import type { ChangeNote } from "../conversation/kv_conversations.ts";
import type { LoggedCommit, LoggedEvent } from "./log_events.ts";

/** What a {@linkcode Tail} is made with. */
export interface TailOptions {
  /** Names this instance; its commits begin so, and with a dot. */
  readonly instance: string;
  readonly clock: Clock;
  /** The next entries after this versionstamp. @throws when Deno KV does not answer */
  read(after: string): Promise<readonly LoggedCommit[]>;
  /** Hears commits. Must not throw. */
  tell(committed: Committed): void;
  /** Hears that some cannot be told any more. Must not throw. */
  missed(): void;
}

/** How far the log of a partition has come. */
export interface Head {
  /** How many entries it has had. */
  readonly logged: number;
  /** As of when. */
  readonly versionstamp: string;
  /** The newest commit then, if that is known. */
  readonly by?: string;
}

const FIRST_PAUSE_MS = 50;
const MAX_PAUSE_MS = 5_000;

/** One partition's log, as far as it was told. */
export class Tail {
  readonly #options: TailOptions;
  /** Up to where all is told; `undefined` before anything is known. */
  #told: Head | undefined;
  /** The farthest that was heard of. */
  #head: Head = { logged: 0, versionstamp: "" };
  /** The own commit of which nobody knows yet whether it goes through. */
  #trying: string | undefined;
  /** That one, when its entry was read: what comes after it has to wait. */
  #waitsFor: string | undefined;
  /** By conversation: the highest count of changes that was shown, where it is past what was told. */
  readonly #shown = new Map<number, number>();
  #reading: Promise<void> | undefined;
  #failures = 0;
  #cancelPause: (() => void) | undefined;
  #closed = false;

  constructor(options: TailOptions) {
    this.#options = options;
  }

  /** Hears how far the log is; the first time it is where this tail begins. */
  seen(head: Head): void {
    this.#reach(head);
    // With an own commit on its way it is that one which says so: it may be in there already.
    if (this.#trying === undefined) this.#told ??= head;
    this.#wake();
  }

  /** An own commit is tried. Its entry is not told before it is known to be one. */
  trying(id: string): void {
    this.#trying = id;
  }

  /** It did not go through, or nobody knows: if it did all the same, it is told when it is read. */
  failed(): void {
    this.#trying = undefined;
    if (this.#head.versionstamp !== "") this.#told ??= this.#head;
    this.#wake();
  }

  /** It went through. Resolves when it is told, or when what came before it cannot be read now. */
  async committed({ versionstamp, loggedBefore, notes }: Commit): Promise<void> {
    // A look that the commit itself has caused ends before it; only here it is known as it was.
    while (this.#reading !== undefined) await this.#reading;
    this.#trying = undefined;
    if (notes.length === 0) return this.#wake();
    const head = { logged: loggedBefore + 1, versionstamp };
    if (this.#isNext(loggedBefore, notes)) {
      this.#told = head;
      this.#reach(head);
      for (const { logged } of notes) this.#shown.delete((logged as ChangeNote).key);
      for (const { event } of notes) this.#options.tell(event as Committed);
      // Others may have come after it, and waited.
      return this.#wake();
    }
    await this.#readTo(head);
  }

  /** One went through after all, and others came after it. Resolves as {@linkcode committed} does. */
  async found(head: Head): Promise<void> {
    while (this.#reading !== undefined) await this.#reading;
    this.#trying = undefined;
    this.#told ??= head;
    await this.#readTo(head);
  }

  async #readTo(head: Head): Promise<void> {
    this.#reach(head);
    while (!this.#closed && (this.#told?.logged ?? 0) < head.logged) {
      this.#cancelPause?.();
      this.#cancelPause = undefined;
      const failures = this.#failures;
      await this.#read();
      if (this.#failures > failures) return;
    }
  }

  /** Tells nothing more. Resolves when nothing is being read. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelPause?.();
    await this.#reading;
  }

  /** Whether all before an own commit is told, and nothing of what came after it was shown. */
  #isNext(loggedBefore: number, notes: Commit["notes"]): boolean {
    if (this.#told !== undefined && this.#told.logged !== loggedBefore) return false;
    return (notes.map(({ logged }) => logged) as readonly ChangeNote[])
      .every(({ key, rev }) => (this.#shown.get(key) ?? 0) <= rev);
  }

  #reach(head: Head): void {
    if (head.logged > this.#head.logged) this.#head = head;
  }

  /** Reads on when there is something, and nothing before it is an own commit that is still tried. */
  #wake(): void {
    if (this.#closed || this.#cancelPause !== undefined || this.#told === undefined) return;
    if (this.#trying !== undefined && this.#trying === this.#waitsFor) return;
    const { logged, by } = this.#head;
    const others = by !== undefined && by === this.#trying ? logged - 1 : logged;
    if (others > this.#told.logged) void this.#read();
  }

  #read(): Promise<void> {
    this.#reading ??= this.#readOn().finally(() => {
      this.#reading = undefined;
      // What was seen at the last moment.
      this.#wake();
    });
    return this.#reading;
  }

  async #readOn(): Promise<void> {
    try {
      while (!this.#closed && await this.#readSome());
      this.#failures = 0;
    } catch {
      // The database has said so; here it only has to be tried again.
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** this.#failures++, MAX_PAUSE_MS);
      if (this.#closed) return;
      this.#cancelPause = this.#options.clock.after(pauseMs, () => {
        this.#cancelPause = undefined;
        this.#wake();
      });
    }
  }

  /** @returns whether there may be more */
  async #readSome(): Promise<boolean> {
    const told = this.#told ?? { logged: 0, versionstamp: "" };
    const head = this.#head;
    if (head.logged <= told.logged) return false;
    const entries = await this.#options.read(told.versionstamp);
    if (this.#closed) return false;
    if (entries.length === 0) {
      // All that there was between is deleted.
      this.#told = head;
      this.#options.missed();
      return true;
    }
    for (const entry of entries) {
      if (entry.by === this.#trying) {
        this.#waitsFor = entry.by;
        return false;
      }
      this.#tellEntry(entry);
    }
    return true;
  }

  #tellEntry({ versionstamp, by, number, events }: LoggedCommit): void {
    const isGap = number !== (this.#told?.logged ?? 0) + 1;
    this.#told = { logged: number, versionstamp };
    if (isGap) this.#options.missed();
    const isOwn = by.startsWith(`${this.#options.instance}.`);
    for (const event of events) {
      this.#remember(event);
      const { committed } = event;
      this.#options.tell(isOwn ? committed : { ...committed, elsewhere: true });
    }
  }

  #remember({ key, seenRev, committed }: LoggedEvent): void {
    const shown = Math.max(this.#shown.get(key) ?? 0, seenRev);
    if (shown > committed.message.rev) this.#shown.set(key, shown);
    else this.#shown.delete(key);
  }
}
