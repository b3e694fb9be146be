/**
 * Feelings are many, and what is kept with their message is few.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { MAX_CLEARED } from "../../../../../server/storage/kv/conversation/kv_feelings.ts";
import type { Store } from "../../../../../server/storage/store.ts";
import type { Reaction } from "../../../../../shared/chat/event.ts";
import { withInstances } from "../../../../helper/kv_instances.ts";
import { ROOM, say } from "../../../../helper/new_message.ts";

async function reactionsTo(store: Store, id: string): Promise<readonly Reaction[] | undefined> {
  return (await store.message({ room: ROOM }, id))?.reactions;
}

function react(store: Store, id: string, person: number, on = true): Promise<unknown> {
  const by = { kind: "reader", id: `reader-${person}`, name: "" } as const;
  return store.change({ room: ROOM, id, kind: "react", by, emoji: "👍", on });
}

Deno.test("a message with more feelings than one commit takes is deleted with all of them", () =>
  withInstances(async ({ open, kv }) => {
    const { store, heard } = await open();
    const message = say("loved");
    await store.append(message);
    const people = Array.from({ length: 2 * MAX_CLEARED + 50 }, (_, n) => n);
    await Promise.all(people.map((person) => react(store, message.id, person)));
    equal((await reactionsTo(store, message.id))?.[0]?.count, people.length);
    const told = heard.length;
    const deleted = await store.change({ room: ROOM, id: message.id, kind: "delete" });
    equal(deleted.kind, "changed");
    equal(heard.length, told + 1);
    const left: string[] = [];
    for await (const { key } of kv.list({ prefix: [] })) left.push(String(key[1]));
    deepEqual(left.filter((kind) => kind === "feeling" || kind === "felt"), []);
    equal(await reactionsTo(store, message.id), undefined);
  }));

Deno.test("who is named first goes, and the next one who felt so is named", () =>
  withInstances(async ({ open }) => {
    const { store } = await open();
    const message = say("liked");
    await store.append(message);
    for (let person = 0; person < 25; person++) await react(store, message.id, person);
    await react(store, message.id, 22, false);
    await react(store, message.id, 3, false);
    const [reaction] = await reactionsTo(store, message.id) ?? [];
    const named = Array.from({ length: 21 }, (_, n) => `reader-${n}`);
    deepEqual(reaction, {
      emoji: "👍",
      count: 23,
      by: named.filter((id) => id !== "reader-3"),
    });
  }));
