/**
 * How authors want to be told, in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { Synchronous } from "../../part.ts";
import type { NoticeSettingsRecord, NoticeStore, Told, ToldRef } from "../../port/notice_store.ts";
import { fromColumn, toColumn } from "../../text.ts";

/** The tables `notice_settings` and `told`. Transactions are the caller's. */
export class NoticeTable implements Synchronous<NoticeStore> {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  all(): readonly NoticeSettingsRecord[] {
    return this.#statements.all.all().map(({ author, settings }) => ({
      author: fromColumn(String(author)),
      settings: fromColumn(String(settings)),
    }));
  }

  put({ author, settings }: NoticeSettingsRecord): void {
    this.#statements.put.run(toColumn(author), toColumn(settings));
  }

  told({ author, channel, topic }: ToldRef): number {
    const row = this.#statements.told.get(toColumn(author), toColumn(channel), toColumn(topic));
    return Number(row?.["up_to"] ?? 0);
  }

  tell({ author, channel, topic, upTo, reader }: Told): void {
    this.#statements.tell.run(
      toColumn(author),
      toColumn(channel),
      toColumn(topic),
      reader === undefined ? null : toColumn(reader),
      upTo,
    );
  }

  forget(reader: string): void {
    this.#statements.forget.run(toColumn(reader));
  }

  forgetTopics(reader: string, ending: string): void {
    const column = toColumn(ending);
    this.#statements.forgetTopics.run(toColumn(reader), column, column);
  }

  forgetAuthor(author: string): void {
    this.#statements.forgetSettings.run(toColumn(author));
    this.#statements.forgetTold.run(toColumn(author));
  }
}

function prepare(db: DatabaseSync) {
  return {
    all: db.prepare("select author, settings from notice_settings order by author"),
    put: db.prepare(
      "insert into notice_settings values (?, ?) on conflict do update set settings = excluded.settings",
    ),
    told: db.prepare("select up_to from told where author = ? and channel = ? and topic = ?"),
    tell: db.prepare(
      "insert into told (author, channel, topic, reader, up_to) values (?, ?, ?, ?, ?)" +
        " on conflict do update set up_to = max(up_to, excluded.up_to)",
    ),
    forget: db.prepare("delete from told where reader = ?"),
    forgetTopics: db.prepare(
      "delete from told where reader = ? and substr(topic, -length(?)) = ?",
    ),
    forgetSettings: db.prepare("delete from notice_settings where author = ?"),
    forgetTold: db.prepare("delete from told where author = ?"),
  };
}
