/**
 * What every store must do with messages.
 *
 * @module
 */
import { deepEqual, equal, notEqual } from "node:assert/strict";
import fc from "fast-check";
import type { Committed, MessageStore, NewMessage } from "../../server/storage/store.ts";
import { roomId } from "../../shared/chat/id.ts";
import { ROOM, say } from "../helper/new_message.ts";
import { HOSTILE_STRING } from "../helper/hostile_string.ts";
import type { TestRule } from "./store_contract.ts";

const OTHER_ROOM = roomId("/posts/second");
const PAGE = { title: "First post", url: "https://blog.example/posts/first" };

/** Registers the tests of a {@linkcode MessageStore}. */
export function testMessages(test: TestRule): void {
  test("the messages of a room are numbered from 1 without holes, in one epoch", async (store) => {
    const appended = [];
    for (const text of ["one", "two", "three"]) appended.push(await store.append(say(text)));
    const stored = appended.map((each) => each.kind === "stored" ? each : undefined);
    deepEqual(stored.map((each) => each?.message.seq), [1, 2, 3]);
    equal(new Set(stored.map((each) => each?.epoch)).size, 1);
    notEqual(stored[0]?.epoch, "");
  });

  test("an append resolves to the message as it was kept", async (store) => {
    const message = say("hello", { page: PAGE, from: { kind: "author", id: "a", name: "Kim" } });
    const { id, room, from, text, at } = message;
    const appended = await store.append(message);
    const kept = { id, room, seq: 1, rev: 1, from, text, at };
    deepEqual(appended.kind === "stored" && appended.message, kept);
    deepEqual((await store.page({ room, limit: 1 })).messages, [kept]);
  });

  test("each room has its own sequence and epoch", async (store) => {
    const one = await store.append(say("one"));
    const other = await store.append(say("other", { room: OTHER_ROOM }));
    deepEqual([seqOf(one), seqOf(other)], [1, 1]);
    notEqual(epochOf(one), epochOf(other));
    equal((await store.page({ room: OTHER_ROOM, limit: 9 })).messages[0]?.text, "other");
  });

  test("50 publishers at once get one order, which every listener hears", async (store) => {
    const heard = [0, 1, 2].map(() => followed(store));
    await Promise.all(Array.from({ length: 50 }, async (_, publisher) => {
      for (let n = 0; n < 6; n++) {
        const appended = await store.append(say(`${publisher}:${n}`));
        equal(heard[0]?.at(-1) !== undefined, true);
        equal(
          heard.every((log) => log.some(({ message }) => message.seq === seqOf(appended))),
          true,
        );
      }
    }));
    const { messages, lastSeq } = await store.page({ room: ROOM, limit: 1_000 });
    equal(lastSeq, 300);
    deepEqual(messages.map(({ seq }) => seq), Array.from({ length: 300 }, (_, index) => index + 1));
    for (const log of heard) deepEqual(log.map(({ message }) => message), messages);
    for (let publisher = 0; publisher < 50; publisher++) {
      const own = messages.filter(({ text }) => text.startsWith(`${publisher}:`));
      deepEqual(own.map(({ text }) => text), [0, 1, 2, 3, 4, 5].map((n) => `${publisher}:${n}`));
    }
  });

  test("a message sent again is kept and told once", async (store) => {
    const heard = followed(store);
    const message = say("once");
    const first = await store.append(message);
    await store.append(say("between"));
    const renamed = { ...message.from, name: "renamed since" };
    const again = await store.append({ ...message, at: message.at + 9, from: renamed, page: PAGE });
    deepEqual(again, { ...first, kind: "duplicate" });
    equal((await store.page({ room: ROOM, limit: 9 })).lastSeq, 2);
    deepEqual((await store.rooms({ limit: 1 }))[0]?.page, { title: "", url: "" });
    equal(heard.length, 2);
  });

  test("a message sent ten times at once is kept and told once", async (store) => {
    const heard = followed(store);
    const message = say("once");
    const all = await Promise.all(Array.from({ length: 10 }, () => store.append(message)));
    deepEqual(all.map(({ kind }) => kind), ["stored", ...Array(9).fill("duplicate")]);
    deepEqual(all.map(seqOf), Array(10).fill(1));
    equal(heard.length, 1);
  });

  test("an id belongs to its sender and text", async (store) => {
    const message = say("mine");
    await store.append(message);
    const heard = followed(store);
    const others: readonly NewMessage[] = [
      { ...message, text: "another" },
      { ...message, from: { ...message.from, id: "reader-2" } },
      { ...message, from: { ...message.from, kind: "author" } },
    ];
    for (const other of others) deepEqual(await store.append(other), { kind: "id-taken" });
    const { messages } = await store.page({ room: ROOM, limit: 9 });
    deepEqual(messages.map(({ text }) => text), ["mine"]);
    deepEqual(heard, []);
  });

  test("the same id in another room is another message", async (store) => {
    const message = say("here");
    await store.append(message);
    equal((await store.append({ ...message, room: OTHER_ROOM, text: "there" })).kind, "stored");
  });

  test("a room nobody wrote in has an empty page", async (store) => {
    const questions = { open: 0, answered: 0 };
    const head = { epoch: "", lastSeq: 0, rev: 0, questions };
    const empty = { ...head, firstSeq: 0, goneRev: 0, messages: [], more: false };
    deepEqual(await store.page({ room: ROOM, limit: 9 }), empty);
    deepEqual(await store.page({ room: ROOM, after: 0, limit: 9 }), empty);
    deepEqual(await store.page({ room: ROOM, before: 5, limit: 9 }), empty);
    deepEqual(await store.rooms({ limit: 9 }), []);
  });

  test("pages go both ways, oldest message first, and say whether there is more", async (store) => {
    for (let n = 1; n <= 7; n++) await store.append(say(String(n)));
    const cases = [
      { ask: { limit: 3 }, seqs: [5, 6, 7], more: true },
      { ask: { limit: 7 }, seqs: [1, 2, 3, 4, 5, 6, 7], more: false },
      { ask: { before: 5, limit: 3 }, seqs: [2, 3, 4], more: true },
      { ask: { before: 4, limit: 3 }, seqs: [1, 2, 3], more: false },
      { ask: { before: 1, limit: 3 }, seqs: [], more: false },
      { ask: { before: 99, limit: 2 }, seqs: [6, 7], more: true },
      { ask: { after: 0, limit: 2 }, seqs: [1, 2], more: true },
      { ask: { after: 4, limit: 3 }, seqs: [5, 6, 7], more: false },
      { ask: { after: 7, limit: 3 }, seqs: [], more: false },
      { ask: { after: 99, limit: 3 }, seqs: [], more: false },
      { ask: { after: 2, before: 6, limit: 2 }, seqs: [3, 4], more: true },
      { ask: { after: 2, before: 6, limit: 3 }, seqs: [3, 4, 5], more: false },
      { ask: { after: 2, before: 3, limit: 3 }, seqs: [], more: false },
      { ask: { after: 6, before: 2, limit: 3 }, seqs: [], more: false },
    ];
    for (const { ask, seqs, more } of cases) {
      const page = await store.page({ room: ROOM, ...ask });
      deepEqual([page.messages.map(({ seq }) => seq), page.more], [seqs, more]);
      deepEqual([page.firstSeq, page.lastSeq], [1, 7]);
    }
  });

  test("walking the pages meets every message once", async (store) => {
    for (let n = 1; n <= 10; n++) await store.append(say(String(n)));
    const newest = await store.page({ room: ROOM, limit: 3 });
    let back = newest.messages;
    for (let page = newest; page.more;) {
      page = await store.page({ room: ROOM, before: back[0]?.seq ?? 0, limit: 3 });
      back = [...page.messages, ...back];
    }
    deepEqual(back.map(({ text }) => text), ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
  });

  test("the room with the newest message comes first, whatever its clock says", async (store) => {
    const [one, two, three] = ["/1", "/2", "/3"].map((path) => roomId(path));
    for (const [at, room] of [one, two, three, one].entries()) {
      await store.append(say("x", { at: 1_000 - at, ...(room && { room }) }));
    }
    deepEqual((await store.rooms({ limit: 9 })).map(({ room }) => room), [one, three, two]);
    deepEqual((await store.rooms({ limit: 2 })).map(({ room }) => room), [one, three]);
    const [first] = await store.rooms({ limit: 1 });
    equal(first?.lastSeq, 2);
    deepEqual(first?.last, (await store.page({ room: one ?? ROOM, limit: 1 })).messages[0]);
    equal(first?.epoch, (await store.page({ room: one ?? ROOM, limit: 1 })).epoch);
  });

  test("a room keeps the page its readers last saw it on", async (store) => {
    const pageNow = async () => (await store.rooms({ limit: 1 }))[0]?.page;
    await store.append(say("no page yet"));
    deepEqual(await pageNow(), { title: "", url: "" });
    await store.append(say("first", { page: PAGE }));
    deepEqual(await pageNow(), PAGE);
    await store.append(say("an answer", { from: { kind: "author", id: "a", name: "Kim" } }));
    deepEqual(await pageNow(), PAGE);
    const renamed = { ...PAGE, title: "First post, corrected" };
    await store.append(say("later", { page: renamed }));
    deepEqual(await pageNow(), renamed);
  });

  test("a listener hears a commit with its room, before the append resolves", async (store) => {
    const heard = followed(store);
    const resolved = store.append(say("hello", { page: PAGE })).then((appended) => {
      equal(heard.length, 1);
      return appended;
    });
    const appended = await resolved;
    const [committed] = heard;
    deepEqual(appended, { kind: "stored", epoch: committed?.epoch, message: committed?.message });
    deepEqual(committed?.summary, (await store.rooms({ limit: 1 }))[0]);
  });

  test("a listener hears from when it follows to when it stops", async (store) => {
    const early = followed(store);
    await store.append(say("one"));
    const late: string[] = [];
    const stop = store.follow(({ message }) => late.push(message.text));
    await store.append(say("two"));
    stop();
    stop();
    await store.append(say("three"));
    deepEqual(late, ["two"]);
    equal(early.length, 3);
  });

  test("what a listener sends is heard after what it heard", async (store) => {
    let answer: Promise<unknown> | undefined;
    store.follow(() => answer ??= store.append(say("answer")));
    const heard = followed(store);
    await store.append(say("question"));
    await answer;
    deepEqual(heard.map(({ message }) => message.text), ["question", "answer"]);
    deepEqual(heard.map(({ message }) => message.seq), [1, 2]);
  });

  test("hostile strings come back as they went in", async (store) => {
    for (const text of test.hostile) await keepsText(store, text);
    await fc.assert(
      fc.asyncProperty(HOSTILE_STRING, (text) => keepsText(store, text)),
      { numRuns: 50 },
    );
  });

  test("hostile paths are rooms of their own", async (store) => {
    const paths = [
      "/__proto__",
      "/constructor",
      "/%",
      "/a'b",
      '/a"b;--',
      "/A",
      "/a",
      "/한국어",
      "/",
    ];
    const rooms = paths.map((path) => roomId(path, "blog-2"));
    for (const room of rooms) equal(seqOf(await store.append(say(room, { room }))), 1);
    deepEqual((await store.rooms({ limit: 99 })).map(({ room }) => room), rooms.toReversed());
    for (const room of rooms) {
      equal((await store.page({ room, limit: 9 })).messages[0]?.text, room);
    }
  });
}

/** Sends the text as everything a message has, twice, and reads it back. */
async function keepsText(store: MessageStore, text: string): Promise<void> {
  const message = say(text, {
    id: text + say("").id,
    from: { kind: "reader", id: text, name: text },
    page: { title: text, url: text },
  });
  const appended = await store.append(message);
  equal(appended.kind, "stored");
  deepEqual(await store.append(message), { ...appended, kind: "duplicate" });
  const { id, from } = message;
  const [summary] = await store.rooms({ limit: 1 });
  deepEqual(summary?.page, message.page);
  const { seq, rev } = summary?.last ?? {};
  deepEqual(summary?.last, { id, room: ROOM, seq, rev, from, text, at: message.at });
}

/** All commits from now on. */
function followed(store: MessageStore): Committed[] {
  const heard: Committed[] = [];
  store.follow((committed) => heard.push(committed));
  return heard;
}

type Outcome = Awaited<ReturnType<MessageStore["append"]>>;

function seqOf(appended: Outcome): number | undefined {
  return "message" in appended ? appended.message.seq : undefined;
}

function epochOf(appended: Outcome): string | undefined {
  return "epoch" in appended ? appended.epoch : undefined;
}
