/**
 * How searching treats the data file; what is found is the contract's.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { Buffer } from "node:buffer";
import type { DatabaseSync } from "node:sqlite";
import type { FoundMessages, WideQuery } from "../../../../../server/storage/port/search_store.ts";
import { openDataFile } from "../../../../../server/storage/sqlite/file/data_file.ts";
import { Database } from "../../../../../server/storage/sqlite/database.ts";
import type { NewMessage } from "../../../../../server/storage/store.ts";
import { roomId } from "../../../../../shared/chat/id.ts";
import { dataDir } from "../../../../helper/data_dir.ts";
import { ROOM, say } from "../../../../helper/new_message.ts";

/** More than one search looks at. */
const TOO_MANY = 21_000;

interface Opened {
  readonly database: Database;
  readonly db: DatabaseSync;
  readonly file: string;
  append(...messages: readonly NewMessage[]): void;
  find(query: Partial<WideQuery>): FoundMessages;
}

function test(name: string, body: (opened: Opened) => void): void {
  Deno.test(`search ${name}`, async () => {
    using dir = dataDir();
    const db = await openDataFile({ path: dir.file });
    const database = new Database(db, dir.file);
    const find: Opened["find"] = (query) => {
      const args = [{ words: ["word"], kind: "all", limit: 20, ...query }];
      const [answer] = database.run([{ name: "search.everywhere", args }]);
      if (!answer?.ok) throw answer?.failure;
      return answer.value as FoundMessages;
    };
    const append: Opened["append"] = (...messages) => {
      database.run(messages.map((message) => ({ name: "append", args: [message, "epoch"] })));
    };
    try {
      body({ database, db, file: dir.file, append, find });
    } finally {
      database.close();
    }
  });
}

test("indexes what is older than the newest few, and finds those too", ({ db, append, find }) => {
  const indexed = () => db.prepare("select indexed from search_state").get()?.indexed;
  for (const count of [100, 155, 1, 300]) {
    append(...Array.from({ length: count }, () => say("a word")));
  }
  equal(indexed(), 512);
  equal(find({ limit: 999 }).found.length, 556);
  equal(
    db.prepare("select count(*) as n from search_index where search_index match 'wor'").get()?.n,
    512,
  );
});

test("looks at so much and no more, and says where to go on", ({ database, append, find }) => {
  const rare = say("a needle, ß");
  append(rare, ...Array.from({ length: TOO_MANY }, () => say("a word")));
  const room = roomId("/nowhere");
  // Through the index, by reading on, and by reading what the index finds in vain.
  for (const query of [{ words: ["word"], room }, { words: ["ß"] }, { words: ["word", "ß"] }]) {
    const { found, next = 0 } = find(query);
    deepEqual([found, next > 1, next < TOO_MANY], [[], true, true], JSON.stringify(query));
  }
  const [within] = database.run([{
    name: "search.within",
    args: [{ room: ROOM, words: ["needle"], limit: 1 }],
  }]);
  deepEqual(within, { ok: true, value: { found: [], next: TOO_MANY + 2 - 5_000 } });
  const { next: before = 0 } = find({ words: ["ß"] });
  deepEqual(find({ words: ["ß"], before }).found.map(({ message }) => message.id), [rare.id]);
  deepEqual(find({ words: ["needle"] }).found.map(({ message }) => message.id), [rare.id]);
});

test("finds messages whose newest neighbours were removed, and those that took their keys", ({ db, append, find }) => {
  append(...Array.from({ length: 256 }, () => say("a word")));
  db.exec("delete from message where key > 250");
  equal(db.prepare("select indexed from search_state").get()?.indexed, 250);
  equal(find({ limit: 999 }).found.length, 250);
  append(...Array.from({ length: 9 }, () => say("another word")));
  equal(find({ limit: 999 }).found.length, 259);
  equal(find({ words: ["another"] }).found.length, 9);
  append(...Array.from({ length: 300 }, () => say("a word")));
  db.exec("insert into search_index (search_index) values ('integrity-check')");
  equal(find({ words: ["another"] }).found.length, 9);
});

test("leaves no trace of a text that was replaced, deleted or removed, in no file", ({ database, db, file, append }) => {
  // The index keeps three characters in a row, of which the first may be shared with others.
  const canary = (n: number) => String.fromCodePoint(0xac00 + n, 0x10900 + n % 32, 0x10400 + n);
  const traces = () =>
    [file, `${file}-wal`].map((path) => Buffer.from(Deno.readFileSync(path)))
      .flatMap((bytes) => Array.from({ length: 300 }, (_, n) => bytes.includes(canary(n).slice(1))))
      .filter((isThere) => isThere).length;
  const messages = Array.from({ length: 300 }, (_, n) => say(`${canary(n)} word`));
  append(...messages);
  db.exec("pragma wal_checkpoint(truncate)");
  equal(traces(), 300);
  for (const [n, { id }] of messages.entries()) {
    const change = n % 2 === 0
      ? { kind: "edit", text: "another", at: 1 } as const
      : { kind: "delete" } as const;
    if (n % 3 === 0) db.prepare("delete from message where id = ?").run(id);
    else database.run([{ name: "change", args: [{ room: ROOM, id, ...change }] }]);
  }
  db.exec("pragma wal_checkpoint(truncate)");
  equal(traces(), 0);
});
