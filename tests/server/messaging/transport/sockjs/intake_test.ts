import assert from "node:assert/strict";
import { Intake } from "../../../../../server/messaging/transport/sockjs/intake.ts";

const utf8 = new TextEncoder();

function post(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  return new Request("http://x/", { method: "POST", body, headers });
}

/** A body whose parts come when they are told to. */
function slowBody() {
  let control: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined;
  const cancelled = Promise.withResolvers<void>();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => void (control = controller),
    cancel: () => cancelled.resolve(),
  });
  return {
    body,
    cancelled: cancelled.promise,
    push: (part: string) => control?.enqueue(utf8.encode(part)),
    pushByte: (byte: number) => control?.enqueue(Uint8Array.of(byte)),
    end: () => control?.close(),
  };
}

Deno.test("an intake reads messages, wherever their bytes are cut", async () => {
  const { body, pushByte, end } = slowBody();
  const read = new Intake(100).read(post(body));
  for (const byte of utf8.encode('["é","\\ud83d"]')) pushByte(byte);
  end();
  assert.deepEqual(await read, ["é", "\ud83d"]);
});

Deno.test("an intake says what is wrong with a body", async () => {
  const cases: readonly [BodyInit | null, number, string][] = [
    [null, 500, "Payload expected."],
    ["", 500, "Payload expected."],
    ['["x', 500, "Broken JSON encoding."],
    ["[1]", 500, "Broken JSON encoding."],
    [new Uint8Array([0x22, 0xff, 0x22]), 500, "Broken JSON encoding."],
    [`["${"x".repeat(17)}"]`, 413, "Payload too large."],
  ];
  for (const [body, status, message] of cases) {
    assert.deepEqual(await new Intake(20).read(post(body)), { status, message });
  }
  assert.deepEqual(await new Intake(20).read(post(`["${"x".repeat(16)}"]`)), ["x".repeat(16)]);
});

Deno.test("an intake reads nothing of a body that says it is too large", async () => {
  const { body, push } = slowBody();
  push("[");
  const fault = await new Intake(20).read(post(body, { "content-length": "21" }));
  assert(!Array.isArray(fault) && "status" in fault && fault.status === 413);
});

Deno.test("an intake stops in the middle of a body that is too large, and takes the next", async () => {
  const intake = new Intake(20);
  const { body, push, cancelled } = slowBody();
  const read = intake.read(post(body));
  push("x".repeat(15));
  push("x".repeat(15));
  assert.deepEqual(await read, { status: 413, message: "Payload too large." });
  await cancelled;
  assert.deepEqual(await intake.read(post('["a"]')), ["a"]);
});

Deno.test("an intake's bodies share its room, so many at once are not more", async () => {
  const intake = new Intake(20);
  const [one, other] = [slowBody(), slowBody()];
  const reads = [intake.read(post(one.body)), intake.read(post(other.body))];
  one.push('["' + "x".repeat(10));
  await Promise.resolve();
  other.push('["' + "x".repeat(10));
  const fault = await reads[1];
  assert(fault !== undefined && "status" in fault && fault.status === 413);
  one.push('"]');
  one.end();
  assert.deepEqual(await reads[0], ["x".repeat(10)]);
});

Deno.test("an intake that stops lets go of bodies that are still on their way", async () => {
  const intake = new Intake(20);
  const { body, push, cancelled } = slowBody();
  const read = intake.read(post(body));
  push('["a"');
  intake.stop();
  await cancelled;
  assert.deepEqual(await read, { status: 500, message: "Broken JSON encoding." });
});
