/**
 * The author's list of all conversations.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { testChat } from "../../../helper/chat.ts";
import { ROOM, say } from "../../../helper/new_message.ts";

const author = { kind: "author", id: "owner", name: "Author" } as const;
const whisper = "3q2-7wAAAAAAAAAAAAAAAA";

Deno.test("a row says what authors settled for its conversation, and of no other", async () => {
  const { inbox, store } = testChat();
  await store.append(say("aloud"));
  await store.append(say("low", { whisper }));
  await store.desk.put({ room: ROOM, whisper, assignee: "owner", at: 1 });
  const { rows } = await inbox.page(author, {});
  deepEqual(rows.map(({ desk }) => desk?.assignee), ["owner", undefined]);
});

Deno.test("a page of the inbox is not longer than was asked for, and says where to go on", async () => {
  const { inbox, store } = testChat();
  await store.append(say("aloud"));
  await store.append(say("low", { whisper }));
  const first = await inbox.page(author, { limit: 1 });
  equal(first.rows.length, 1);
  const rest = await inbox.page(author, { limit: 1, before: first.next ?? 0 });
  deepEqual([rest.rows.length, rest.next], [1, undefined]);
});

Deno.test("what an author settled for the console is gone with the author", async () => {
  const { inbox, authors, account } = testChat();
  await account.ensurePassword("correct horse");
  const { author: owner } = await account.signIn("correct horse", { address: "home" });
  const invited = await authors.invite(owner, { name: "Second", publicUrl: "http://talk.test" });
  const second = { kind: "author", id: invited.author.id, name: "Second" } as const;
  await inbox.settle(second, { filters: [], withoutKeys: true });
  equal((await inbox.settings(second)).withoutKeys, true);
  await authors.remove(owner, second.id);
  deepEqual(await inbox.settings(second), { filters: [] });
});
