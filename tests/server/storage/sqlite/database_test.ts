/**
 * Calls that arrive together are one commit; what goes wrong stays with those it is about.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { DatabaseSync } from "node:sqlite";
import { openDataFile } from "../../../../server/storage/sqlite/file/data_file.ts";
import { Database } from "../../../../server/storage/sqlite/database.ts";
import type { Answer, Call } from "../../../../server/storage/sqlite/protocol.ts";
import type { MessageChange, NewMessage } from "../../../../server/storage/store.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { dataDir } from "../../../helper/data_dir.ts";
import { ROOM, say } from "../../../helper/new_message.ts";

interface Opened {
  readonly database: Database;
  readonly db: DatabaseSync;
  readonly file: string;
}

function test(rule: string, body: (opened: Opened) => void): void {
  Deno.test(`database ${rule}`, async () => {
    using dir = dataDir();
    const db = await openDataFile({ path: dir.file });
    const database = new Database(db, dir.file);
    body({ database, db, file: dir.file });
    database.close();
  });
}

test("answers in the order of the calls, and reads what was written with them", ({ database }) => {
  const answers = database.run([
    { name: "page", args: [{ room: ROOM, limit: 9 }] },
    append(say("one")),
    { name: "authors", args: [] },
    append(say("two")),
  ]);
  deepEqual(answers.map(({ ok }) => ok), [true, true, true, true]);
  deepEqual(answers.map(kindOf), [undefined, "stored", undefined, "stored"]);
  deepEqual(textsOf(database), ["one", "two"]);
});

test("undoes one call that fails and keeps the others", ({ database }) => {
  const unfit = (fields: object) => append({ ...say("unfit"), ...fields } as NewMessage);
  const answers = database.run([
    append(say("one")),
    unfit({ at: 1.5 }),
    unfit({ room: roomId("/new"), from: { kind: "nobody", id: "x", name: "" } }),
    unfit({ text: 5 }),
    append(say("two")),
  ]);
  deepEqual(answers.map(codeOf), [undefined, "failed", "failed", "failed", undefined]);
  deepEqual(textsOf(database), ["one", "two"]);
  deepEqual(valueOf(database, { name: "page", args: [{ room: roomId("/new"), limit: 1 }] }), {
    epoch: "",
    lastSeq: 0,
    rev: 0,
    questions: { open: 0, answered: 0 },
    firstSeq: 0,
    goneRev: 0,
    messages: [],
    more: false,
  });
});

test("fails one read that cannot be answered and no other", ({ database }) => {
  const answers = database.run([
    { name: "rooms", args: [{ limit: {} as number }] },
    { name: "rooms", args: [{ limit: 1 }] },
  ]);
  deepEqual(answers.map(codeOf), ["failed", undefined]);
});

test("keeps nothing of a commit for which there is no space", ({ database, db }) => {
  const pages = Number(db.prepare("pragma page_count").get()?.["page_count"]);
  const room = (count: number) => db.exec(`pragma max_page_count=${pages + count}`);
  database.run([append(say("before"))]);
  room(10);
  const small = say("small");
  const answers = database.run([
    append(small),
    { name: "putAuthor", args: [{ id: "a", name: "", passwordHash: "", createdAt: 0 }] },
    append(say("large ".repeat(20_000))),
    append(say("small too")),
    { name: "rooms", args: [{ limit: 1 }] },
  ]);
  deepEqual(answers.map(codeOf), ["full", "full", "full", "full", undefined]);
  deepEqual(textsOf(database), ["before"]);
  deepEqual(valueOf(database, { name: "authors", args: [] }), []);
  room(10_000);
  const [again] = database.run([append(small)]);
  equal(again && kindOf(again), "stored");
  deepEqual(textsOf(database), ["before", "small"]);
});

test("keeps nothing of a commit after which the file was found broken", ({ database, db }) => {
  db.exec(
    "create temp trigger broken before insert on author begin select raise(rollback, 'x'); end",
  );
  const answers = database.run([
    append(say("one")),
    { name: "putAuthor", args: [{ id: "a", name: "", passwordHash: "", createdAt: 0 }] },
    append(say("two")),
  ]);
  deepEqual(answers.map(codeOf), ["failed", "failed", "failed"]);
  deepEqual(textsOf(database), []);
  deepEqual(database.run([append(say("three"))]).map(kindOf), ["stored"]);
});

test("keeps both halves of a publication or neither, and tells nothing of half of one", ({ database, db }) => {
  const question = say("why?", { whisper: "reader-1" });
  const consent = { kind: "consent", allow: true } as const;
  const { room, whisper, id } = question;
  database.run([
    append(question),
    { name: "change", args: [{ room, ...whisper && { whisper }, id, ...consent }] },
  ]);
  const publish: Call = {
    name: "publish",
    args: [{ room, whisper: "reader-1", id, as: "public", at: 1 }, "epoch"],
  };
  db.exec(
    `create temp trigger broken before update on message when new.published is not null
     begin select raise(abort, 'x'); end`,
  );
  deepEqual(database.run([publish, append(say("other"))]).map(codeOf), ["failed", undefined]);
  deepEqual(textsOf(database), ["other"]);
  db.exec("drop trigger broken");
  deepEqual(database.run([publish]).map(kindOf), ["published"]);
  deepEqual(textsOf(database), ["other", "why?"]);
});

test("leaves no trace of what was deleted or replaced, in no file", ({ database, file }) => {
  const secret = (what: string) => `canary-${what}-`.repeat(20);
  const kept = { authorId: "a", createdAt: 0, seenAt: 0, expiresAt: 9 };
  for (let n = 0; n < 50; n++) {
    database.run([{ name: "putSession", args: [{ ...kept, idHash: `${secret("one")}${n}` }] }]);
  }
  const author = { id: "a", name: "Kim", createdAt: 0 };
  const put = (passwordHash: string): Call => ({
    name: "putAuthor",
    args: [{ ...author, passwordHash }],
  });
  database.run([put(secret("hash"))]);
  database.run([{ name: "spendLink", args: [secret("link"), 5] }]);
  equal(traces(file, "canary-") > 50, true);

  database.run([{ name: "deleteSession", args: [`${secret("one")}7`] }]);
  equal(traces(file, `${secret("one")}7`), 0);
  database.run([{ name: "deleteSessionsOf", args: ["a"] }]);
  database.run([put("scrypt$2")]);
  database.run([{ name: "putSession", args: [{ ...kept, idHash: "new", createdAt: 5 }] }]);
  equal(traces(file, "canary-"), 0);
});

test("leaves no trace of a text that was edited away or deleted, in no file", ({ database, file }) => {
  const texts = Array.from({ length: 120 }, (_, n) => `canary-${n}-`.repeat(1 + (n * 37) % 180));
  const messages = texts.map((text) => say(text, { sentence: { text, fragment: text } }));
  for (const message of messages) database.run([append(message)]);
  for (const { id } of messages.slice(0, 20)) {
    database.run([append(say("quoting", { quote: id, whisper: "reader-1" }))]);
    database.run([append(say("quoting", { quote: id }))]);
  }
  equal(traces(file, "canary-") > 120, true);
  for (const [n, { id }] of messages.entries()) {
    const change = n % 3 === 0
      ? { kind: "edit", text: `canary-edited-${n}`, at: 1 } as const
      : { kind: "delete" } as const;
    database.run([{ name: "change", args: [{ room: ROOM, id, ...change }] }]);
    if (n % 3 !== 0) equal(traces(file, `canary-${n}-`), 0, `${n} is left`);
  }
  for (const { id } of messages) {
    database.run([{ name: "change", args: [{ room: ROOM, id, kind: "delete" }] }]);
  }
  equal(traces(file, "canary-"), 0);
});

test("leaves no copy of a deleted text that it made when neighbours needed room", ({ database, file }) => {
  const messages = Array.from({ length: 60 }, (_, n) => say(`canary-${n}-`.padEnd(212, "y")));
  const change = (id: string, change: MessageChange): Call => ({
    name: "change",
    args: [{ room: ROOM, id, ...change }],
  });
  database.run(messages.map(append));
  const longer = "z".repeat(900);
  const [grown, gone] = [0, 1].map((kind) =>
    messages.filter((_, n) => Math.min(1, n % 3) === kind).map(({ id }) => id)
  );
  database.run((grown ?? []).map((id) => change(id, { kind: "edit", text: longer, at: 1 })));
  database.run((gone ?? []).map((id) => change(id, { kind: "delete" })));
  equal(traces(file, "canary-"), 0);
});

Deno.test("database leaves no trace of a text though it was killed before the log was cut", async () => {
  using dir = dataDir();
  using killed = dataDir();
  const db = await openDataFile({ path: dir.file });
  const database = new Database(db, dir.file);
  database.run([append(say("canary"))]);
  db.exec("update message set text = ''");
  for (const end of ["", "-wal"]) Deno.copyFileSync(dir.file + end, killed.file + end);
  database.close();
  equal(traces(killed.file, "canary") > 0, true);
  const again = new Database(await openDataFile({ path: killed.file }), killed.file);
  equal(traces(killed.file, "canary"), 0);
  deepEqual(textsOf(again), [""]);
  again.close();
});

Deno.test("database removes old copies when something is expunged, and for nothing less", async () => {
  using dir = dataDir();
  const copy = "smalltalk.db.version-1";
  Deno.writeTextFileSync(`${dir.path}/${copy}`, "");
  const database = new Database(await openDataFile({ path: dir.file }), dir.file);
  const isKept = () => dir.names().includes(copy);
  const erase: Call = { name: "life.erase", args: [{ room: ROOM, limit: 9 }] };
  const settings = { room: ROOM, settings: { retentionDays: 1 } };
  database.run([erase, { name: "roomSettings.put", args: [settings] }]);
  database.run([{ name: "roomSettings.remove", args: [ROOM] }, append(say("one"))]);
  equal(isKept(), true);
  database.run([erase]);
  equal(isKept(), false);
  database.close();
});

Deno.test("database moves a long log into the file by itself", async () => {
  using dir = dataDir();
  const database = new Database(await openDataFile({ path: dir.file }), dir.file);
  const size = () => Deno.statSync(dir.file).size;
  const before = size();
  for (let n = 0; n < 30; n++) {
    database.run(Array.from({ length: 50 }, () => append(say("x".repeat(4_000)))));
  }
  equal(size() > before + 4_000_000, true);
  equal(Deno.statSync(`${dir.file}-wal`).size < 8_000_000, true);
  database.close();
});

Deno.test("database leaves only its file behind when it is closed", async () => {
  using dir = dataDir();
  const database = new Database(await openDataFile({ path: dir.file }), dir.file);
  database.run([append(say("one"))]);
  deepEqual(dir.names(), ["smalltalk.db", "smalltalk.db-wal"]);
  database.close();
  deepEqual(dir.names(), ["smalltalk.db"]);
});

function append(message: NewMessage): Call {
  return { name: "append", args: [message, "epoch"] };
}

function valueOf(database: Database, call: Call): unknown {
  const [answer] = database.run([call]);
  return answer?.ok ? answer.value : undefined;
}

function textsOf(database: Database): readonly string[] {
  const page = valueOf(database, { name: "page", args: [{ room: ROOM, limit: 99 }] });
  return (page as { messages: { text: string }[] }).messages.map(({ text }) => text);
}

function codeOf(answer: Answer): string | undefined {
  return answer.ok ? undefined : answer.failure.code;
}

function kindOf(answer: Answer): string | undefined {
  return answer.ok ? (answer.value as { result?: { kind: string } }).result?.kind : undefined;
}

/** How often the text is in the data file and its log. */
function traces(file: string, text: string): number {
  return [file, `${file}-wal`]
    .map((path) => new TextDecoder("latin1").decode(Deno.readFileSync(path)))
    .reduce((count, content) => count + content.split(text).length - 1, 0);
}
