import { deepEqual, equal } from "node:assert/strict";
import {
  AcknowledgementHandler,
  deliveriesOf,
  outcomeOf,
} from "../../../../../server/messaging/channel/command/acknowledgement.ts";
import { bodyText, type Frame, frame } from "../../../../../shared/stomp/frame.ts";
import type { Version } from "../../../../../shared/stomp/version.ts";
import { connectedSession } from "../../../../helper/session.ts";
import { described, trial } from "../../../../helper/stomp_trial.ts";
import { subscriptionTo } from "../../../../helper/subscriber.ts";

/** How each version names a MESSAGE in ACK and NACK. */
const ADDRESS: Readonly<Record<Version, (message: Frame) => Record<string, string>>> = {
  "1.0": ({ headers }) => ({ "message-id": headers.get("message-id") ?? "" }),
  "1.1": ({ headers }) => ({
    "message-id": headers.get("message-id") ?? "",
    subscription: headers.get("subscription") ?? "",
  }),
  "1.2": ({ headers }) => ({ id: headers.get("ack") ?? "" }),
};
const VERSIONS = ["1.0", "1.1", "1.2"] as const;

Deno.test("ACK means acknowledged, NACK means returned", () => {
  equal(outcomeOf(frame("ACK", {})), "acknowledged");
  equal(outcomeOf(frame("NACK", {})), "returned");
});

Deno.test("an acknowledgement is settled with the broker, and forgotten before", async () => {
  const session = connectedSession();
  const delivery = {
    subscription: subscriptionTo("/queue/a", { subscriber: session, ack: "client" }),
    messageId: "m-1",
  };
  const id = session.expectAck(delivery) ?? "";
  const settled: unknown[] = [];
  const handler = new AcknowledgementHandler({
    settle: (deliveries, outcome) => {
      settled.push([deliveries, outcome, session.unacknowledgedCount]);
      return Promise.resolve();
    },
  });
  deepEqual(await handler.handle(frame("NACK", { id }), session), { receipt: true });
  deepEqual(settled, [[[delivery], "returned", 0]]);
  deepEqual(deliveriesOf([]), []);
});

/** A server with five messages in a queue, and what one client of it got. */
async function fiveMessages(version: Version, ack: string) {
  const server = trial();
  const peer = await server.connected({ "accept-version": version });
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/queue/a", ack, "prefetch-count": "5" }));
  for (const body of ["1", "2", "3", "4", "5"]) {
    peer.send(frame("SEND", { destination: "/queue/a" }, body));
  }
  const messages = await peer.rest();
  equal(messages.map(bodyText).join(), "1,2,3,4,5");
  const answer = (command: "ACK" | "NACK", n: number) =>
    peer.send(frame(command, ADDRESS[version](messages[n - 1] ?? frame("MESSAGE", {}))));
  return { ...server, peer, messages, answer };
}

for (const version of VERSIONS) {
  Deno.test(`ACK addresses a MESSAGE as ${version} says, in each mode (STOMP ${version}, ACK)`, async () => {
    for (const [ack, left] of [["client", 2], ["client-individual", 4]] as const) {
      const { stomp, peer, answer } = await fiveMessages(version, ack);
      equal(stomp.registry.unacknowledgedCount, 5);
      answer("ACK", 3);
      deepEqual(await peer.rest(), []);
      deepEqual([stomp.registry.unacknowledgedCount, stomp.registry.queuedCount], [left, left]);
      answer("ACK", 5);
      await peer.rest();
      equal(stomp.registry.unacknowledgedCount, ack === "client" ? 0 : 3);
    }
  });

  Deno.test(`NACK addresses a MESSAGE as ${version} says, in each mode (STOMP ${version}, NACK)`, async () => {
    for (
      const [ack, again] of [["client", ["1", "2", "3"]], ["client-individual", ["3"]]] as const
    ) {
      const { connected, peer, answer, messages } = await fiveMessages(version, ack);
      const other = await connected();
      other.send(frame("SUBSCRIBE", { id: "o", destination: "/queue/a", ack: "client" }));
      await other.rest();
      answer("NACK", 3);
      const redelivered = await other.rest();
      deepEqual(redelivered.map(bodyText), again);
      for (const { headers } of redelivered) equal(headers.get("redelivered"), "true");
      equal(
        redelivered[0]?.headers.get("message-id"),
        messages[again.length === 1 ? 2 : 0]?.headers
          .get("message-id"),
      );
      deepEqual(await peer.rest(), []);
    }
  });

  Deno.test(`acknowledging what is unknown, twice, or of an auto subscription is an ERROR (STOMP ${version})`, async () => {
    for (const command of ["ACK", "NACK"] as const) {
      const repeated = await fiveMessages(version, "client-individual");
      repeated.answer("ACK", 1);
      repeated.answer(command, 1);
      const automatic = await fiveMessages(version, "auto");
      automatic.answer(command, 1);
      const unknown = await fiveMessages(version, "client");
      unknown.peer.send(
        frame(command, { id: "x", "message-id": "x", subscription: "1", receipt: "r" }),
      );
      for (const { peer } of [repeated, automatic, unknown]) {
        const [error, ...more] = await peer.rest();
        equal(error?.command, "ERROR");
        equal(
          error?.headers.get("message")?.startsWith(`Cannot ${command} `),
          true,
          described(error ?? frame("ERROR")),
        );
        equal(error?.headers.get("receipt-id"), peer === unknown.peer ? "r" : undefined);
        deepEqual(more, []);
        equal((await peer.closed).code, 1002);
      }
    }
  });
}

Deno.test("a MESSAGE has an ack header in client modes and from 1.2 on only (STOMP 1.2, MESSAGE)", async () => {
  for (const version of VERSIONS) {
    for (const ack of ["auto", "client", "client-individual"]) {
      const { messages } = await fiveMessages(version, ack);
      const acks = messages.map(({ headers }) => headers.get("ack"));
      equal(new Set(acks).size, version === "1.2" && ack !== "auto" ? 5 : 1);
      if (version !== "1.2" || ack === "auto") equal(acks[0], undefined);
    }
  }
});

Deno.test("cumulative means one subscription: another's messages still wait (STOMP 1.2, ack)", async () => {
  const { stomp, connected } = trial();
  const peer = await connected();
  for (const id of ["1", "2"]) {
    peer.send(frame("SUBSCRIBE", { id, destination: "/topic/a", ack: "client" }));
  }
  for (const body of ["1", "2"]) peer.send(frame("SEND", { destination: "/topic/a" }, body));
  const messages = await peer.rest();
  const last = messages.findLast(({ headers }) => headers.get("subscription") === "2");
  peer.send(frame("ACK", { id: last?.headers.get("ack") ?? "" }));
  deepEqual(await peer.rest(), []);
  equal(stomp.registry.unacknowledgedCount, 2);
});

Deno.test("what a NACK returned can be acknowledged when it comes again, before 1.2 too", async () => {
  for (const version of VERSIONS) {
    const { stomp, peer, answer } = await fiveMessages(version, "client-individual");
    answer("NACK", 2);
    const [again = frame("MESSAGE", {})] = await peer.rest();
    equal(bodyText(again), "2");
    peer.send(frame("ACK", { ...ADDRESS[version](again), receipt: "r" }));
    equal(described(await peer.next()), "RECEIPT receipt-id:r");
    equal(stomp.registry.unacknowledgedCount, 4);
  }
});
