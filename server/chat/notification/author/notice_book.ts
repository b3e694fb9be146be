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

  constructor(store: Pick<Store, "notices">) {
    this.#store = store;
  }

  /** Reads what is kept. */
  async load(): Promise<void> {
    for (const { author, settings } of await this.#store.notices.all()) {
      this.#records.set(author, JSON.parse(settings));
    }
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
      const record = await change(this.of(author));
      await this.#store.notices.put({ author, settings: JSON.stringify(record) });
      this.#records.set(author, record);
      return record;
    });
  }

  /** Forgets an author who was removed. */
  forget(author: string): Promise<void> {
    return this.#turns.take(async () => {
      await this.#store.notices.forgetAuthor(author);
      this.#records.delete(author);
    });
  }
}
