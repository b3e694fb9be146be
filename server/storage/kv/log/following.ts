/**
 * Tells every commit to the conversations to whoever follows, whichever instance made it. The log of
 * each partition carries them, and a watch on the guards says when to read it.
 *
 * @module
 */
import type { Clock } from "../../../../shared/clock.ts";
import type { Followers } from "../../followers.ts";
import type { Commit } from "../database/commit.ts";
import type { DatabaseListener, FoundHead, KvDatabase } from "../database/database.ts";
import { GuardWatch } from "./guard_watch.ts";
import { readLog } from "./log_events.ts";
import { deleteOldEntries, isTimeToLook } from "./old_entries.ts";
import { SHARD_NAMES } from "../conversation/shard.ts";
import { type Head, Tail } from "./tail.ts";

/** What a {@linkcode Following} is made with. */
export interface FollowingOptions {
  readonly kv: Deno.Kv;
  readonly clock: Clock;
  readonly instance: string;
  readonly random: () => number;
  readonly followers: Followers;
  readonly missed: () => void;
}

/** Follows the commits of all instances. It is the listener of the database it reads from. */
export class Following implements DatabaseListener {
  readonly #options: FollowingOptions;
  readonly #tails = new Map<string, Tail>();
  readonly #deletions = new Set<Promise<void>>();
  #database: KvDatabase | undefined;
  #watch: GuardWatch | undefined;

  constructor(options: FollowingOptions) {
    this.#options = options;
  }

  /** Begins. Resolves when it hears everything from now on, or Deno KV does not answer. */
  async start(database: KvDatabase): Promise<void> {
    const { kv, clock, instance, random, followers, missed } = this.#options;
    this.#database = database;
    for (const partition of SHARD_NAMES) {
      const tail = new Tail({
        instance,
        clock,
        read: (after) => database.readAnew((view) => readLog(view, partition, after)),
        tell: (committed) => followers.tell(committed),
        missed,
      });
      this.#tails.set(partition, tail);
    }
    this.#watch = new GuardWatch({
      kv,
      clock,
      random,
      partitions: SHARD_NAMES,
      seen: (partition, head) => this.#seen(partition, head),
    });
    await this.#watch.started;
  }

  /** Looks whether the watch has missed something. @throws when Deno KV does not answer */
  async look(): Promise<void> {
    await this.#watch?.look();
  }

  trying({ partition, id }: { readonly partition: string; readonly id: string }): void {
    this.#tails.get(partition)?.trying(id);
  }

  failed({ partition }: { readonly partition: string }): void {
    this.#tails.get(partition)?.failed();
  }

  async committed(commit: Commit): Promise<void> {
    const { partition, loggedBefore, notes } = commit;
    await this.#tails.get(partition)?.committed(commit);
    if (notes.length > 0 && isTimeToLook(loggedBefore + 1)) {
      this.#deleteOld(partition, loggedBefore + 1);
    }
  }

  async found({ partition, ...head }: FoundHead): Promise<void> {
    await this.#tails.get(partition)?.found(head);
  }

  /** Tells nothing more. */
  async close(): Promise<void> {
    await this.#watch?.close();
    await Promise.all([...this.#tails.values()].map((tail) => tail.close()));
    await Promise.all(this.#deletions);
  }

  #seen(partition: string, head: Head): void {
    this.#database?.outdate(partition, head.versionstamp);
    this.#tails.get(partition)?.seen(head);
  }

  #deleteOld(partition: string, logged: number): void {
    const { kv, clock } = this.#options;
    const deletion: Promise<void> = deleteOldEntries(kv, partition, { logged, now: clock.now() })
      // Whoever looks next deletes it.
      .catch(() => {})
      .then(() => void this.#deletions.delete(deletion));
    this.#deletions.add(deletion);
  }
}
