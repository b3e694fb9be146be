/**
 * How authors want to be told, in Deno KV.
 *
 * @module
 */
import type { Synchronous } from "../../part.ts";
import type { NoticeSettingsRecord, NoticeStore, Told, ToldRef } from "../../port/notice_store.ts";
import { type Key, textPart } from "../database/key.ts";
import { partIn } from "./kv_part.ts";
import { putPieces, removePieces, textsIn } from "../database/pieces.ts";
import { scan } from "../database/scan.ts";
import type { View } from "../database/view.ts";

const PARTITION = "notices";
/** More pieces than there can be. */
const MOST = 10_000;
/** With the keys that name them less than one commit takes. */
const FORGOTTEN_AT_ONCE = 200;

/**
 * | Key | Value |
 * | --- | --- |
 * | `["notices", "settings", author, n]` | a {@linkcode NoticeSettingsRecord} as JSON, in pieces |
 * | `["notices", "told", author, channel, topic]` | {@linkcode Told} |
 * | `["notices", "reader", reader, author, channel, topic]` | {@linkcode ToldRef} |
 */
export class KvNotices implements Synchronous<NoticeStore> {
  readonly #view: View;
  readonly #leave: () => void;

  constructor(view: View, leave: () => void) {
    this.#view = view;
    this.#leave = leave;
  }

  all(): readonly NoticeSettingsRecord[] {
    const found = this.#view.list<string>({ prefix: [PARTITION, "settings"] }, { limit: MOST });
    return textsIn(found).map((text) => JSON.parse(text));
  }

  put(record: NoticeSettingsRecord): void {
    putPieces(this.#view, settingsKey(record.author), JSON.stringify(record));
  }

  told(ref: ToldRef): number {
    return this.#view.get<Told>(toldKey(ref))?.upTo ?? 0;
  }

  tell(told: Told): void {
    const before = this.#view.get<Told>(toldKey(told));
    if (before !== undefined && before.upTo >= told.upTo) return;
    if (before !== undefined) this.#remove(before);
    this.#view.set(toldKey(told), told);
    const { reader, author, channel, topic } = told;
    if (reader !== undefined) {
      this.#view.set(aboutKey(reader, told), { author, channel, topic });
    }
  }

  forget(reader: string): void {
    this.forgetTopics(reader, "");
  }

  forgetTopics(reader: string, ending: string): void {
    let count = 0;
    for (const { value: ref } of scan<ToldRef>(this.#view, { prefix: readerKey(reader) })) {
      if (!ref.topic.endsWith(ending)) continue;
      this.#remove({ ...ref, reader });
      if (++count === FORGOTTEN_AT_ONCE) return this.#leave();
    }
  }

  forgetAuthor(author: string): void {
    removePieces(this.#view, settingsKey(author));
    const prefix: Key = [PARTITION, "told", textPart(author)];
    const found = this.#view.list<Told>({ prefix }, { limit: FORGOTTEN_AT_ONCE });
    for (const { value } of found) this.#remove(value);
    if (found.length === FORGOTTEN_AT_ONCE) this.#leave();
  }

  #remove({ reader, ...ref }: Omit<Told, "upTo">): void {
    this.#view.delete(toldKey(ref));
    if (reader !== undefined) this.#view.delete(aboutKey(reader, ref));
  }
}

/** {@linkcode KvNotices}, all in one partition. */
export const KV_NOTICES = partIn<NoticeStore>(
  PARTITION,
  (view, leave) => new KvNotices(view, leave),
);

function settingsKey(author: string): Key {
  return [PARTITION, "settings", textPart(author)];
}

function toldKey({ author, channel, topic }: ToldRef): Key {
  return [PARTITION, "told", textPart(author), textPart(channel), textPart(topic)];
}

function readerKey(reader: string): Key {
  return [PARTITION, "reader", textPart(reader)];
}

function aboutKey(reader: string, { author, channel, topic }: ToldRef): Key {
  return [...readerKey(reader), textPart(author), textPart(channel), textPart(topic)];
}
