/**
 * What is committed by one instance on Deno KV is heard by all, in one order, each once.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { LogEntry } from "../../../../../server/storage/kv/database/commit.ts";
import type {
  KvConversation,
  KvMessage,
} from "../../../../../server/storage/kv/conversation/layout.ts";
import { KEPT_MS } from "../../../../../server/storage/kv/log/old_entries.ts";
import type { Committed } from "../../../../../server/storage/store.ts";
import { roomId } from "../../../../../shared/chat/id.ts";
import { type KvInstance, withInstances } from "../../../../helper/kv_instances.ts";
import { risingClock } from "../../../../helper/rising_clock.ts";
import { ROOM, say } from "../../../../helper/new_message.ts";

const BUSY = new Error("the database is busy");

Deno.test("hundreds of messages to three instances are heard by all in one order, each once", () =>
  withInstances(async ({ open }) => {
    const instances = [await open(), await open(), await open()];
    const rooms = [ROOM, roomId("/posts/second"), roomId("/posts/third")];
    await Promise.all(
      instances.flatMap(({ store }, who) =>
        Array.from({ length: 120 }, async (_, n) => {
          const room = rooms[n % rooms.length] ?? ROOM;
          const appended = await store.append(say(`${who}:${n}`, { room }));
          const own = instances[who]?.heard.filter(({ message }) => message.text === `${who}:${n}`);
          deepEqual(own?.map(({ message, elsewhere }) => [message, elsewhere]), [
            [appended.kind === "stored" && appended.message, undefined],
          ]);
        })
      ),
    );
    for (const instance of instances) await instance.until(() => instance.heard.length >= 360);
    for (const room of rooms) {
      const orders = instances.map(({ heard }) => textsIn(heard, room));
      equal(orders[0]?.length, 120);
      deepEqual([orders[1], orders[2]], [orders[0], orders[0]]);
      const revs = instances.map(({ heard }) =>
        heard.filter(({ message }) => message.room === room).map(({ message }) => message.rev)
      );
      const all = Array.from({ length: 120 }, (_, index) => index + 1);
      deepEqual(revs, [all, all, all]);
    }
    for (const { heard, misses } of instances) {
      equal(heard.filter(({ elsewhere }) => elsewhere).length, 240);
      equal(misses(), 0);
    }
  }));

Deno.test("what another instance commits is told as it is read, and where it was made", () =>
  withInstances(async ({ open }) => {
    const [one, two] = [await open(), await open()];
    const page = { title: "First post", url: "https://blog.test/posts/first" };
    const question = say("question?", { question: true, page });
    await one.store.append(question);
    await one.store.append(say("answer", { answers: question.id, quote: question.id }));
    const by = { kind: "reader", id: "r", name: "" } as const;
    await one.store.change({
      room: ROOM,
      id: question.id,
      kind: "react",
      by,
      emoji: "👍",
      on: true,
    });
    await two.until(() => two.heard.length === 4);
    deepEqual(two.heard.map(({ kind }) => kind), ["message", "message", "changed", "changed"]);
    deepEqual(two.heard.at(-1), { ...one.heard.at(-1), elsewhere: true });
    deepEqual(two.heard.at(-1)?.summary, (await two.store.rooms({ limit: 1 }))[0]);
  }));

Deno.test("a message that has changed again is told as it is now under each count, and never goes back", () =>
  withInstances(async ({ open }) => {
    const [one, two] = [await open(), await open()];
    const message = say("a secret");
    const reconnect = two.cutOff();
    await one.store.append(message);
    await one.store.change({ room: ROOM, id: message.id, kind: "edit", text: "less", at: 1 });
    await one.store.change({ room: ROOM, id: message.id, kind: "delete" });
    reconnect();
    await two.until(() => two.heard.length === 3);
    deepEqual(
      two.heard.map(({ kind, message: { rev, text, deleted } }) => [kind, rev, text, deleted]),
      [["message", 1, "", true], ["changed", 2, "", true], ["changed", 3, "", true]],
    );
  }));

Deno.test("the log names where something changed, and nothing that was said or by whom", () =>
  withInstances(async ({ open, kv }) => {
    const one = await open();
    const from = { kind: "reader", id: "reader-secret", name: "Name-secret" } as const;
    await one.store.append(say("text-secret", { from, id: "id-secret" }));
    const logged: unknown[] = [];
    for await (const { key, value } of kv.list({ prefix: [] })) {
      if (key[1] === "log") logged.push(value);
    }
    equal(logged.length, 1);
    equal(JSON.stringify(logged).includes("secret"), false);
  }));

Deno.test("a commit that conflicts is tried again and told once", () =>
  withInstances(async ({ open }) => {
    const [one, two] = [await open(), await open()];
    one.between.commits.push("conflict", "conflict");
    await one.store.append(say("hello"));
    await two.until(() => two.heard.length === 1);
    await two.store.append(say("hello back"));
    await one.until(() => one.heard.length === 2);
    for (const { heard } of [one, two]) deepEqual(textsIn(heard), ["hello", "hello back"]);
  }));

Deno.test("a commit that went through unanswered is told once, to all", () =>
  withInstances(async ({ open }) => {
    const [one, two] = [await open(), await open()];
    for (const fate of ["unanswered", "denied"] as const) {
      one.between.commits.push(fate);
      const before = one.heard.length;
      equal((await one.store.append(say(fate))).kind, "stored");
      equal(one.heard.length, before + 1);
      await two.store.append(say("hello back"));
      await one.until(() => one.heard.length === before + 2);
    }
    await two.until(() => two.heard.length === 4);
    for (const { heard } of [one, two]) {
      deepEqual(textsIn(heard), ["unanswered", "hello back", "denied", "hello back"]);
    }
    deepEqual(one.heard.map(({ elsewhere }) => elsewhere), [undefined, true, undefined, true]);
  }));

Deno.test("what came while a watch was broken is heard when it is whole again, in order", () =>
  withInstances(async ({ open }) => {
    const [one, two] = [await open(), await open()];
    await one.store.append(say("1"));
    await two.until(() => two.heard.length === 1);
    two.between.breakWatches();
    for (const text of ["2", "3", "4"]) await one.store.append(say(text));
    await two.until(() => two.heard.length === 4);
    await one.store.append(say("5"));
    await two.until(() => two.heard.length === 5);
    deepEqual(textsIn(two.heard), ["1", "2", "3", "4", "5"]);
  }));

Deno.test("what a broken watch does not tell of is heard with the next own commit, before it", () =>
  withInstances(async ({ open }) => {
    const [one, two] = [await open(), await open()];
    two.between.breakWatches();
    await one.store.append(say("1"));
    await two.store.append(say("2"));
    deepEqual(textsIn(two.heard), ["1", "2"]);
  }));

Deno.test("a listener of a store that was closed hears nothing more", () =>
  withInstances(async ({ open }) => {
    const [one, two, three] = [await open(), await open(), await open()];
    await two.store.close();
    await one.store.append(say("late"));
    await three.until(() => three.heard.length === 1);
    deepEqual(two.heard, []);
  }));

Deno.test("an instance that opens later hears what is committed from then on", () =>
  withInstances(async ({ open }) => {
    const one = await open();
    await one.store.append(say("before"));
    const two = await open();
    await one.store.append(say("after"));
    await two.until(() => two.heard.length === 1);
    deepEqual(textsIn(two.heard), ["after"]);
  }));

Deno.test("an instance that has fallen behind the log is told so once, and goes on", () =>
  withInstances(async ({ open, kv }) => {
    const [one, two] = [await open(), await open()];
    const reconnect = two.cutOff();
    for (const text of ["1", "2", "3"]) await one.store.append(say(text));
    for await (const { key } of kv.list({ prefix: [] })) {
      if (key[1] === "log") await kv.delete(key);
    }
    reconnect();
    await two.until(() => two.misses() > 0);
    await one.store.append(say("4"));
    await two.until(() => two.heard.length === 1);
    deepEqual(textsIn(two.heard), ["4"]);
    equal(two.misses(), 1);
  }));

Deno.test("what was removed meanwhile is told nothing of, and what comes after it is", () =>
  withInstances(async ({ open, kv }) => {
    const [one, two] = [await open(), await open()];
    const reconnect = two.cutOff();
    await one.store.append(say("gone", { whisper: "reader-1" }));
    await one.store.append(say("gone too"));
    await one.store.append(say("stays"));
    for await (const { key, value } of kv.list<KvConversation & KvMessage>({ prefix: [] })) {
      const isGone = key[1] === "conversation"
        ? value.ref.whisper !== undefined
        : key[1] === "message" && value.kept.text === "gone too";
      if (isGone) await kv.delete(key);
    }
    reconnect();
    await two.until(() => two.heard.length === 1);
    deepEqual(textsIn(two.heard), ["stays"]);
  }));

Deno.test("what another version of the program logs is passed over", () =>
  withInstances(async ({ open, kv }) => {
    const [one, two] = [await open(), await open()];
    const reconnect = two.cutOff();
    for (const text of ["1", "2"]) await one.store.append(say(text));
    for await (const { key, value } of kv.list<LogEntry>({ prefix: [] })) {
      if (key[1] !== "log" || value.number !== 1) continue;
      await kv.set(key, { ...value, notes: [undefined, "?", { kind: "of tomorrow", key: 1 }] });
    }
    reconnect();
    await two.until(() => two.heard.length === 1);
    deepEqual([textsIn(two.heard), two.misses()], [["2"], 0]);
  }));

Deno.test("an entry that is none does not stop whoever reads on", () =>
  withInstances(async ({ open, kv }) => {
    const [one, two] = [await open(), await open()];
    const reconnect = two.cutOff();
    for (const text of ["1", "2", "3"]) await one.store.append(say(text));
    for await (const { key, value } of kv.list<LogEntry>({ prefix: [] })) {
      if (key[1] === "log" && value.number === 2) await kv.set(key, { number: 2 });
    }
    reconnect();
    await two.until(() => two.heard.length === 2);
    deepEqual([textsIn(two.heard), two.misses()], [["1", "3"], 1]);
  }));

Deno.test("the log does not grow: who commits deletes what is old", () => {
  let now = 1_700_000_000_000;
  return withInstances(async ({ open, kv }) => {
    const { store } = await open();
    for (let n = 0; n < 320; n++) {
      if (n === 256) now += KEPT_MS + 1;
      await store.append(say(String(n)));
    }
    await store.close();
    const numbers: number[] = [];
    for await (const { key, value } of kv.list<LogEntry>({ prefix: [] })) {
      if (key[1] === "log") numbers.push(value.number);
    }
    deepEqual(numbers, Array.from({ length: 192 }, (_, index) => index + 129));
  }, { now: () => now, after: risingClock().after });
});

Deno.test("while Deno KV refuses nothing is said to be kept, and the store comes back by itself", () =>
  withInstances(async ({ open }) => {
    const one = await open();
    one.between.refusal = BUSY;
    const refused = await one.store.append(say("lost")).then(
      () => "resolved",
      (error: Error) => error.message,
    );
    equal(refused.startsWith("Cannot use Deno KV: the database is busy"), true, refused);
    deepEqual(one.heard, []);
    one.between.refusal = undefined;
    await one.store.append(say("kept"));
    deepEqual(textsIn(one.heard), ["kept"]);
  }));

Deno.test("a store opens where Deno KV does not answer, and hears others as soon as it does", () =>
  withInstances(async ({ open }) => {
    const one = await open();
    const two = await open({}, BUSY);
    two.between.refusal = undefined;
    // The watch begins again after a while; its first word is where it begins.
    await two.store.append(say("1", { room: roomId("/posts/second") }));
    const texts = () => textsIn(two.heard);
    for (let n = 0; texts().length === 0; n++) {
      await one.store.append(say(String(n)));
    }
    const [first] = texts();
    await one.store.append(say("last"));
    await two.until(() => texts().includes("last"));
    deepEqual(texts(), textsIn(one.heard).slice(Number(first)));
  }));

function textsIn(heard: KvInstance["heard"] | readonly Committed[], room = ROOM): string[] {
  return heard.filter(({ message }) => message.room === room).map(({ message }) => message.text);
}
