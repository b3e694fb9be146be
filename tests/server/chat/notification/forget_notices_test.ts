import { deepEqual, equal } from "node:assert/strict";
import {
  forgetNotices,
  forgetNoticesOf,
} from "../../../../server/chat/notification/forget_notices.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { GRACE_MS } from "../../../../server/chat/notification/author/telling.ts";
import { topicOf } from "../../../../server/chat/notification/author/collecting.ts";
import { random } from "../../../helper/chat.ts";
import { toldAuthor } from "../../../helper/told_author.ts";
import { newStore } from "../../../helper/new_store.ts";

const READER = "r".repeat(22);

Deno.test("of an author who is removed nothing is left of how they were told", async () => {
  const store = newStore({ random });
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

Deno.test("of a whisper that is erased nothing tells that authors were told of it", async () => {
  const { pass, ask, chat } = await toldAuthor();
  const erased = { room: roomId("/a"), whisper: READER };
  const other = { room: roomId("/b"), whisper: READER };
  for (const ref of [erased, other]) await ask("Psst.", { ref });
  await pass(GRACE_MS);
  const told = async (ref: typeof erased) => {
    const { epoch } = await chat.store.page({ ...ref, limit: 1 });
    const topic = `${epoch} ${topicOf(ref)}`;
    return { topic, upTo: await chat.store.notices.told({ author: "a", channel: "c", topic }) };
  };
  const { topic, upTo } = await told(erased);
  equal(upTo, 1);
  await forgetNoticesOf(chat.store, erased);
  equal(await chat.store.notices.told({ author: "a", channel: "c", topic }), 0);
  equal((await told(other)).upTo, 1);
});
