/**
 * What every store must do with messages that become others: edited, deleted, felt about.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import type { Change, Committed, MessageChange, MessageStore } from "../../server/storage/store.ts";
import type { ChatMessage } from "../../shared/chat/event.ts";
import { ROOM, say } from "../helper/new_message.ts";
import type { TestRule } from "./store_contract.ts";

const READER = { kind: "reader", id: "reader-1", name: "" } as const;
const NAMED = { kind: "reader", id: "reader-2", name: "Kim" } as const;

/** Registers the tests of changes in a {@linkcode MessageStore}. */
export function testChanges(test: TestRule): void {
  test("an edited message says so, counts, is told, and keeps its place", async (store) => {
    const first = say("frist");
    await store.append(first);
    await store.append(say("second"));
    const heard = followed(store);
    const edited = await store.change(edit(first.id, "first"));
    const { id, room, from, at } = first;
    const message = { room, id, seq: 1, rev: 3, from, text: "first", at, editedAt: 9 };
    deepEqual(edited, { kind: "changed", message });
    const page = await store.page({ room, limit: 9 });
    deepEqual(page.messages.map(({ text }) => text), ["first", "second"]);
    deepEqual([page.messages[0], page.rev, page.lastSeq], [message, 3, 2]);
    const [summary] = await store.rooms({ limit: 1 });
    deepEqual(heard, [{ kind: "changed", epoch: page.epoch, message, summary }]);
    equal(summary?.last.text, "second");
  });

  test("a change that changes nothing is neither counted nor told", async (store) => {
    const message = say("text");
    await store.append(message);
    await store.change({ ...own(message.id), kind: "question", state: "answered" });
    const heard = followed(store);
    const changes: readonly MessageChange[] = [
      { kind: "edit", text: "text", at: 9 },
      { kind: "react", by: READER, emoji: "👍", on: false },
      { kind: "ask" },
      { kind: "question", state: "answered" },
      { kind: "consent", allow: false },
    ];
    for (const change of changes) {
      equal((await store.change({ ...own(message.id), ...change })).kind, "unchanged", change.kind);
    }
    await store.change({ ...own(message.id), kind: "delete" });
    equal((await store.change({ ...own(message.id), kind: "delete" })).kind, "unchanged");
    equal(heard.length, 1);
    equal((await store.page({ room: ROOM, limit: 1 })).rev, 3);
  });

  test("of a deleted message only its place is left", async (store) => {
    const message = say("secret", {
      from: NAMED,
      question: true,
      sentence: { text: "secret", fragment: "text=secret" },
    });
    await store.append(message);
    await store.change({ ...own(message.id), kind: "edit", text: "secret 2", at: 8 });
    await store.change({ ...own(message.id), kind: "react", by: READER, emoji: "👍", on: true });
    const deleted = await store.change({ ...own(message.id), kind: "delete" });
    const { id, room, at } = message;
    const from = { ...NAMED, name: "" };
    const left = { room, id, seq: 1, rev: 4, from, text: "", at, deleted: true };
    deepEqual(deleted, { kind: "changed", message: left });
    const page = await store.page({ room, limit: 9 });
    deepEqual([page.messages, page.questions], [[left], { open: 0, answered: 0 }]);
    deepEqual((await store.rooms({ limit: 1 }))[0]?.last, left);
    const seq = await store.append(say("next"));
    equal(seq.kind === "stored" && seq.message.seq, 2);
  });

  test("what is not there or was deleted cannot be changed", async (store) => {
    const message = say("gone");
    const changes: readonly MessageChange[] = [
      { kind: "edit", text: "x", at: 9 },
      { kind: "react", by: READER, emoji: "👍", on: true },
      { kind: "ask" },
      { kind: "question", state: "open" },
      { kind: "consent", allow: true },
    ];
    const tryAll = async () => {
      for (const change of changes) {
        deepEqual(await store.change({ ...own(message.id), ...change }), { kind: "not-found" });
      }
    };
    await tryAll();
    deepEqual(await store.change({ ...own(message.id), kind: "delete" }), { kind: "not-found" });
    await store.append(message);
    await store.change({ ...own(message.id), kind: "delete" });
    await tryAll();
  });

  test("a message sent again is the same after it was edited, or deleted", async (store) => {
    const message = say("first");
    await store.append(message);
    await store.change(edit(message.id, "second"));
    await store.change(edit(message.id, "third"));
    const heard = followed(store);
    const again = await store.append(message);
    equal(again.kind === "duplicate" && again.message.text, "third");
    for (const text of ["second", "third", "other"]) {
      deepEqual(await store.append({ ...message, text }), { kind: "id-taken" });
    }
    await store.change({ ...own(message.id), kind: "delete" });
    const gone = await store.append(message);
    equal(gone.kind === "duplicate" && gone.message.text, "");
    deepEqual(await store.append({ ...message, from: NAMED }), { kind: "id-taken" });
    equal(heard.length, 1);
    equal((await store.page({ room: ROOM, limit: 9 })).lastSeq, 1);
  });

  test("feelings are counted once for each person, and named in order", async (store) => {
    const message = say("nice");
    await store.append(message);
    const react = (person: number, emoji: string, on = true) =>
      store.change({
        ...own(message.id),
        kind: "react",
        by: { ...READER, id: `reader-${person}` },
        emoji,
        on,
      });
    const now = async () => (await store.message({ room: ROOM }, message.id))?.reactions;
    for (const [person, emoji] of [[1, "👍"], [2, "🎉"], [2, "👍"], [1, "👍"]] as const) {
      await react(person, emoji);
    }
    deepEqual(await now(), [
      { emoji: "👍", count: 2, by: ["reader-1", "reader-2"] },
      { emoji: "🎉", count: 1, by: ["reader-2"] },
    ]);
    await react(1, "👍", false);
    await react(2, "🎉", false);
    deepEqual(await now(), [{ emoji: "👍", count: 1, by: ["reader-2"] }]);
    await react(2, "👍", false);
    equal(await now(), undefined);
    for (let person = 0; person < 25; person++) await react(person, "👍");
    const [many] = await now() ?? [];
    deepEqual([many?.count, many?.by.length, many?.by[0]], [25, 20, "reader-0"]);
  });

  test("a reader and an author of the same id are two people", async (store) => {
    const message = say("nice");
    await store.append(message);
    for (const kind of ["reader", "author"] as const) {
      const by = { kind, id: "x", name: "" };
      await store.change({ ...own(message.id), kind: "react", by, emoji: "👍", on: true });
    }
    equal((await store.message({ room: ROOM }, message.id))?.reactions?.[0]?.count, 2);
  });

  test("a message has at most eight different emoji", async (store) => {
    const message = say("nice");
    await store.append(message);
    const react = (emoji: string, by: typeof READER | typeof NAMED = READER) =>
      store.change({ ...own(message.id), kind: "react", by, emoji, on: true });
    const all = ["😀", "😁", "😂", "🤣", "😃", "😄", "😅", "😆", "😉"];
    const kinds = [];
    for (const emoji of all) kinds.push((await react(emoji)).kind);
    deepEqual(kinds, [...Array(8).fill("changed"), "full"]);
    equal((await react("😀", NAMED)).kind, "changed");
    const off = { kind: "react", by: READER, emoji: "😁", on: false } as const;
    await store.change({ ...own(message.id), ...off });
    equal((await react("😉")).kind, "changed");
  });

  test("whoever asks for what changed gets all of it, in the order of the changes", async (store) => {
    const ids: string[] = [];
    for (let n = 1; n <= 5; n++) {
      const message = say(String(n));
      ids.push(message.id);
      await store.append(message);
    }
    const [one = "", two = "", three = ""] = ids;
    await store.change(edit(two, "2b"));
    await store.change({ ...own(one), kind: "delete" });
    await store.change(edit(two, "2c"));
    const since = async (afterRev: number, limit = 9) => {
      const page = await store.page({ room: ROOM, afterRev, limit });
      return [page.messages.map(({ text, rev }) => `${text}@${rev}`), page.more, page.rev];
    };
    deepEqual(await since(0), [["3@3", "4@4", "5@5", "@7", "2c@8"], false, 8]);
    deepEqual(await since(5), [["@7", "2c@8"], false, 8]);
    deepEqual(await since(3, 2), [["4@4", "5@5"], true, 8]);
    deepEqual(await since(8), [[], false, 8]);
    await store.change({ ...own(three), kind: "react", by: READER, emoji: "👍", on: true });
    deepEqual(await since(8), [["3@9"], false, 9]);
  });

  test("whoever applies what is told, or asks for what changed, sees what is kept", async (store) => {
    const heard = followed(store);
    const action = fc.tuple(
      fc.nat(5),
      fc.constantFrom("edit", "delete", "react", "ask", "say"),
      fc.nat(3),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 40 }), async (actions) => {
        const ids = Array.from({ length: 6 }, () => say("").id);
        for (const id of ids.slice(3)) await store.append(say("there", { id }));
        const start = (await store.page({ room: ROOM, limit: 1 })).rev;
        const known = new Map((await everything(store)).map((message) => [message.id, message]));
        heard.length = 0;
        for (const [n, kind, how] of actions) await act(store, ids[n] ?? "", { kind, how });
        const live = new Map(known);
        for (const { message } of heard) live.set(message.id, message);
        deepEqual(heard.map(({ message }) => message.rev), heard.map((_, n) => start + n + 1));
        const asked = new Map(known);
        for (let after = start, more = true; more;) {
          const page = await store.page({ room: ROOM, afterRev: after, limit: 3 });
          for (const message of page.messages) asked.set(message.id, message);
          after = page.messages.at(-1)?.rev ?? after;
          more = page.more;
        }
        const kept = await everything(store);
        for (const seen of [live, asked]) {
          deepEqual([...seen.values()].sort((a, b) => a.seq - b.seq), kept);
        }
      }),
      { numRuns: 25 },
    );
  });

  test("hostile strings come back from changes as they went in", async (store) => {
    for (const text of test.hostile) {
      const message = say("first " + text);
      await store.append(message);
      const edited = await store.change(edit(message.id, text));
      equal(edited.kind === "changed" && edited.message.text, text);
      equal((await store.append(message)).kind, "duplicate");
      const by = { ...READER, id: text };
      await store.change({ ...own(message.id), kind: "react", by, emoji: text, on: true });
      const kept = await store.message({ room: ROOM }, message.id);
      deepEqual(kept?.reactions, [{ emoji: text, count: 1, by: [text] }]);
    }
  });
}

async function act(
  store: MessageStore,
  id: string,
  { kind, how }: { readonly kind: string; readonly how: number },
): Promise<void> {
  const changes: Readonly<Record<string, MessageChange>> = {
    edit: { kind: "edit", text: String(how), at: 9 },
    delete: { kind: "delete" },
    react: { kind: "react", by: READER, emoji: how > 1 ? "👍" : "🎉", on: how > 0 },
    ask: { kind: "ask" },
  };
  const change = changes[kind];
  if (change === undefined) await store.append(say("same", { id }));
  else await store.change({ ...own(id), ...change });
}

async function everything(store: MessageStore): Promise<readonly ChatMessage[]> {
  return (await store.page({ room: ROOM, after: 0, limit: 1_000 })).messages;
}

function own(id: string) {
  return { room: ROOM, id };
}

function edit(id: string, text: string): Change {
  return { ...own(id), kind: "edit", text, at: 9 };
}

function followed(store: MessageStore): Committed[] {
  const heard: Committed[] = [];
  store.follow((committed) => heard.push(committed));
  return heard;
}
