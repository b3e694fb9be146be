import { deepEqual, equal } from "node:assert/strict";
import { type Loss, Waiting } from "../../../../../server/messaging/bus/kv/waiting.ts";

const LIMITS = { maxMessageBytes: 20, maxUnwrittenBytes: 40, maxCommitBytes: 20 };

function texts(messages: readonly Uint8Array[]): readonly string[] {
  return messages.map((message) => new TextDecoder().decode(message));
}

Deno.test("what waits is taken oldest first, as much as fits into one commit", () => {
  const waiting = new Waiting({ ...LIMITS, maxUnwrittenBytes: 50 }, () => {});
  for (const body of [1, 2, 3, "0123456"]) waiting.add("t", body);
  deepEqual(texts(waiting.take()), ['[1,"t",1]', '[2,"t",2]']);
  deepEqual(texts(waiting.take()), ['[3,"t",3]']);
  deepEqual(texts(waiting.take()), ['[4,"t","0123456"]'], "one alone may be that large");
  equal(waiting.isEmpty, true);
  deepEqual(waiting.take(), []);
});

Deno.test("of too much that waits the oldest give way; what is too big alone never waits", () => {
  const lost: Loss[] = [];
  const waiting = new Waiting(LIMITS, (reason) => lost.push(reason));
  for (const body of [1, 2, 3, 4, "0123456789a", 6]) waiting.add("t", body);
  deepEqual(lost, ["too-big", "full"]);
  const left = [...waiting.take(), ...waiting.take()];
  deepEqual(texts(left), ['[2,"t",2]', '[3,"t",3]', '[4,"t",4]', '[6,"t",6]']);
});
