import { deepEqual, equal } from "node:assert/strict";
import { forgetNotices } from "../../../../server/chat/notification/forget_notices.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { MemoryStore } from "../../../../server/storage/memory/memory_store.ts";
import { random } from "../../../helper/chat.ts";

Deno.test("of an author who is removed nothing is left of how they were told", async () => {
  const store = new MemoryStore({ random });
  for (const author of ["a", "b"]) {
    const job = { id: author, kind: "notice", key: author, author, data: "{}", createdAt: 1 };
    await store.notifications.put({ ...job, dueAt: 1, attempts: 0 }, 9);
    await store.notices.put({ author, settings: "{}" });
    const ticket = {
      key: author,
      purpose: "answer",
      author,
      channel: "c",
      room: roomId("/a"),
    } as const;
    await store.answerTickets.put({ ...ticket, message: "m", expiresAt: 9 }, 0);
  }
  await forgetNotices(store, "a");
  deepEqual((await store.notices.all()).map(({ author }) => author), ["b"]);
  const claimed = await store.notifications.claim({ now: 1, until: 2, limit: 9 });
  deepEqual(claimed.map(({ author }) => author), ["b"]);
  equal(await store.answerTickets.find("a", 0), undefined);
  equal((await store.answerTickets.find("b", 0))?.author, "b");
});
