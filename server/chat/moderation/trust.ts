/**
 * Which readers have a message of theirs in the open already: what they say is not held.
 *
 * @module
 */
import type { TraceStore } from "../../storage/port/trace_store.ts";

/** So many readers are remembered; others are looked up again. */
const MAX_READERS = 10_000;
/** How many messages are looked at together. */
const PART_SIZE = 100;
/** Who has written so much, and all of it whispered or deleted, is not looked at further. */
const MAX_PARTS = 10;

/** Knows who has spoken. A reader is of one site, so their messages all are. */
export class Trust {
  readonly #store: Pick<TraceStore, "written">;
  readonly #trusted = new Set<string>();

  constructor(store: Pick<TraceStore, "written">) {
    this.#store = store;
  }

  /** Whether a reader has a message in a room, which nobody has deleted. */
  async has(reader: string): Promise<boolean> {
    if (this.#trusted.has(reader)) return true;
    let after: number | undefined = 0;
    for (let part = 0; part < MAX_PARTS && after !== undefined; part++) {
      const { messages, last } = await this.#store.written({ reader, after, limit: PART_SIZE });
      if (messages.some(({ whisper, deleted }) => whisper === undefined && !deleted)) {
        this.add(reader);
        return true;
      }
      after = last;
    }
    return false;
  }

  /** A message of this reader was let through. */
  add(reader: string): void {
    const [oldest] = this.#trusted;
    if (this.#trusted.size >= MAX_READERS && oldest !== undefined) this.#trusted.delete(oldest);
    this.#trusted.add(reader);
  }

  /** What this reader said was deleted as a whole. */
  remove(reader: string): void {
    this.#trusted.delete(reader);
  }

  /** Looks all of them up again. */
  forgetAll(): void {
    this.#trusted.clear();
  }
}
