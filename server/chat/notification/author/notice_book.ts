/**
 * How authors want to be told: what is kept of it, in memory too, since every message asks.
 *
 * @module
 */
import type { Store } from "../../../storage/store.ts";
import { Turns } from "../../turns.ts";
import { DEFAULT_SETTINGS, isInUse, type NoticeRecord } from "./notice_record.ts";

const NOTHING: NoticeRecord = { settings: DEFAULT_SETTINGS, channels: [] };

/** Knows how every author wants to be told. */
export class NoticeBook {
  readonly #store: Pick<Store, "notices">;
  readonly #records = new Map<string, NoticeRecord>();
  readonly #turns = new Turns();
  readonly #listeners = new Set<(author: string) => void>();

  constructor(store: Pick<Store, "notices">) {
    this.#store = store;
  }

  /** Reads what is kept. */
  load(): Promise<void> {
    return this.#turns.take(() => this.#load());
  }

  async #load(): Promise<void> {
    const records = await this.#store.notices.all();
    this.#records.clear();
    for (const { author, settings } of records) this.#records.set(author, JSON.parse(settings));
  }

  /** How an author wants to be told. */
  of(author: string): NoticeRecord {
    return this.#records.get(author) ?? NOTHING;
  }

  /** The authors who are told by something that is kept here. */
  tellable(): readonly string[] {
    return [...this.#records].filter(([, { channels }]) => channels.some(isInUse))
      .map(([author]) => author);
  }

  /**
   * Changes how an author wants to be told, one change after another.
   *
   * @param change gives the record as it shall be, and may refuse
   */
  change(
    author: string,
    change: (record: NoticeRecord) => NoticeRecord | Promise<NoticeRecord>,
  ): Promise<NoticeRecord> {
    return this.#turns.take(async () => {
      // Another instance may have changed it.
      await this.#load();
      const record = await change(this.of(author));
      await this.#store.notices.put({ author, settings: JSON.stringify(record) });
      this.#records.set(author, record);
      this.#tell(author);
      return record;
    });
  }

  /** Forgets an author who was removed. */
  forget(author: string): Promise<void> {
    return this.#turns.take(async () => {
      await this.#store.notices.forgetAuthor(author);
      this.#records.delete(author);
      this.#tell(author);
    });
  }

  /** Hears who wants to be told otherwise, by what was changed at this instance. It must not throw. */
  onChanged(listener: (author: string) => void): void {
    this.#listeners.add(listener);
  }

  #tell(author: string): void {
    for (const listener of this.#listeners) listener(author);
  }
}
