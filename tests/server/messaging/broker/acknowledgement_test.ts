import { deepEqual, equal, throws } from "node:assert/strict";
import {
  Acknowledgements,
  type AcknowledgementsInit,
} from "../../../../server/messaging/broker/acknowledgement.ts";
import type { AckMode, Subscription } from "../../../../server/messaging/broker/broker.ts";
import { frame } from "../../../../shared/stomp/frame.ts";
import { subscriptionTo } from "../../../helper/subscriber.ts";

function acknowledgements(init: Partial<AcknowledgementsInit> = {}) {
  return new Acknowledgements({
    sessionId: "0123456789",
    version: "1.2",
    maxPending: 100,
    onFull: () => {
      throw new Error("full");
    },
    ...init,
  });
}

function subscription(id: string, ack: AckMode): Subscription {
  return subscriptionTo("/topic/a", { id, ack });
}

/** Notes the deliveries m-1 to m-`count`. @returns what the client calls them */
function expectAll(waiting: Acknowledgements, subscription: Subscription, count: number) {
  return Array.from({ length: count }, (_, n) => {
    const messageId = `m-${n + 1}`;
    return waiting.expect({ subscription, messageId }) ?? messageId;
  });
}

const ack = (headers: Record<string, string>) => frame("ACK", headers);
const ids = (found: readonly { readonly delivery: { readonly messageId: string } }[]) =>
  found.map(({ delivery }) => delivery.messageId);

Deno.test("ack ids are unique per delivery, and only 1.2 has them (STOMP 1.2, MESSAGE)", () => {
  const waiting = acknowledgements();
  const [one, two] = [subscription("1", "client"), subscription("2", "client")];
  const names = [...expectAll(waiting, one, 3), ...expectAll(waiting, two, 3)];
  equal(new Set(names).size, 6);
  for (const version of ["1.0", "1.1"] as const) {
    const older = acknowledgements({ version });
    equal(older.expect({ subscription: one, messageId: "m-1" }), undefined);
  }
});

Deno.test("1.2 finds a delivery by its ack id alone (STOMP 1.2, ACK)", () => {
  const waiting = acknowledgements();
  const [, second = ""] = expectAll(waiting, subscription("1", "client-individual"), 3);
  deepEqual(ids(waiting.find(ack({ id: second }))), ["m-2"]);
  throws(() => waiting.find(ack({ id: "m-2" })), /nothing waits under it/);
  throws(() => waiting.find(ack({ "message-id": "m-2", subscription: "1" })), /nothing waits/);
});

Deno.test("1.1 finds a delivery by message-id and subscription (STOMP 1.1, ACK)", () => {
  const waiting = acknowledgements({ version: "1.1" });
  const [one, two] = [subscription("1", "client"), subscription("2", "client")];
  expectAll(waiting, one, 1);
  expectAll(waiting, two, 1);
  const [found] = waiting.find(ack({ "message-id": "m-1", subscription: "2" }));
  equal(found?.delivery.subscription, two);
  throws(() => waiting.find(ack({ "message-id": "m-1", subscription: "3" })), /nothing waits/);
});

Deno.test("1.0 finds a delivery by message-id, the oldest of that name first (STOMP 1.0, ACK)", () => {
  const waiting = acknowledgements({ version: "1.0" });
  const [one, two] = [subscription("1", "client"), subscription("2", "client")];
  expectAll(waiting, one, 1);
  expectAll(waiting, two, 1);
  for (const subscription of [one, two]) {
    const found = waiting.find(ack({ "message-id": "m-1" }));
    equal(found[0]?.delivery.subscription, subscription);
    waiting.forget(found);
  }
  throws(() => waiting.find(ack({ "message-id": "m-1" })), /nothing waits/);
});

Deno.test("client is cumulative per subscription, client-individual is not (STOMP 1.2, ack)", () => {
  for (const version of ["1.0", "1.1", "1.2"] as const) {
    const waiting = acknowledgements({ version });
    const other = subscription("0", "client");
    waiting.expect({ subscription: other, messageId: "other" });
    const together = expectAll(waiting, subscription("1", "client"), 4);
    const named = (name: string | undefined) =>
      ack(
        version === "1.2" ? { id: name ?? "" } : { "message-id": name ?? "", subscription: "1" },
      );
    deepEqual(ids(waiting.find(named(together[2]))), ["m-1", "m-2", "m-3"]);
    const single = acknowledgements({ version });
    const apart = expectAll(single, subscription("1", "client-individual"), 4);
    deepEqual(ids(single.find(named(apart[2]))), ["m-3"]);
  }
});

Deno.test("what was acknowledged is unknown from then on, what came later is not", () => {
  const waiting = acknowledgements();
  const [first = "", second = "", third = ""] = expectAll(waiting, subscription("1", "client"), 3);
  waiting.forget(waiting.find(ack({ id: second })));
  for (const id of [first, second]) throws(() => waiting.find(ack({ id })), /nothing waits/);
  deepEqual(ids(waiting.find(ack({ id: third }))), ["m-3"]);
  equal(waiting.count, 1);
});

Deno.test("what an open transaction has is not acknowledged twice, nor with what comes after", () => {
  const waiting = acknowledgements();
  const names = expectAll(waiting, subscription("1", "client"), 3);
  const taken = waiting.find(ack({ id: names[0] ?? "" }));
  waiting.take(taken);
  throws(() => waiting.find(ack({ id: names[0] ?? "" })), /an open transaction has it/);
  deepEqual(ids(waiting.find(ack({ id: names[2] ?? "" }))), ["m-2", "m-3"]);
  deepEqual(waiting.giveBack(taken), []);
  deepEqual(ids(waiting.find(ack({ id: names[2] ?? "" }))), ["m-1", "m-2", "m-3"]);
});

Deno.test("a subscription that ends gives back what it has, but for what a transaction has", () => {
  const waiting = acknowledgements();
  const ended = subscription("1", "client");
  const [, , third = ""] = expectAll(waiting, ended, 4);
  const taken = waiting.find(ack({ id: third }));
  waiting.take(taken.slice(0, 1));
  deepEqual(ids(waiting.leave(ended)), ["m-2", "m-3", "m-4"]);
  equal(waiting.count, 1);
  deepEqual(ids(waiting.giveBack(taken.slice(0, 1))), ["m-1"]);
  equal(waiting.count, 0);
});

Deno.test("leaving a subscription that has nothing gives nothing", () => {
  deepEqual(acknowledgements().leave(subscription("1", "client")), []);
});

Deno.test("who acknowledges too little is told of, at the first delivery too many", () => {
  let full = 0;
  const waiting = acknowledgements({ maxPending: 2, onFull: () => full++ });
  const [one, two] = [subscription("1", "client"), subscription("2", "client")];
  expectAll(waiting, one, 2);
  expectAll(waiting, two, 2);
  equal(full, 0, "each subscription counts for itself");
  waiting.expect({ subscription: one, messageId: "m-3" });
  equal(full, 1);
});

Deno.test("an ACK of something unknown says what it was (STOMP 1.2, ERROR)", () => {
  throws(() => acknowledgements().find(frame("NACK", { id: "x" })), {
    name: "StompError",
    message: 'Cannot NACK "x": nothing waits under it',
    closeCode: 1002,
  });
});
