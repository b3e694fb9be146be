/**
 * Calls travel together, one request at a time, and every call gets its answer.
 *
 * @module
 */
import { deepEqual, equal, match, rejects } from "node:assert/strict";
import {
  Mailbox,
  type MailboxOptions,
  type WorkerPort,
} from "../../../../server/storage/sqlite/mailbox.ts";
import type { Answer, Call, Reply, Request } from "../../../../server/storage/sqlite/protocol.ts";

/** A worker whose replies the test gives. */
class FakeWorker implements WorkerPort {
  readonly requests: Request[] = [];
  isTerminated = false;
  onmessage: WorkerPort["onmessage"] = null;
  onerror: WorkerPort["onerror"] = null;

  postMessage(request: Request): void {
    this.requests.push(request);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  reply(data: Reply): void {
    this.onmessage?.call(this as unknown as Worker, new MessageEvent("message", { data }));
  }

  /** Answers each call under way with its name and index. */
  answer(): void {
    const request = this.requests.at(-1);
    const calls = request?.type === "run" ? request.calls : [];
    const answers = calls.map(({ name }, index) =>
      ({ ok: true, value: `${name} ${index}` }) as const
    );
    this.reply({ type: "answers", answers });
  }

  /** Fails as a worker does whose code throws. Returns whether the process would go on. */
  crash(message: string): boolean {
    const event = new ErrorEvent("error", { message, cancelable: true });
    this.onerror?.call(this as unknown as Worker, event);
    return event.defaultPrevented;
  }

  /** The names of the calls in each request. */
  get runs(): readonly (readonly string[])[] {
    return this.requests.flatMap((request) =>
      request.type === "run" ? [request.calls.map(({ name }) => name)] : []
    );
  }
}

const FILE = { path: "/data/smalltalk.db" };
const AUTHORS: Call = { name: "authors", args: [] };
const ROOMS: Call = { name: "rooms", args: [{ limit: 1 }] };

Deno.test("mailbox opens the file first and waits for it", async () => {
  const worker = new FakeWorker();
  const opening = Mailbox.open({ worker, file: FILE });
  deepEqual(worker.requests, [{ type: "open", file: FILE }]);
  worker.reply({ type: "opened" });
  equal(await opening instanceof Mailbox, true);
});

Deno.test("mailbox rejects with the reason and ends the worker when the file is refused", async () => {
  const worker = new FakeWorker();
  const opening = Mailbox.open({ worker, file: FILE });
  const failure = { code: "locked", message: "Cannot open", cause: undefined } as const;
  worker.reply({ type: "refused", failure });
  await rejects(opening, { name: "StoreError", code: "locked", message: "Cannot open" });
  equal(worker.isTerminated, true);
});

Deno.test("mailbox sends the calls of one turn together", async () => {
  const { mailbox, worker } = await open();
  mailbox.send(AUTHORS, () => {});
  mailbox.send(ROOMS, () => {});
  deepEqual(worker.runs, []);
  await Promise.resolve();
  deepEqual(worker.runs, [["authors", "rooms"]]);
});

Deno.test("mailbox sends what came while the worker was busy as the next request", async () => {
  const { mailbox, worker } = await open();
  mailbox.send(AUTHORS, () => {});
  await Promise.resolve();
  for (let n = 0; n < 3; n++) {
    mailbox.send(ROOMS, () => {});
    await Promise.resolve();
  }
  deepEqual(worker.runs, [["authors"]]);
  worker.answer();
  deepEqual(worker.runs, [["authors"], ["rooms", "rooms", "rooms"]]);
});

Deno.test("mailbox gives each call its answer, in order, after the next request left", async () => {
  const { mailbox, worker } = await open();
  const heard: unknown[] = [];
  const hear = (answer: Answer) => heard.push(answer.ok && answer.value, worker.runs.length);
  mailbox.send(AUTHORS, hear);
  mailbox.send(ROOMS, hear);
  await Promise.resolve();
  mailbox.send(AUTHORS, hear);
  worker.answer();
  deepEqual(heard, ["authors 0", 2, "rooms 1", 2]);
  worker.answer();
  deepEqual(heard.slice(4), ["authors 0", 2]);
});

Deno.test("mailbox refuses calls beyond its limit, and takes more once there is room", async () => {
  const { mailbox, worker } = await open({ maxWaitingCalls: 2 });
  const answers: Answer[] = [];
  const hear = (answer: Answer) => answers.push(answer);
  mailbox.send(AUTHORS, hear);
  await Promise.resolve();
  for (let n = 0; n < 3; n++) mailbox.send(ROOMS, hear);
  equal(answers.length, 0);
  await Promise.resolve();
  const [refused] = answers;
  equal(refused?.ok === false && refused.failure.code, "failed");
  match(refused?.ok === false ? refused.failure.message : "", /2 calls are waiting for the disk/);
  worker.answer();
  mailbox.send(ROOMS, hear);
  worker.answer();
  worker.answer();
  deepEqual(answers.map(({ ok }) => ok), [false, true, true, true, true]);
});

Deno.test("mailbox fails every call when the worker crashes, and the process goes on", async () => {
  const { mailbox, worker } = await open();
  const answers: Answer[] = [];
  const hear = (answer: Answer) => answers.push(answer);
  mailbox.send(AUTHORS, hear);
  await Promise.resolve();
  mailbox.send(ROOMS, hear);
  equal(worker.crash("out of luck"), true);
  mailbox.send(ROOMS, hear);
  await Promise.resolve();
  const messages = answers.map((answer) => answer.ok ? "" : answer.failure.message);
  equal(messages.length, 3);
  for (const message of messages) {
    match(message, /the worker of "\/data\/smalltalk\.db" ended \(out of luck\); restart/);
  }
  equal(worker.runs.length, 1);
  equal(worker.isTerminated, true);
  await mailbox.close();
});

Deno.test("mailbox rejects when the worker crashes before the file is open", async () => {
  const worker = new FakeWorker();
  const opening = Mailbox.open({ worker, file: FILE });
  worker.crash("no such module");
  await rejects(opening, { name: "StoreError", code: "failed", message: /no such module/ });
});

Deno.test("mailbox closes after the calls it has, and ends the worker", async () => {
  const { mailbox, worker } = await open();
  const answers: Answer[] = [];
  const hear = (answer: Answer) => answers.push(answer);
  mailbox.send(AUTHORS, hear);
  await Promise.resolve();
  mailbox.send(ROOMS, hear);
  const closing = mailbox.close();
  mailbox.send(ROOMS, hear);
  worker.answer();
  worker.answer();
  deepEqual(worker.requests.at(-1), { type: "close" });
  equal(worker.isTerminated, false);
  worker.reply({ type: "closed" });
  await closing;
  equal(worker.isTerminated, true);
  await mailbox.close();
  equal(worker.requests.filter(({ type }) => type === "close").length, 1);
  const codes = answers.map((answer) => answer.ok ? "ok" : answer.failure.code);
  deepEqual(codes, ["ok", "ok", "closed"]);
});

Deno.test("mailbox survives a worker that really throws", async () => {
  const code = `onmessage = ({ data }) => {
    if (data.type === "open") postMessage({ type: "opened" });
    else throw new Error("thrown in the worker");
  };`;
  const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const mailbox = await Mailbox.open({
    worker: new Worker(address, { type: "module" }),
    file: FILE,
  });
  const answer = await new Promise<Answer>((resolve) => mailbox.send(AUTHORS, resolve));
  match(answer.ok ? "" : answer.failure.message, /thrown in the worker/);
  await mailbox.close();
  URL.revokeObjectURL(address);
});

async function open(options: Partial<MailboxOptions> = {}) {
  const worker = new FakeWorker();
  const opening = Mailbox.open({ worker, file: FILE, ...options });
  worker.reply({ type: "opened" });
  return { mailbox: await opening, worker };
}

Deno.test("mailbox has a copy made after the calls before it, and goes on", async () => {
  const worker = new FakeWorker();
  const opening = Mailbox.open({ worker, file: FILE });
  worker.reply({ type: "opened" });
  const mailbox = await opening;
  const settled: unknown[] = [];
  mailbox.send(AUTHORS, (answer) => settled.push(answer));
  const copied = mailbox.copy("/copy").then(() => settled.push("copied"));
  const refused = rejects(mailbox.copy("/other"), { name: "StoreError", code: "full" });
  await Promise.resolve();
  await Promise.resolve();
  worker.answer();
  deepEqual(worker.requests.at(-1), { type: "copy", path: "/copy" });
  mailbox.send(ROOMS, (answer) => settled.push(answer));
  worker.reply({ type: "copied" });
  await copied;
  worker.answer();
  deepEqual(worker.requests.at(-1), { type: "copy", path: "/other" });
  const failure = { code: "full", message: "no space", cause: undefined } as const;
  worker.reply({ type: "copied", failure });
  await refused;
  equal(settled.length, 3);
  const closed = mailbox.close();
  worker.reply({ type: "closed" });
  await closed;
  await rejects(mailbox.copy("/late"), { code: "closed" });
});

Deno.test("mailbox tells who waits for a copy that the worker has ended", async () => {
  const worker = new FakeWorker();
  const opening = Mailbox.open({ worker, file: FILE });
  worker.reply({ type: "opened" });
  const mailbox = await opening;
  const refused = rejects(mailbox.copy("/copy"), { code: "failed" });
  worker.crash("out of memory");
  await refused;
});
