import { deepEqual, equal } from "node:assert/strict";
import { createAnswerRoutes } from "../../../../server/http/notification/answer_routes.ts";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import { random, testChat } from "../../../helper/chat.ts";

const room = roomId("/posts/a");

function setUp() {
  const chat = testChat();
  const reader = { kind: "reader", id: newId(random), name: "Ada" } as const;
  const author = { kind: "author", id: "author", name: "Kim" } as const;
  const routes = createAnswerRoutes({ ...chat, authorOf: () => Promise.resolve(author) });
  return {
    ...chat,
    reader,
    async answer(body: object) {
      const response = await routes.request("/api/answers", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ author: author.id, room, id: newId(random), ...body }),
      });
      return { status: response.status, text: await response.text() };
    },
    textsOf: async (whisper?: string) => {
      const ref = { room, ...whisper !== undefined && { whisper } };
      return (await chat.store.page({ ...ref, limit: 9 })).messages.map(({ text }) => text);
    },
  };
}

Deno.test("an answer gets into the open, and makes the question answered", async () => {
  const { answer, conversation, reader, store, textsOf } = setUp();
  const asked = await conversation.say({ sender: reader, room }, {
    id: newId(random),
    text: "Why?",
    question: true,
  });
  equal((await answer({ text: "Because.", answers: asked.id })).status, 204);
  deepEqual(await textsOf(), ["Why?", "Because."]);
  equal((await store.questions({ room, limit: 9 })).answered.length, 1);
});

Deno.test("an answer to a whisper stays between its two sides", async () => {
  const { answer, conversation, reader, textsOf } = setUp();
  const place = { sender: reader, room, whisper: reader.id };
  await conversation.say(place, { id: newId(random), text: "Between us" });
  equal((await answer({ whisper: reader.id, text: "Yes" })).status, 204);
  deepEqual([await textsOf(), await textsOf(reader.id)], [[], ["Between us", "Yes"]]);
});

Deno.test("an answer that is sent twice is said once", async () => {
  const { answer, textsOf } = setUp();
  const id = newId(random);
  for (let time = 0; time < 2; time++) equal((await answer({ id, text: "Once" })).status, 204);
  deepEqual(await textsOf(), ["Once"]);
});

Deno.test("what another author wrote, and what looks like a note, is said by nobody", async () => {
  const { answer, textsOf } = setUp();
  equal((await answer({ author: "other", text: "Mine" })).status, 403);
  for (
    const text of ["note: he is rude", "NOTE: x", "// later", "  //later", "Yes.\n내부 메모: x"]
  ) {
    equal((await answer({ text })).status, 400, text);
  }
  equal((await answer({ room: "nowhere at all", text: "x" })).status, 404);
  equal((await answer({ whisper: "../x", text: "x" })).status, 404);
  equal((await answer({ answers: newId(random), text: "x" })).status, 404);
  deepEqual(await textsOf(), []);
});
