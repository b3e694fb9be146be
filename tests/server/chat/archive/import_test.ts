/**
 * What was exported is imported as it was, once; what is damaged is refused with its line.
 *
 * @module
 */
import { deepEqual, equal, rejects } from "node:assert/strict";
import {
  importArchive,
  type ImportOptions,
  type ImportReport,
} from "../../../../server/chat/archive/import.ts";
import { SiteEditing } from "../../../../server/chat/site/site_editing.ts";
import { Sites } from "../../../../server/chat/site/sites.ts";
import type { Store } from "../../../../server/storage/store.ts";
import { Refused } from "../../../../shared/refusal.ts";
import { archiveOf, bytesOf, converse, READER, SITE } from "../../../helper/archive.ts";
import { random } from "../../../helper/chat.ts";
import { type DataDir, dataDir } from "../../../helper/data_dir.ts";
import { HOSTILE } from "../../../helper/hostile_string.ts";
import { ROOM, say } from "../../../helper/new_message.ts";
import { newStore } from "../../../helper/new_store.ts";

function take(
  store: Store,
  text: string,
  { isErased = (_: string): boolean => false } = {},
): Promise<ImportReport> {
  return importArchive(bytesOf(text), optionsFor(store, isErased));
}

function optionsFor(store: Store, isErased = (_: string): boolean => false): ImportOptions {
  const sites = new Sites({ store, ownOrigins: [], allowedOrigins: undefined });
  const siteEditing = new SiteEditing({ sites, store, clock: { now: () => 0 }, report: () => {} });
  return { store, sites, siteEditing, isErased };
}

async function withStores(tell: (from: Store, to: Store) => Promise<void>): Promise<void> {
  const folders: DataDir[] = [dataDir(), dataDir()];
  const stores = await Promise.all(folders.map((folder) => folder.open()));
  try {
    const [from, to] = stores;
    if (from !== undefined && to !== undefined) await tell(from, to);
  } finally {
    await Promise.all(stores.map((store) => store.close()));
    for (const folder of folders) folder[Symbol.dispose]();
  }
}

async function newArchive(): Promise<{ text: string; lines: readonly string[] }> {
  const store = newStore({ random });
  await converse(store);
  const text = await archiveOf(store);
  return { text, lines: text.trimEnd().split("\n") };
}

/** The archive with another text in its line of this kind. */
function mended(lines: readonly string[], type: string, fields: object): string {
  let isDone = false;
  return lines.map((line) => {
    if (isDone || JSON.parse(line).type !== type) return line;
    isDone = true;
    return JSON.stringify({ ...JSON.parse(line), ...fields });
  }).join("\n");
}

async function refusalOf(store: Store, text: string): Promise<string> {
  try {
    await take(store, text);
    return "taken";
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    equal(error.refusal.code, "invalid-body");
    return error.message;
  }
}

Deno.test("an archive that was imported is exported again as the same lines", () =>
  withStores(async (from, to) => {
    await converse(from);
    for (let n = 0; n < 450; n++) await from.append(say(`text ${n}`, { from: READER }));
    await from.life.erase({ room: ROOM, limit: 2 });
    const text = await archiveOf(from);
    deepEqual(await take(to, text), {
      lines: text.split("\n").length - 1,
      sites: { added: 1, known: 0 },
      rooms: { added: 1, known: 0 },
      conversations: { added: 2, known: 0 },
      messages: { added: 453, known: 0 },
    });
    equal(await archiveOf(to), text);
    for (const ref of [{ room: ROOM }, { room: ROOM, whisper: READER.id }]) {
      deepEqual(await to.page({ ...ref, limit: 100 }), await from.page({ ...ref, limit: 100 }));
    }
    deepEqual(await to.rooms({ limit: 9 }), await from.rooms({ limit: 9 }));
    deepEqual(await to.sites.all(), [SITE]);
  }));

Deno.test("an archive that is imported again changes nothing", async () => {
  const { text } = await newArchive();
  const store = newStore({ random });
  await take(store, text);
  const first = (await store.page({ room: ROOM, limit: 1 })).messages[0];
  const id = first?.id ?? "";
  await store.change({ room: ROOM, id, kind: "delete" });
  await store.append(say("since then"));
  const before = await archiveOf(store);
  const report = await take(store, text);
  deepEqual([report.messages, report.conversations, report.sites, report.rooms], [
    { added: 0, known: 5 },
    { added: 0, known: 2 },
    { added: 0, known: 1 },
    { added: 0, known: 1 },
  ]);
  equal(await archiveOf(store), before);
});

Deno.test("an archive that was cut short is finished by importing the whole", async () => {
  const { text, lines } = await newArchive();
  for (let cut = 1; cut < lines.length; cut++) {
    const store = newStore({ random });
    const said = await refusalOf(store, lines.slice(0, cut).join("\n"));
    equal(said.includes(`line ${cut + 1}: the archive ends before its end`), true, said);
    await take(store, text);
    equal(await archiveOf(store), await archiveOf(await imported(text)), String(cut));
  }
});

async function imported(text: string): Promise<Store> {
  const store = newStore({ random });
  await take(store, text);
  return store;
}

