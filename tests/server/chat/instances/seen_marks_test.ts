import { deepEqual } from "node:assert/strict";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import { random } from "../../../helper/chat.ts";
import { twoChats, unreadTotals } from "../../../helper/two_chats.ts";

const room = roomId("/a");
const reader = { kind: "reader", id: "r".repeat(22), name: "" } as const;
const author = { kind: "author", id: "kim", name: "Kim" } as const;

Deno.test("what is seen at one instance is unread at none, and a burst is told at once and then as one", async () => {
  const { one, other, clock, settle } = await twoChats();
  await one.store.putAuthor({ id: "kim", name: "Kim", passwordHash: "", createdAt: 1 });
  const told = unreadTotals(other, author);
  await settle();
  for (let n = 0; n < 5; n++) {
    await one.conversation.say({ room, sender: reader }, { id: newId(random), text: "there?" });
  }
  await settle();
  clock.advance(1_000);
  deepEqual(told, [1, 5]);
  let signals = 0;
  other.bus.subscribe("chat.seen", () => void signals++);
  for (const seq of [1, 2, 3, 4]) await one.attention.seen.see({ room, sender: author }, { seq });
  await settle();
  clock.advance(1_000);
  await settle();
  clock.advance(1_000);
  deepEqual([told, signals], [[1, 5, 4, 1], 2]);
});
