/**
 * Readers ask for a mail.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { createFollowRoutes } from "../../../../server/http/reader/follow_routes.ts";
import type { MailFollows } from "../../../../server/chat/notification/reader/mail_follows.ts";
import { mailedChat } from "../../../helper/reader_mail.ts";
import { ROOM, say } from "../../../helper/new_message.ts";

function setUp(part: { readonly follows?: MailFollows | undefined } = {}) {
  const chat = mailedChat();
  const { token, reader } = chat.readerTokens.issue();
  const routes = createFollowRoutes({
    chat,
    follows: chat.follows,
    clock: chat.clock,
    addressOf: () => "192.0.2.1",
    networkOf: () => undefined,
    ...part,
  });
  const ask = async (body: object, headers: HeadersInit = { authorization: `Bearer ${token}` }) => {
    const response = await routes.request("/api/reader/follow", {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    const { code, state } = await response.json();
    return [response.status, code ?? state];
  };
  return { ...chat, asker: reader, ask };
}

const BODY = { room: ROOM, email: "kim@example.com" };

Deno.test("a reader asks for a mail about a question, or what they whispered", async () => {
  const { asker, store, ask, later, mails } = setUp();
  const from = { ...asker };
  const question = say("?", { from });
  await store.append(question);
  await store.append(say("…", { from, whisper: asker.id }));
  deepEqual(await ask({ ...BODY, question: question.id, language: "ko" }), [202, "asked"]);
  deepEqual(await ask({ ...BODY, text: true, more: true }), [202, "asked"]);
  await later(0);
  deepEqual(mails.map(({ subject }) => subject), [
    "talk.test: 답이 오면 메일로 알려 드릴까요?",
    "talk.test: an e-mail when there is an answer?",
  ]);
});

Deno.test("nobody else asks, and nothing is asked where no mail is sent", async () => {
  const { ask } = setUp();
  deepEqual(await ask(BODY, {}), [401, "token-invalid"]);
  deepEqual(await ask(BODY), [404, "not-found"]);
  deepEqual(await ask({ ...BODY, room: "nowhere" }), [400, "invalid-body"]);
  deepEqual(await ask({ ...BODY, email: 1 }), [400, "invalid-body"]);
  deepEqual(await setUp({ follows: undefined }).ask(BODY), [403, "forbidden"]);
});

Deno.test("one network asks ten times, and then slowly", async () => {
  const { ask, clock } = setUp();
  for (let n = 0; n < 10; n++) equal((await ask(BODY))[0], 404);
  deepEqual(await ask(BODY), [429, "too-fast"]);
  clock.advance(6 * 60_000);
  equal((await ask(BODY))[0], 404);
});

Deno.test("who is kept out asks for nothing", async () => {
  const { ask, asker, moderation } = setUp();
  const by = { kind: "author", id: "owner", name: "A" } as const;
  await moderation.measures.take({
    id: "measure-measure--",
    kind: "ban",
    site: "default",
    reader: asker.id,
    reason: "",
    by,
    at: 0,
  });
  deepEqual(await ask(BODY), [403, "banned"]);
});