Deno.test("a damaged line is refused with its number and what is wrong with it", async () => {
  const { lines } = await newArchive();
  const at = (type: string) => lines.findIndex((line) => JSON.parse(line).type === type) + 1;
  const cases: readonly (readonly [string, string])[] = [
    ["", "line 1: the archive ends before its end"],
    ["{}", "line 1: "],
    [lines.slice(1).join("\n"), "line 1: the first line must be"],
    [[lines[0], lines[0]].join("\n"), "line 2: the first line must be"],
    [mended(lines, "smalltalk", { version: 2 }), "line 1: its format is version 2"],
    [mended(lines, "message", { seq: 7 }), `line ${at("message")}: "seq" must not be over`],
    [mended(lines, "message", { room: "default/other" }), `line ${at("message")}: it is not of`],
    [mended(lines, "message", { text: " x" }), `line ${at("message")}: `],
    [mended(lines, "message", { at: -1 }), `line ${at("message")}: "at" must be`],
    [mended(lines, "message", { from: { kind: "reader", id: "", name: "" } }), "a sender with"],
    [mended(lines, "reaction", { emoji: "<b>" }), `line ${at("reaction")}: "emoji" must be`],
    [mended(lines, "end", { messages: 9 }), `line ${at("end")}: there were 2 conversations and 5`],
    [[...lines, lines[1]].join("\n"), "the archive has ended above"],
    [[lines[0], lines[7]].join("\n"), "line 2: there is no message above"],
    [[lines[0], lines[4]].join("\n"), "line 2: it is not of the conversation above"],
    [[...lines.slice(0, 3), "{"].join("\n"), "line 4: it is not JSON"],
    [`${lines[0]}\n"${"x".repeat(300_000)}"`, "line 2: it is longer than 262144 bytes"],
  ];
  for (const [text, reason] of cases) {
    const said = await refusalOf(newStore({ random }), text);
    equal(said.includes(reason), true, `${reason}: ${said}`);
  }
});

Deno.test("hostile strings in any field of any line are refused or kept as they are shown", async () => {
  const { lines } = await newArchive();
  const fields = ["id", "text", "room", "whisper", "epoch", "emoji", "type", "__proto__", "from"];
  for (const type of ["site", "room", "conversation", "message", "reaction", "end"]) {
    for (const field of fields) {
      for (const value of [...HOSTILE, 1, null, [], {}]) {
        const store = newStore({ random });
        const text = mended(lines, type, JSON.parse(JSON.stringify({ [field]: value })));
        const said = await refusalOf(store, text);
        if (said !== "taken") equal(/^Cannot take line \d+: /.test(said), true, said);
      }
    }
  }
});

Deno.test("settings that cannot be here are refused with their line", async () => {
  const { lines } = await newArchive();
  const store = newStore({ random });
  await store.sites.put({ ...SITE, id: "other" });
  const sites = new Sites({ store, ownOrigins: [], allowedOrigins: undefined });
  await sites.load();
  const siteEditing = new SiteEditing({ sites, store, clock: { now: () => 0 }, report: () => {} });
  const work = importArchive(bytesOf(lines.join("\n")), {
    store,
    sites,
    siteEditing,
    isErased: () => false,
  });
  await rejects(work, /Cannot take line 2: .*https:\/\/blog\.example is of the site "other"/s);
  const said = await refusalOf(store, mended(lines, "room", { room: "nowhere/a" }));
  equal(said.includes("line 3: There is no such site"), true, said);
});

Deno.test("a conversation of another life in its place is not mixed with an imported one", async () => {
  const { text } = await newArchive();
  const store = newStore({ random });
  await store.append(say("here first"));
  const said = await refusalOf(store, text);
  equal(/line 6: another conversation is in its place here/.test(said), true, said);
  deepEqual((await store.page({ room: ROOM, limit: 9 })).messages.map(({ text }) => text), [
    "here first",
  ]);
});

Deno.test("a message whose id is another's here is refused with its line", async () => {
  const { lines } = await newArchive();
  const store = await imported(lines.join("\n"));
  const message = lines.find((line) => JSON.parse(line).seq === 4) ?? "";
  const { id } = JSON.parse(message);
  const more = { ...JSON.parse(message), seq: 5, rev: 99 };
  const talk = JSON.parse(lines[5] ?? "");
  const text =
    [lines[0], JSON.stringify({ ...talk, lastSeq: 5 }), JSON.stringify(more)].join("\n") +
    `\n{"type":"end","conversations":1,"messages":1}`;
  const said = await refusalOf(store, text);
  equal(said.includes(`line 3: its "id" or "rev" is another message's here`), true, said + id);
});

Deno.test("nothing of a reader who was erased comes back", async () => {
  const { text } = await newArchive();
  const store = newStore({ random });
  const report = await take(store, text, { isErased: (reader) => reader === READER.id });
  deepEqual(report.messages, { added: 4, known: 1 });
  deepEqual(await store.life.conversations(ROOM), [{ room: ROOM }]);
  equal((await archiveOf(store)).includes(READER.id), false);
  const { messages } = await store.page({ room: ROOM, limit: 9 });
  deepEqual(messages.map(({ text }) => text), ["", "`so`\n한국어", "", ""]);
});

Deno.test("a stream that breaks off rejects, and what came before is kept", async () => {
  const { text } = await newArchive();
  const store = newStore({ random });
  async function* broken() {
    yield* bytesOf(text.slice(0, -200));
    throw new Error("the connection is gone");
  }
  const work = importArchive(broken(), optionsFor(store));
  await rejects(work, { message: "the connection is gone" });
  await take(store, text);
  equal(await archiveOf(store), await archiveOf(await imported(text)));
});

Deno.test("what many feel about one message is bounded, however many lines say so", async () => {
  const { lines } = await newArchive();
  const reaction = lines.find((line) => JSON.parse(line).type === "reaction") ?? "";
  const at = lines.indexOf(reaction);
  let taken = 0;
  async function* flood(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(lines.slice(0, at).join("\n") + "\n");
    for (; taken < 300_000; taken += 1_000) {
      yield await Promise.resolve(new TextEncoder().encode(`${reaction}\n`.repeat(1_000)));
    }
  }
  const store = newStore({ random });
  await rejects(importArchive(flood(), optionsFor(store)), /reactions to one message/);
  equal(taken < 200_000, true);
});
