/**
 * What every store must do with held messages, sentence by sentence of
 * `server/storage/port/held_store.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { roomId } from "../../shared/chat/id.ts";
import { ROOM, say } from "../helper/new_message.ts";
import type { TestRule } from "./store_contract.ts";

const BOUNDS = { ofReader: 2, ofSite: 3 };
const reader = (id: string) => ({ from: { kind: "reader", id, name: "" } as const });

/** Registers the tests of held messages. */
export function testHeld(test: TestRule): void {
  test("a held message is read back as it came, and is in no conversation", async (store) => {
    const { held } = store;
    const message = say("wait\u0000 한국어 \ud800", {
      page: { title: "A", url: "https://blog.example/" },
      question: true,
      quote: "q",
      sentence: { text: "It.", fragment: "text=It" },
    });
    equal(await held.hold(message, BOUNDS), "held");
    deepEqual(await held.find(message), message);
    deepEqual(await held.all(), [message]);
    deepEqual((await store.page({ room: message.room, limit: 1 })).lastSeq, 0);
    equal(await held.find({ room: roomId("/elsewhere"), id: message.id }), undefined);
  });

  test("the same message again is held once; another of its id in the room is not", async (store) => {
    const { held } = store;
    const message = say("wait");
    await held.hold(message, BOUNDS);
    equal(await held.hold({ ...message, at: message.at + 1 }, BOUNDS), "again");
    equal(await held.hold({ ...message, text: "another" }, BOUNDS), "id-taken");
    equal(await held.hold({ ...message, ...reader("other") }, BOUNDS), "id-taken");
    deepEqual(await held.all(), [message]);
    equal(await held.hold({ ...message, room: roomId("/b") }, BOUNDS), "held");
  });

  test("only so many messages of a reader wait, and of a site; the same again is no more", async (store) => {
    const { held } = store;
    const [first, second, other] = [say("1"), say("2"), say("3", reader("other"))];
    for (const message of [first, second]) equal(await held.hold(message, BOUNDS), "held");
    equal(await held.hold(say("too many of one"), BOUNDS), "full");
    equal(await held.hold(other, BOUNDS), "held");
    equal(await held.hold(say("too many of all", reader("third")), BOUNDS), "full");
    equal(await held.hold(first, BOUNDS), "again");
    const elsewhere = say("4", { room: roomId("/a", "blog") });
    equal(await held.hold(elsewhere, BOUNDS), "held");
    deepEqual(await held.all(), [first, second, other, elsewhere]);
    await held.remove(first);
    equal(await held.hold(say("5"), BOUNDS), "held");
  });

  test("a reader's held messages are found by their room", async ({ held }) => {
    const [first, second] = [say("1"), say("2")];
    const others = [say("3", reader("other")), say("4", { room: roomId("/b") })];
    for (const message of [first, ...others, second]) {
      await held.hold(message, { ofReader: 9, ofSite: 9 });
    }
    deepEqual(await held.of({ room: ROOM, reader: first.from.id }), [first, second]);
    deepEqual(await held.of({ room: ROOM, reader: "nobody" }), []);
  });

  test("a held message that is removed, or whose reader or room is forgotten, is gone", async ({ held }) => {
    const messages = [say("1"), say("2"), say("3", reader("other"))];
    for (const message of messages) await held.hold(message, BOUNDS);
    const [first, , third] = messages;
    deepEqual([await held.remove(first ?? say("")), await held.remove(first ?? say(""))], [
      true,
      false,
    ]);
    await held.forget("reader-1");
    deepEqual(await held.all(), [third]);
    const elsewhere = say("4", { room: roomId("/b") });
    await held.hold(elsewhere, BOUNDS);
    deepEqual([await held.clear(ROOM), await held.clear(ROOM)], [true, false]);
    deepEqual(await held.all(), [elsewhere]);
  });
}
