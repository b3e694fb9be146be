/**
 * The second format of the data file, and the way to it.
 *
 * @module
 */
import { deepEqual, equal, throws } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { openDataFile } from "../../../../../server/storage/sqlite/file/data_file.ts";
import { roomsAndAuthors } from "../../../../../server/storage/sqlite/migration/0001_rooms_and_authors.ts";
import { conversations } from "../../../../../server/storage/sqlite/migration/0002_conversations.ts";
import { roomId } from "../../../../../shared/chat/id.ts";
import { dataDir } from "../../../../helper/data_dir.ts";
import { say } from "../../../../helper/new_message.ts";

const FILLED = `
  insert into room values
    (1, 1, '/a', 'epoch-a', 2, 3, 'A', 'http://blog.test/a'),
    (2, 1, '/b', 'epoch-b', 5, 2, '', '');
  insert into message values
    (1, 1, 1, 'message-1', 'reader', 'reader-1', '', 'one', 10),
    (2, 2, 5, 'message-5', 'reader', 'reader-1', '', 'the last', 11),
    (3, 1, 2, 'message-2', 'author', 'author-1', 'Kim', 'two', 12);`;

Deno.test("the second format has its tables, each with strict types", () => {
  using db = new DatabaseSync(":memory:");
  db.exec(roomsAndAuthors);
  db.exec(conversations);
  const tables = db.prepare(
    "select name, strict from pragma_table_list where schema = 'main' and name not like 'sqlite_%'",
  ).all();
  const names = [
    "author",
    "author_session",
    "conversation",
    "feeling",
    "message",
    "room",
    "site",
    "spent_link",
  ];
  deepEqual(
    tables.map(({ name, strict }) => [name, strict]).sort(),
    names.map((name) => [name, 1]),
  );
  deepEqual(db.prepare("pragma foreign_key_check").all(), []);
});

Deno.test("a file of the first format is copied, then goes on where it was", async () => {
  using dir = dataDir();
  const old = await openDataFile({ path: dir.file }, [roomsAndAuthors]);
  old.exec(FILLED);
  old.close();

  const store = await dir.open();
  deepEqual(dir.names().filter((name) => name.includes("version")), ["smalltalk.db.version-1"]);
  const [a, b] = [roomId("/a"), roomId("/b")];
  const page = await store.page({ room: a, limit: 9 });
  deepEqual([page.epoch, page.lastSeq, page.rev, page.goneRev], ["epoch-a", 2, 2, 0]);
  deepEqual(page.messages[1], {
    room: a,
    id: "message-2",
    seq: 2,
    rev: 2,
    from: { kind: "author", id: "author-1", name: "Kim" },
    text: "two",
    at: 12,
  });
  // Of the other room the first four messages were gone already.
  const { firstSeq, goneRev, rev } = await store.page({ room: b, limit: 9 });
  deepEqual([firstSeq, goneRev, rev], [5, 4, 5]);
  const rooms = await store.rooms({ limit: 9 });
  deepEqual(rooms.map(({ room, page, last }) => [room, page.title, last.text]), [
    [a, "A", "two"],
    [b, "", "the last"],
  ]);

  const from = { kind: "reader", id: "reader-1", name: "" } as const;
  const again = await store.append(say("one", { room: a, id: "message-1", from }));
  equal(again.kind, "duplicate");
  const next = await store.append(say("three", { room: a, question: true }));
  equal(next.kind === "stored" && next.message.seq, 3);
  equal(next.kind === "stored" && next.message.rev, 3);
  const edited = await store.change({ room: a, id: "message-1", kind: "edit", text: "1", at: 9 });
  equal(edited.kind, "changed");
  equal((await store.append(say("one", { room: a, id: "message-1", from }))).kind, "duplicate");
  await store.close();
});

Deno.test("the second format holds a sequence, a change and an id once in a conversation", () => {
  using db = new DatabaseSync(":memory:");
  db.exec(roomsAndAuthors);
  db.exec(FILLED);
  db.exec(conversations);
  const add = (conversation: number, seq: number, rev: number, id: string) =>
    db.prepare(
      `insert into message (conversation, seq, rev, id, sender_kind, sender_id, sender_name, text, at)
       values (?, ?, ?, ?, 'reader', 'r', '', '', 0)`,
    ).run(conversation, seq, rev, id);
  throws(() => add(1, 2, 9, "new"), /UNIQUE/);
  throws(() => add(1, 9, 2, "new"), /UNIQUE/);
  throws(() => add(1, 9, 9, "message-2"), /UNIQUE/);
  throws(() => add(7, 1, 1, "new"), /FOREIGN KEY/);
  add(1, 3, 3, "new");
});
