/**
 * What every store must do with what authors settled for conversations, sentence by sentence of
 * `server/storage/port/desk_store.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { DeskState } from "../../shared/chat/desk.ts";
import { roomId } from "../../shared/chat/id.ts";
import { ROOM, say } from "../helper/new_message.ts";
import type { TestRule } from "./store_contract.ts";

const whisper = "reader-1";

/** Registers the tests of the desk. */
export function testDesk(test: TestRule): void {
  test("what was settled for a conversation is read back, and of another is another's", async (store) => {
    const { desk } = store;
    for (const message of [say("aloud"), say("low", { whisper })]) await store.append(message);
    const state: DeskState = { room: ROOM, assignee: "a\u0000\ud800", snoozedUntil: 9, at: 1 };
    equal(await desk.put(state), true);
    deepEqual(await desk.get({ room: ROOM }), state);
    equal(await desk.get({ room: ROOM, whisper }), undefined);
    const done: DeskState = { room: ROOM, whisper, done: true, at: 2 };
    equal(await desk.put(done), true);
    deepEqual(await desk.of([{ room: ROOM, whisper }, { room: roomId("/elsewhere") }]), [done]);
    deepEqual(await desk.list({ limit: 9 }), [done, state]);
    deepEqual(await desk.list({ limit: 1 }), [done]);
  });

  test("for a conversation that is not there nothing is settled", async ({ desk }) => {
    equal(await desk.put({ room: ROOM, done: true, at: 1 }), false);
    equal(await desk.get({ room: ROOM }), undefined);
  });

  test("a state takes the place of the one before, and one in which nothing is settled is forgotten", async (store) => {
    const { desk } = store;
    await store.append(say("aloud"));
    await desk.put({ room: ROOM, assignee: "a", at: 1 });
    await desk.put({ room: ROOM, assignee: "b", at: 2 });
    deepEqual(await desk.list({ limit: 9 }), [{ room: ROOM, assignee: "b", at: 2 }]);
    equal(await desk.put({ room: ROOM, at: 3 }), true);
    deepEqual(await desk.list({ limit: 9 }), []);
    equal(await desk.get({ room: ROOM }), undefined);
  });

  test("what sleeps comes with the first to wake first, and an author's with the newest first", async (store) => {
    const { desk } = store;
    const rooms = ["/a", "/b", "/c"].map((path) => roomId(path));
    for (const room of rooms) await store.append(say("there", { room }));
    const [a = ROOM, b = ROOM, c = ROOM] = rooms;
    await desk.put({ room: a, assignee: "one", snoozedUntil: 30, at: 1 });
    await desk.put({ room: b, assignee: "one", snoozedUntil: 20, at: 2 });
    await desk.put({ room: c, assignee: "two", at: 3 });
    deepEqual((await desk.asleep({ limit: 9 })).map(({ room }) => room), [b, a]);
    deepEqual((await desk.asleep({ limit: 1 })).map(({ room }) => room), [b]);
    const ofOne = await desk.assignedTo({ author: "one", limit: 9 });
    deepEqual(ofOne.map(({ room }) => room), [b, a]);
    equal((await desk.assignedTo({ author: "one", limit: 1 })).length, 1);
    deepEqual(await desk.assignedTo({ author: "nobody", limit: 9 }), []);
  });

  test("what was settled goes with its conversation, and is not there in its next life", async (store) => {
    const { desk, life } = store;
    for (const message of [say("aloud"), say("low", { whisper })]) await store.append(message);
    for (const ref of [{ room: ROOM }, { room: ROOM, whisper }]) {
      await desk.put({ ...ref, done: true, at: 1 });
    }
    await life.erase({ room: ROOM, whisper, limit: 9 });
    deepEqual(await desk.list({ limit: 9 }), [{ room: ROOM, done: true, at: 1 }]);
    await store.append(say("again", { whisper }));
    equal(await desk.get({ room: ROOM, whisper }), undefined);
    await life.expire({ room: ROOM, before: Infinity, limit: 9 });
    deepEqual(await desk.list({ limit: 9 }), [{ room: ROOM, done: true, at: 1 }]);
    await life.erase({ room: ROOM, limit: 9 });
    deepEqual(await desk.list({ limit: 9 }), []);
  });
}
