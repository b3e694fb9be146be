import { deepEqual, equal } from "node:assert/strict";
import { roomId } from "../../../../shared/chat/id.ts";
import type { MessageNotice } from "../../../../shared/chat/push.ts";
import {
  Answering,
  KEPT_ANSWER_MS,
  type KeptAnswer,
  type Posted,
} from "../../../../widget/console/worker/answering.ts";
import { en } from "../../../../widget/console/worker/en.ts";

const NOTICE: MessageNotice = {
  kind: "message",
  author: "author",
  room: roomId("/posts/a"),
  id: "question-id-0123456789",
  question: true,
  from: "Ada",
  title: "On sockets",
};

function setUp(...outcomes: Posted[]) {
  const answers = new Map<string, KeptAnswer>();
  const posted: KeptAnswer[] = [];
  const shown: string[] = [];
  let retries = 0;
  let now = 0;
  const answering = new Answering({
    kept: {
      put: (answer) => Promise.resolve(void answers.set(answer.id, answer)),
      all: () => Promise.resolve([...answers.values()]),
      remove: (id) => Promise.resolve(void answers.delete(id)),
      clear: () => Promise.resolve(answers.clear()),
    },
    post(answer) {
      // It is on the device before it is sent.
      equal(answers.has(answer.id), true);
      posted.push(answer);
      return Promise.resolve(outcomes.shift() ?? "sent");
    },
    show: ({ title }) => Promise.resolve(void shown.push(title)),
    retryLater: () => Promise.resolve(void retries++),
    words: en,
    now: () => now,
    newId: () => `id-${posted.length}`,
  });
  return {
    answering,
    posted,
    shown,
    kept: () => [...answers.values()].map(({ text }) => text),
    retries: () => retries,
    wait: (ms: number) => now += ms,
  };
}

Deno.test("an answer is told as published or as sent privately, and is kept no longer", async () => {
  const { answering, shown, kept } = setUp();
  await answering.answer(NOTICE, "Because.");
  await answering.answer({ ...NOTICE, whisper: "reader" }, "Between us.");
  deepEqual(shown, [
    "Published on “On sockets”, everyone can see it",
    "Sent privately to Ada",
  ]);
  deepEqual(kept(), []);
});

Deno.test("an answer that does not get through is kept, said once, and sent again with its id", async () => {
  const { answering, posted, shown, kept, retries } = setUp("later", "later", "sent");
  await answering.answer(NOTICE, "Because.");
  deepEqual([shown, kept(), retries()], [["Not sent yet"], ["Because."], 1]);
  await answering.retry();
  deepEqual([shown.length, kept(), retries()], [1, ["Because."], 2]);
  await answering.retry();
  deepEqual([shown.at(-1), kept()], ["Published on “On sockets”, everyone can see it", []]);
  deepEqual(posted.map(({ id }) => id), ["id-0", "id-0", "id-0"]);
});

Deno.test("an answer of somebody who is signed out waits for them, and goes when they sign out", async () => {
  const { answering, shown, kept } = setUp("signed-out", "signed-out");
  await answering.answer(NOTICE, "Because.");
  await answering.retry();
  deepEqual([shown, kept()], [["Not sent: you are signed out"], ["Because."]]);
  await answering.forget();
  deepEqual(kept(), []);
});

Deno.test("an answer that the server does not take is told, and not sent again", async () => {
  const { answering, shown, kept } = setUp("refused");
  await answering.answer(NOTICE, "Because.");
  deepEqual([shown, kept()], [["Not sent"], []]);
});

Deno.test("an answer is not sent after a day: the server may not know any more that it was", async () => {
  const { answering, posted, shown, kept, wait } = setUp("later");
  await answering.answer(NOTICE, "Because.");
  wait(KEPT_ANSWER_MS + 1);
  await answering.retry();
  deepEqual([posted.length, shown.at(-1), kept()], [1, "Not sent in time", []]);
});

Deno.test("an answer that is being sent is not sent again meanwhile", async () => {
  const { answering, posted } = setUp();
  await Promise.all([answering.answer(NOTICE, "Because."), answering.retry()]);
  equal(posted.length, 1);
});
