/**
 * The worker speaks the protocol: open, run, close.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Reply, Request } from "../../../../server/storage/sqlite/protocol.ts";
import { dataDir } from "../../../helper/data_dir.ts";
import { ROOM, say } from "../../../helper/new_message.ts";

Deno.test("worker opens a file, runs calls as one commit and closes it", async () => {
  using dir = dataDir();
  using worker = startWorker();
  deepEqual(await worker.ask({ type: "open", file: { path: dir.file } }), { type: "opened" });
  const message = say("hello");
  const reply = await worker.ask({
    type: "run",
    calls: [
      { name: "append", args: [message, "epoch"] },
      { name: "page", args: [{ room: ROOM, limit: 1 }] },
    ],
  });
  const { id, from, room, text, at } = message;
  const kept = { id, from, room, text, at, seq: 1, rev: 1 };
  const head = { epoch: "epoch", lastSeq: 1, rev: 1, questions: { open: 0, answered: 0 } };
  const summary = { room, ...head, page: { title: "", url: "" }, last: kept };
  const result = { kind: "stored", epoch: "epoch", message: kept };
  const commits = [{ kind: "message", epoch: "epoch", message: kept, summary }];
  const page = { ...head, firstSeq: 1, goneRev: 0, messages: [kept], more: false };
  deepEqual(reply, {
    type: "answers",
    answers: [{ ok: true, value: { result, commits } }, { ok: true, value: page }],
  });
  deepEqual(await worker.ask({ type: "close" }), { type: "closed" });
  deepEqual(dir.names(), ["smalltalk.db"]);
});

Deno.test("worker says why it cannot open a file", async () => {
  using dir = dataDir();
  Deno.writeTextFileSync(dir.file, "not a database ".repeat(100));
  using worker = startWorker();
  const reply = await worker.ask({ type: "open", file: { path: dir.file } });
  equal(reply.type === "refused" && reply.failure.code, "damaged");
});

Deno.test("worker keeps a file within the size it was given", async () => {
  using dir = dataDir();
  using worker = startWorker();
  await worker.ask({ type: "open", file: { path: dir.file, maxBytes: 500_000 } });
  const reply = await worker.ask({
    type: "run",
    calls: [{ name: "append", args: [say("x".repeat(500_000)), "epoch"] }],
  });
  const [answer] = reply.type === "answers" ? reply.answers : [];
  equal(answer?.ok === false && answer.failure.code, "full");
  await worker.ask({ type: "close" });
});

function startWorker() {
  const address = new URL("../../../../server/storage/sqlite/worker.ts", import.meta.url);
  const worker = new Worker(address, { type: "module" });
  return {
    ask(request: Request): Promise<Reply> {
      const { promise, resolve } = Promise.withResolvers<Reply>();
      worker.onmessage = ({ data }: MessageEvent<Reply>) => resolve(data);
      worker.postMessage(request);
      return promise;
    },
    [Symbol.dispose]: () => worker.terminate(),
  };
}

Deno.test("worker copies its file between calls, and says why it cannot", async () => {
  using dir = dataDir();
  using worker = startWorker();
  await worker.ask({ type: "open", file: { path: dir.file } });
  const path = `${dir.path}/copy.db`;
  deepEqual(await worker.ask({ type: "copy", path }), { type: "copied" });
  equal(Deno.statSync(path).size > 0, true);
  const reply = await worker.ask({ type: "copy", path: "/proc/copy.db" });
  equal(reply.type === "copied" && reply.failure?.code, "not-writable");
  await worker.ask({ type: "close" });
});
