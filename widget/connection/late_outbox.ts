/**
 * The outbox before it is loaded: remembers what it is told until then. It is loaded when somebody
 * begins to write, or has written here before; and the browser keeps nothing until something is
 * said.
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";
import type { Outbox, OutboxEntry, Place } from "../state/outbox.ts";
import { journalKey } from "./outbox/journal_key.ts";
import type { KeptOutbox } from "./outbox/kept_outbox.ts";
import type { KeyValues } from "./storage.ts";

/** How long a conversation waits for what an earlier page has left. */
const PATIENCE_MS = 3_000;

/** What a {@linkcode LateOutbox} is made with. */
export interface LateOutboxOptions {
  /** Of the database, and of the note that something was written. */
  readonly name: string;
  readonly storage: KeyValues;
  readonly clock: Pick<Clock, "after">;
  readonly load: () => Promise<KeptOutbox>;
}

/** See the head of this file. */
export class LateOutbox implements Outbox {
  readonly #options: LateOutboxOptions;
  #outbox: KeptOutbox | undefined;
  /** What it will be told. */
  readonly #early: ((outbox: KeptOutbox) => void)[] = [];
  #isLoading = false;

  constructor(options: LateOutboxOptions) {
    this.#options = options;
  }

  warm(): void {
    if (this.#isLoading) return;
    this.#isLoading = true;
    this.#options.load().then((outbox) => {
      this.#outbox = outbox;
      for (const tell of this.#early) tell(outbox);
    }, () => this.#isLoading = false);
  }

  adopt(place: Place): Promise<readonly OutboxEntry[]> {
    const { name, storage, clock } = this.#options;
    if (storage.getItem(name) === null) return Promise.resolve([]);
    return new Promise((resolve) => {
      // Whatever is wrong with the browser's storage, one can write.
      let isLate = false;
      clock.after(PATIENCE_MS, () => {
        isLate = true;
        resolve([]);
      });
      this.#tell((outbox) =>
        outbox.adopt(place).then((left) => isLate ? outbox.release(place) : resolve(left))
      );
      this.warm();
    });
  }

  release(place: Place): void {
    this.#tell((outbox) => outbox.release(place));
  }

  keep(entry: OutboxEntry): void {
    const { name, storage } = this.#options;
    const { id, at } = entry.message;
    storage.setItem(name, "1");
    // At once: the page may be closed before the outbox has it.
    storage.setItem(journalKey(name, id), JSON.stringify({ ...entry, id, order: at }));
    this.warm();
    this.#tell((outbox) => outbox.keep(entry));
  }

  remove(id: string): void {
    this.#options.storage.removeItem(journalKey(this.#options.name, id));
    this.#tell((outbox) => outbox.remove(id));
  }

  /** Sends what another tab has left. */
  sweep(): void {
    const { name, storage } = this.#options;
    if (storage.getItem(name) === null) return;
    this.warm();
    this.#tell((outbox) => outbox.sweep());
  }

  clear(): void {
    this.#options.storage.removeItem(this.#options.name);
    this.warm();
    this.#tell((outbox) => outbox.clear());
  }

  #tell(tell: (outbox: KeptOutbox) => void): void {
    if (this.#outbox === undefined) this.#early.push(tell);
    else tell(this.#outbox);
  }
}
