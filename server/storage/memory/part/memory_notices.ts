/**
 * How authors want to be told, in memory.
 *
 * @module
 */
import type { Synchronous } from "../../part.ts";
import type { NoticeSettingsRecord, NoticeStore, Told, ToldRef } from "../../port/notice_store.ts";

/** Settings and what was told, until the process ends. */
export class MemoryNotices implements Synchronous<NoticeStore> {
  readonly #settings = new Map<string, string>();
  readonly #told = new Map<string, Told>();

  all(): readonly NoticeSettingsRecord[] {
    return Array.from(this.#settings, ([author, settings]) => ({ author, settings }))
      .sort((a, b) => a.author < b.author ? -1 : 1);
  }

  put({ author, settings }: NoticeSettingsRecord): void {
    this.#settings.set(author, settings);
  }

  told(ref: ToldRef): number {
    return this.#told.get(nameOf(ref))?.upTo ?? 0;
  }

  tell(told: Told): void {
    if (told.upTo > this.told(told)) this.#told.set(nameOf(told), { ...told });
  }

  forget(reader: string): void {
    for (const [name, told] of this.#told) if (told.reader === reader) this.#told.delete(name);
  }

  forgetTopics(reader: string, ending: string): void {
    for (const [name, told] of this.#told) {
      if (told.reader === reader && told.topic.endsWith(ending)) this.#told.delete(name);
    }
  }

  forgetAuthor(author: string): void {
    this.#settings.delete(author);
    for (const [name, told] of this.#told) if (told.author === author) this.#told.delete(name);
  }
}

function nameOf({ author, channel, topic }: ToldRef): string {
  return JSON.stringify([author, channel, topic]);
}
