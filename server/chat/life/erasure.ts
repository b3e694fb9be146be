/**
 * Erases what somebody wants gone: all that a reader left, a whisper, a room. An erasure that was
 * begun is finished, if need be after a restart.
 *
 * @module
 */
import type { ErasedEvent } from "../../../shared/chat/erased.ts";
import { type ConversationRef, refOf, type RoomId } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Erasure } from "../../storage/port/erasure_store.ts";
import { hashOfReader } from "../../storage/port/reader_hash.ts";
import type { Store, StoreError } from "../../storage/store.ts";
import { kept } from "../keep.ts";
import type { ReaderSessions } from "../reader/reader_sessions.ts";

/**
 * Messages erased in one commit, so that nobody who sends waits for long: taking one out of the search
 * index, with all of its traces, takes some milliseconds.
 */
const BATCH = 20;
/**
 * The clocks of instances may be wrong by an hour, each in its direction: what was issued by another one
 * before an erasure may name a later moment than that.
 */
const CLOCKS_MS = 2 * 60 * 60_000;

/** What {@linkcode Erasures} are made with. */
export interface ErasuresOptions {
  readonly store: Store;
  readonly readerSessions: ReaderSessions;
  readonly clock: Pick<Clock, "now">;
  /** Forgets a reader in memory, too. */
  readonly forget?: (reader: string) => void;
  /** Forgets in memory whatever may be of readers who were erased elsewhere. */
  readonly forgetAll?: () => void;
  /** Hears why something could not be erased; for the log. */
  readonly report: (fault: StoreError) => void;
}

/** Erases for readers and authors. */
export class Erasures {
  readonly #options: ErasuresOptions;
  /** When readers were erased, by their hashes. */
  readonly #erasedAt = new Map<string, number>();
  readonly #listeners = new Set<(event: ErasedEvent) => void>();
  readonly #readerListeners = new Set<(erasure: Pick<Erasure, "readerHash" | "at">) => void>();

  constructor(options: ErasuresOptions) {
    this.#options = options;
  }

