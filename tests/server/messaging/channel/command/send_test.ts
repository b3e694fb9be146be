import { deepEqual, equal, match } from "node:assert/strict";
import { permit, route } from "../../../../../server/messaging/mod.ts";
import { Refused } from "../../../../../shared/refusal.ts";
import { bodyText, frame } from "../../../../../shared/stomp/frame.ts";
import { described, trial } from "../../../../helper/stomp_trial.ts";

Deno.test("SEND to a topic nobody follows is accepted, and nothing is kept (STOMP 1.2, SEND)", async () => {
  const { stomp, connected } = trial();
  const peer = await connected();
  peer.send(frame("SEND", { destination: "/topic/nobody", receipt: "r" }, "hi"));
  equal(described(await peer.next()), "RECEIPT receipt-id:r");
  equal(stomp.registry.queuedCount, 0);
});

Deno.test("SEND to a queue waits for whoever takes it, in another session too (STOMP 1.2, SEND)", async () => {
  const { stomp, connected } = trial();
  const sender = await connected();
  for (const body of ["1", "2"]) {
    sender.send(frame("SEND", { destination: "/queue/a", receipt: body }, body));
    equal((await sender.next()).command, "RECEIPT");
  }
  equal(stomp.registry.queuedCount, 2);
  sender.close();
  const taker = await connected();
  taker.send(frame("SUBSCRIBE", { id: "1", destination: "/queue/a" }));
  deepEqual((await taker.rest()).map((each) => described(each)), [
    "MESSAGE subscription:1 destination:/queue/a 1",
    "MESSAGE subscription:1 destination:/queue/a 2",
  ]);
  equal(stomp.registry.queuedCount, 0);
});

Deno.test("SEND for which no queue has a place is an ERROR, close 1013", async () => {
  const { connected } = trial({ queueLimits: { maxQueues: 1 } });
  const peer = await connected();
  peer.send(frame("SEND", { destination: "/queue/a" }, "1"));
  peer.send(frame("SEND", { destination: "/queue/b", receipt: "r" }, "1"));
  match(described(await peer.next()), /^ERROR receipt-id:r message:Cannot keep a message/);
  equal((await peer.closed).code, 1013);
});

Deno.test("all headers of a SEND travel, but for those that are the sender's or ours (STOMP 1.2, SEND)", async () => {
  const { connected } = trial();
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "mine", destination: "/topic/a", ack: "client" }));
  peer.send(
    "SEND\ndestination:/topic/a\nReceipt-Id:x\nmessage-id:forged\nsubscription:forged\nack:forged\n" +
      "redelivered:true\ncontent-length:2\nreceipt:r\nlogin:me\npasscode:secret\n" +
      "authorization:Bearer secret\ncolor:red\ncolor:blue\ncontent-type:text/x\nempty:\n\nhi\0",
  );
  const [message = frame("MESSAGE")] = await peer.rest();
  const { headers } = message;
  deepEqual([...headers].map(([name]) => name).toSorted(), [
    "ack",
    "color",
    "content-length",
    "content-type",
    "destination",
    "empty",
    "message-id",
    "subscription",
  ]);
  deepEqual([headers.get("color"), headers.get("subscription"), headers.get("empty")], [
    "red",
    "mine",
    "",
  ]);
  equal([headers.get("message-id"), headers.get("ack")].includes("forged"), false);
});

Deno.test("a client cannot pretend that a message of a queue is redelivered (MESSAGE)", async () => {
  const peer = await trial().connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/queue/a" }));
  peer.send(frame("SEND", { destination: "/queue/a", redelivered: "true" }, "hi"));
  equal((await peer.next()).headers.has("redelivered"), false);
});

Deno.test("SEND to a handler has its RECEIPT when the handler is done (STOMP 1.2, RECEIPT)", async () => {
  const { stomp, connected } = trial();
  const { promise, resolve } = Promise.withResolvers<void>();
  stomp.on(route("/slow", { sendTo: "/topic/a" }), () => promise.then(() => "done"));
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a" }));
  peer.send(frame("SEND", { destination: "/app/slow", receipt: "r" }));
  deepEqual(await peer.rest(), []);
  resolve();
  deepEqual((await peer.rest()).map(({ command }) => command), ["MESSAGE", "RECEIPT"]);
});

Deno.test("SEND to a user's queue reaches each session of that user (User destinations)", async () => {
  const { connected } = trial();
  const kims = [await connected({ login: "kim" }), await connected({ login: "kim" })];
  for (const peer of kims) {
    peer.send(frame("SUBSCRIBE", { id: "q", destination: "/user/queue/x" }));
    await peer.rest();
  }
  const lee = await connected({ login: "lee" });
  lee.send(frame("SEND", { destination: "/user/kim/queue/x", receipt: "r" }, "hi"));
  equal((await lee.next()).command, "RECEIPT");
  for (const peer of kims) {
    deepEqual((await peer.rest()).map((each) => described(each)), [
      "MESSAGE subscription:q destination:/user/queue/x hi",
    ]);
  }
});

Deno.test("SEND that its transaction only checks runs no handler", async () => {
  const { stomp, connected } = trial({ authorize: [permit("SEND", "/app/**")] });
  const ran: string[] = [];
  stomp.on(route("/a"), ({ frame }) => {
    ran.push(bodyText(frame));
    if (ran.length > 1) throw new Refused({ code: "forbidden", message: "Once." });
  });
  const peer = await connected();
  peer.send(frame("BEGIN", { transaction: "t" }));
  peer.send(frame("SEND", { destination: "/app/a", transaction: "t", receipt: "1" }, "1"));
  equal(described(await peer.next()), "RECEIPT receipt-id:1");
  deepEqual(ran, []);
  peer.send(frame("COMMIT", { transaction: "t", receipt: "c" }));
  equal(described(await peer.next()), "RECEIPT receipt-id:c");
  deepEqual(ran, ["1"]);
});
