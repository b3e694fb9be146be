import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import { HeldMessages } from "../../../../server/messaging/session/held_messages.ts";

function hold(maxBytes: number) {
  let dropped = 0;
  const held = new HeldMessages(maxBytes, () => dropped++);
  const all = () => {
    const messages: (string | Uint8Array)[] = [];
    for (let next = held.shift(); next !== undefined; next = held.shift()) messages.push(next);
    return messages;
  };
  return { held, all, dropped: () => dropped };
}

Deno.test("drop-oldest: the oldest give way when there are too many, each counted", () => {
  const { held, all, dropped } = hold(6);
  for (const message of ["11", "22", "33", "44"]) {
    held.push(message, { policy: "drop-oldest", key: "k" });
  }
  equal(dropped(), 1);
  deepEqual(all(), ["22", "33", "44"]);
  deepEqual([held.isEmpty, held.nextBytes], [true, 0]);
});

Deno.test("keep-latest: of one key only the newest stays, at the end, and others are left alone", () => {
  const { held, all, dropped } = hold(100);
  for (const [key, message] of [["a", "a1"], ["b", "b1"], ["a", "a2"], ["a", "a3"]] as const) {
    held.push(message, { policy: "keep-latest", key });
  }
  equal(dropped(), 2);
  deepEqual(all(), ["b1", "a3"]);
});

Deno.test("keep-latest is bounded too: of too many keys the oldest give way", () => {
  const { held, all, dropped } = hold(4);
  for (const key of ["a", "b", "c"]) held.push(`${key}1`, { policy: "keep-latest", key });
  equal(dropped(), 1);
  deepEqual(all(), ["b1", "c1"]);
});

Deno.test("one message alone stays, whatever its size", () => {
  const { held, all, dropped } = hold(4);
  held.push("0123456789", { policy: "drop-oldest", key: "k" });
  equal(held.nextBytes, 10);
  held.push(new Uint8Array(9), { policy: "drop-oldest", key: "k" });
  equal(dropped(), 1);
  deepEqual(all(), [new Uint8Array(9)]);
});

Deno.test("what is thrown away takes no room", () => {
  const { held, all } = hold(4);
  held.push("1234", { policy: "drop-oldest", key: "k" });
  held.clear();
  equal(held.isEmpty, true);
  held.push("5678", { policy: "drop-oldest", key: "k" });
  deepEqual(all(), ["5678"]);
});

Deno.test("held messages leave in order; each leaves or is counted, whatever the policies", () => {
  const push = fc.record({
    policy: fc.constantFrom("drop-oldest", "keep-latest"),
    key: fc.constantFrom("a", "b"),
    size: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(fc.property(fc.array(fc.option(push), { maxLength: 40 }), (actions) => {
    const { held, all, dropped } = hold(20);
    let pushed = 0;
    const left: (string | Uint8Array)[] = [];
    for (const action of actions) {
      if (action === null) {
        const message = held.shift();
        if (message !== undefined) left.push(message);
      } else {
        held.push(String.fromCharCode(33 + pushed++).repeat(action.size), action);
      }
    }
    left.push(...all());
    const order = left.map((message) => String(message).charCodeAt(0));
    deepEqual(order, order.toSorted((a, b) => a - b));
    equal(left.length + dropped(), pushed);
  }));
});