  /** Reads which readers were erased. What those have open that was not known of ends. */
  async load(): Promise<void> {
    this.heard(await this.#options.store.erasures.all());
  }

  /** Readers were erased at other instances: nothing of theirs counts here either. */
  heard(erasures: readonly Pick<Erasure, "readerHash" | "at">[]): void {
    const fresh = new Set<string>();
    for (const { readerHash, at } of erasures) {
      if ((this.#erasedAt.get(readerHash) ?? 0) >= at) continue;
      this.#erasedAt.set(readerHash, at);
      fresh.add(readerHash);
    }
    if (fresh.size === 0) return;
    const { readerSessions, forgetAll } = this.#options;
    readerSessions.endWhere((reader) => fresh.has(hashOfReader(reader)));
    forgetAll?.();
  }

  /**
   * Finishes the erasures that were begun, at whichever instance: it may have ended in the middle.
   *
   * @throws {StoreError} when one could not be finished
   */
  async finishBegun(): Promise<void> {
    for (const { reader, at } of await this.#options.store.erasures.all()) {
      if (reader !== undefined) await this.#finish(reader, at);
    }
  }

  /**
   * From when on what is issued to a reader counts, in milliseconds since 1970; 0 when they were never
   * erased. Whoever comes back, since their site knows them, gets what was issued then, be it later.
   */
  countsFrom(reader: string): number {
    const at = this.#erasedAt.get(hashOfReader(reader));
    // A whole second, as what is signed has it.
    return at === undefined ? 0 : Math.ceil((at + CLOCKS_MS) / 1_000) * 1_000;
  }

  /** Whether a reader was erased after something was issued to them, so that it counts no longer. */
  hasErased(reader: string, issuedAt: number): boolean {
    return issuedAt < this.countsFrom(reader);
  }

  /** Whether a reader was erased at any time, so that nothing of theirs comes back. */
  wasErased(reader: string): boolean {
    return this.#erasedAt.has(hashOfReader(reader));
  }

  /**
   * Erases all that a reader left: their messages in all rooms become places that name nobody, their
   * whispers go as a whole, their feelings and whatever else is known of them. Their tokens count no
   * longer, and their sockets are closed.
   *
   * @throws {Refused} `not-stored`; what was begun is finished later
   */
  async eraseReader(reader: string): Promise<void> {
    const { store, readerSessions, clock, report } = this.#options;
    const readerHash = hashOfReader(reader);
    // Later than the one before, whichever clock that was by.
    const at = Math.max(clock.now(), (this.#erasedAt.get(readerHash) ?? 0) + 1);
    await kept(store.erasures.put({ readerHash, at, reader }), report);
    this.#erasedAt.set(readerHash, at);
    for (const listener of this.#readerListeners) listener({ readerHash, at });
    readerSessions.end(reader);
    await kept(this.#finish(reader, at), report);
  }

  /**
   * Erases a room: its public conversation, what waits for it, and all its whispers. Its settings stay.
   *
   * @returns whether there was anything
   * @throws {Refused} `not-stored`
   */
  async eraseRoom(room: RoomId): Promise<boolean> {
    const { store, report } = this.#options;
    const conversations = await kept(store.life.conversations(room), report);
    for (const ref of conversations) await kept(this.#erase(ref), report);
    const waited = await kept(store.held.clear(room), report);
    return waited || conversations.length > 0;
  }

  /**
   * Erases a whisper.
   *
   * @returns whether there was one
   * @throws {Refused} `not-stored`
   */
  eraseWhisper(ref: ConversationRef & { readonly whisper: string }): Promise<boolean> {
    return kept(this.#erase(ref), this.#options.report);
  }

  /** Hears which conversations are erased from now on. A listener must not throw. */
  onErased(listener: (event: ErasedEvent) => void): void {
    this.#listeners.add(listener);
  }

  /** Hears which readers are erased at this instance. A listener must not throw. */
  onReaderErased(listener: (erasure: Pick<Erasure, "readerHash" | "at">) => void): void {
    this.#readerListeners.add(listener);
  }

  /** May be done again at any point: what is gone already is not there any more. */
  async #finish(reader: string, at: number): Promise<void> {
    const { store } = this.#options;
    for (const room of await store.traces.whispered(reader)) {
      await this.#erase({ room, whisper: reader });
    }
    await this.#eraseMessages(reader);
    await this.#eraseFeelings(reader);
    await store.forget(reader);
    this.#options.forget?.(reader);
    // What was on its way when the sockets were closed has arrived by now.
    if (await this.#eraseMessages(reader)) await store.attention.forget(reader);
    await store.erasures.put({ readerHash: hashOfReader(reader), at });
  }

  /** @returns whether there were any */
  async #eraseMessages(reader: string): Promise<boolean> {
    const { store } = this.#options;
    for (let isAny = false;; isAny = true) {
      const { messages } = await store.traces.written({ reader, after: 0, limit: BATCH });
      if (messages.length === 0) return isAny;
      await Promise.all(
        messages.map((message) =>
          store.change({ ...refOf(message), id: message.id, kind: "erase" })
        ),
      );
    }
  }

  async #eraseFeelings(reader: string): Promise<void> {
    const { store } = this.#options;
    const by = { kind: "reader", id: reader, name: "" } as const;
    for (;;) {
      const felt = await store.traces.felt({ reader, limit: BATCH });
      if (felt.length === 0) return;
      await Promise.all(
        felt.map((each) => store.change({ ...each, kind: "react", by, on: false })),
      );
    }
  }

  async #erase(ref: ConversationRef): Promise<boolean> {
    const { store } = this.#options;
    for (;;) {
      const erased = await store.life.erase({ ...refOf(ref), limit: BATCH });
      if (erased === undefined) return false;
      if (!erased.done) continue;
      await store.audit.forgetIn(refOf(ref));
      for (const listener of this.#listeners) {
        listener({ type: "erased", ...refOf(ref), epoch: erased.epoch });
      }
      return true;
    }
  }
}
