/**
 * What every store must do with the list of conversations, sentence by sentence of
 * `server/storage/port/inbox_store.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { roomId } from "../../shared/chat/id.ts";
import type { ConversationPage } from "../../server/storage/port/inbox_store.ts";
import { ROOM, say } from "../helper/new_message.ts";
import type { TestRule } from "./store_contract.ts";

const whisper = "reader-1";
const A = roomId("/a");
const B = roomId("/b");

const namesOf = ({ listed }: ConversationPage) =>
  listed.map(({ summary: { room, whisper } }) =>
    whisper === undefined ? room : `${room}+${whisper}`
  );

/** Registers the tests of the list. */
export function testInbox(test: TestRule): void {
  test("the list has rooms and whispers, the newest message first, page by page", async (store) => {
    const { inbox } = store;
    deepEqual(await inbox.list({ limit: 9 }), { listed: [] });
    const said = [
      say("one", { room: A }),
      say("two", { room: A, whisper }),
      say("three", { room: B }),
      say("four", { room: A }),
    ];
    for (const message of said) await store.append(message);
    const all = await inbox.list({ limit: 3 });
    deepEqual(namesOf(all), [A, B, `${A}+${whisper}`]);
    equal(all.next, undefined);
    deepEqual(namesOf(await inbox.list({ limit: 3, roomsOnly: true })), [A, B]);
    equal(all.listed[0]?.summary.last.text, "four");
    const first = await inbox.list({ limit: 2 });
    deepEqual(namesOf(first), [A, B]);
    const rest = await inbox.list({ limit: 2, before: first.next ?? 0 });
    deepEqual(namesOf(rest), [`${A}+${whisper}`]);
    equal(rest.next, undefined);
  });

  test("a page of the list goes on where the last one ended, whatever came meanwhile", async (store) => {
    for (const room of [A, B, ROOM]) await store.append(say("there", { room }));
    const first = await store.inbox.list({ limit: 1 });
    await store.append(say("again", { room: A }));
    const rest = await store.inbox.list({ limit: 9, before: first.next ?? 0 });
    deepEqual(namesOf(rest), [B], "what moved to the front is told");
  });

  test("the list says since when something waits, and can be of what waits alone", async (store) => {
    const { inbox } = store;
    const first = say("first?", { room: A, question: true, at: 10 });
    await store.append(first);
    await store.append(say("second?", { room: A, question: true, at: 20 }));
    await store.append(say("no question", { room: B, at: 30 }));
    const open = await inbox.list({ limit: 9, isOpen: true });
    deepEqual(open.listed.map(({ askedAt, summary }) => [summary.room, askedAt]), [[A, 10]]);
    await store.change({ room: A, id: first.id, kind: "question", state: "answered" });
    equal((await inbox.of({ room: A }))?.askedAt, 20);
    equal((await inbox.of({ room: B }))?.askedAt, undefined);
    equal((await inbox.of({ room: B }))?.summary.last.text, "no question");
    equal(await inbox.of({ room: ROOM }), undefined);
  });
}
