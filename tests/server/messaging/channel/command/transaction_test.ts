import { deepEqual, equal, match } from "node:assert/strict";
import { permit, permitAll, route } from "../../../../../server/messaging/mod.ts";
import { Refused } from "../../../../../shared/refusal.ts";
import { bodyText, frame } from "../../../../../shared/stomp/frame.ts";
import { described, trial } from "../../../../helper/stomp_trial.ts";

const T = { transaction: "t" };
const begin = frame("BEGIN", T);
const commit = frame("COMMIT", { ...T, receipt: "c" });
const abort = frame("ABORT", { ...T, receipt: "a" });
const send = (destination: string, body: string) => frame("SEND", { destination, ...T }, body);

/** A client with what it got of a queue of three messages. */
async function withQueue(server = trial(), ack = "client-individual") {
  const peer = await server.connected();
  peer.send(frame("SUBSCRIBE", { id: "q", destination: "/queue/a", ack }));
  for (const body of ["1", "2", "3"]) peer.send(frame("SEND", { destination: "/queue/a" }, body));
  const acks = (await peer.rest()).map(({ headers }) => headers.get("ack") ?? "");
  const answer = (command: "ACK" | "NACK", n: number) =>
    peer.send(frame(command, { id: acks[n - 1], ...T }));
  return { ...server, server, peer, answer };
}

Deno.test("nothing of a transaction is done before COMMIT, then all in order (STOMP 1.2, COMMIT)", async () => {
  const { stomp, peer, answer } = await withQueue();
  peer.send(frame("SUBSCRIBE", { id: "t", destination: "/topic/a" }));
  peer.send(begin);
  peer.send(send("/topic/a", "first"));
  answer("ACK", 1);
  peer.send(send("/topic/a", "second"));
  deepEqual(await peer.rest(), []);
  deepEqual([stomp.registry.queuedCount, stomp.registry.transactionCount], [3, 1]);
  peer.send(commit);
  deepEqual((await peer.rest()).map((each) => described(each, "receipt-id")), [
    "MESSAGE first",
    "MESSAGE second",
    "RECEIPT receipt-id:c",
  ]);
  deepEqual([stomp.registry.queuedCount, stomp.registry.transactionCount], [2, 0]);
});

Deno.test("a frame in a transaction has its RECEIPT when it is taken up (STOMP 1.2, RECEIPT)", async () => {
  const { peer } = await withQueue();
  peer.send(frame("BEGIN", { ...T, receipt: "b" }));
  peer.send(frame("SEND", { destination: "/topic/a", ...T, receipt: "s" }));
  deepEqual((await peer.rest()).map((each) => described(each)), [
    "RECEIPT receipt-id:b",
    "RECEIPT receipt-id:s",
  ]);
});

Deno.test("ABORT does nothing of it: deliveries wait as before, and can be acknowledged (STOMP 1.2, ABORT)", async () => {
  const { stomp, peer, answer } = await withQueue();
  peer.send(begin);
  peer.send(send("/topic/a", "never"));
  answer("ACK", 1);
  answer("NACK", 2);
  peer.send(abort);
  deepEqual((await peer.rest()).map((each) => described(each)), ["RECEIPT receipt-id:a"]);
  deepEqual([stomp.registry.queuedCount, stomp.registry.unacknowledgedCount], [3, 3]);
  peer.send(begin);
  answer("ACK", 1);
  answer("ACK", 2);
  peer.send(commit);
  equal(described(await peer.next()), "RECEIPT receipt-id:c");
  deepEqual([stomp.registry.queuedCount, stomp.registry.unacknowledgedCount], [1, 1]);
});

Deno.test("a NACK of a transaction gives back at COMMIT; what comes again can be acknowledged", async () => {
  for (const version of ["1.0", "1.1", "1.2"]) {
    const server = trial();
    const peer = await server.connected({ "accept-version": version });
    peer.send(frame("SUBSCRIBE", { id: "q", destination: "/queue/a", ack: "client" }));
    peer.send(frame("SEND", { destination: "/queue/a" }, "hi"));
    const address = ({ headers }: { headers: { get(name: string): string | undefined } }) => ({
      id: headers.get("ack"),
      "message-id": headers.get("message-id"),
      subscription: "q",
    });
    const first = await peer.next();
    peer.send(begin);
    peer.send(frame("NACK", { ...address(first), ...T }));
    deepEqual(await peer.rest(), []);
    peer.send(frame("COMMIT", T));
    const again = await peer.next();
    equal(described(again, "redelivered"), "MESSAGE redelivered:true hi");
    peer.send(frame("ACK", { ...address(again), receipt: "r" }));
    equal(described(await peer.next()), "RECEIPT receipt-id:r", version);
    equal(server.stomp.registry.queuedCount, 0);
  }
});

Deno.test("what an open transaction has is no other ACK's (STOMP 1.2, ACK)", async () => {
  const { peer, answer } = await withQueue();
  peer.send(begin);
  answer("ACK", 1);
  answer("NACK", 1);
  match(described(await peer.next()), /^ERROR message:Cannot NACK .*: an open transaction has it/);
});

Deno.test("unknown transactions and a second BEGIN are ERRORs (STOMP 1.2, BEGIN)", async () => {
  const faults = [
    [[begin, begin], 'Cannot BEGIN "t": it is open already'],
    [[commit], 'Cannot COMMIT in transaction "t": no such transaction is open'],
    [[abort], 'Cannot ABORT in transaction "t": no such transaction is open'],
    [[send("/topic/a", "")], 'Cannot SEND in transaction "t": no such transaction is open'],
    [
      [frame("ACK", { id: "x", ...T })],
      'Cannot ACK in transaction "t": no such transaction is open',
    ],
    [[begin, commit, abort], 'Cannot ABORT in transaction "t": no such transaction is open'],
  ] as const;
  for (const [frames, message] of faults) {
    const peer = await trial().connected();
    for (const each of frames) peer.send(each);
    const error = (await peer.rest()).at(-1);
    equal(error?.headers.get("message"), message);
    equal((await peer.closed).code, 1002);
  }
});

Deno.test("UNSUBSCRIBE leaves to a transaction what it has; COMMIT does it (STOMP 1.2, UNSUBSCRIBE)", async () => {
  const { stomp, server, peer, answer } = await withQueue();
  peer.send(begin);
  answer("ACK", 1);
  peer.send(frame("UNSUBSCRIBE", { id: "q" }));
  await peer.rest();
  deepEqual([stomp.registry.queuedCount, stomp.registry.unacknowledgedCount], [3, 1]);
  peer.send(commit);
  equal((await peer.next()).command, "RECEIPT");
  const other = await server.connected();
  other.send(frame("SUBSCRIBE", { id: "q", destination: "/queue/a" }));
  deepEqual((await other.rest()).map(bodyText), ["2", "3"]);
});

Deno.test("UNSUBSCRIBE, then ABORT: what the transaction had goes back to the queue", async () => {
  const { stomp, server, peer, answer } = await withQueue();
  peer.send(begin);
  answer("ACK", 2);
  peer.send(frame("UNSUBSCRIBE", { id: "q" }));
  peer.send(abort);
  equal((await peer.next()).command, "RECEIPT");
  equal(stomp.registry.unacknowledgedCount, 0);
  const other = await server.connected();
  other.send(frame("SUBSCRIBE", { id: "q", destination: "/queue/a" }));
  deepEqual((await other.rest()).map((each) => described(each, "redelivered")), [
    "MESSAGE redelivered:true 1",
    "MESSAGE redelivered:true 2",
    "MESSAGE redelivered:true 3",
  ]);
});

Deno.test("DISCONNECT and loss abort what is open (STOMP 1.2, BEGIN)", async () => {
  for (const leave of ["DISCONNECT", "loss", "ERROR"]) {
    const { stomp, server, peer, answer } = await withQueue();
    const other = await server.connected();
    other.send(frame("SUBSCRIBE", { id: "t", destination: "/topic/a" }));
    peer.send(begin);
    peer.send(send("/topic/a", "never"));
    answer("ACK", 1);
    await peer.rest();
    if (leave === "loss") peer.close();
    else peer.send(`${leave === "ERROR" ? "NONSENSE" : leave}\n\n\0`);
    await peer.rest();
    deepEqual(await other.rest(), [], leave);
    deepEqual([stomp.registry.queuedCount, stomp.registry.transactionCount], [3, 0]);
  }
});

Deno.test("a transaction is bounded in frames and in bytes: ERROR, close 1009 (Transactions)", async () => {
  for (const limits of [{ maxTransactionFrames: 2 }, { maxTransactionBytes: 2_000 }]) {
    const { connected, stomp } = trial({ limits });
    const peer = await connected();
    peer.send(begin);
    for (let sent = 0; sent < 3; sent++) peer.send(send("/queue/a", "x".repeat(600)));
    match(described(await peer.next()), /^ERROR message:Cannot take more: open transactions/);
    equal((await peer.closed).code, 1009);
    equal(stomp.registry.queuedCount, 0);
  }
  const peer = await trial({ limits: { maxTransactions: 1 } }).connected();
  peer.send(begin);
  peer.send(frame("BEGIN", { transaction: "u" }));
  match(described(await peer.next()), /1 transactions are as many as may be open at once/);
  equal((await peer.closed).code, 1009);
});

Deno.test("a SEND is checked when it comes: forbidden is an ERROR at once (Transactions)", async () => {
  const server = trial({ authorize: [permit("SEND", "/topic/open")] });
  for (
    const [destination, code] of [["/topic/other", 1008], ["/elsewhere", 1002]] as const
  ) {
    const peer = await server.connected();
    peer.send(begin);
    peer.send(send(destination, ""));
    equal((await peer.next()).command, "ERROR");
    equal((await peer.closed).code, code);
  }
  const peer = await trial().connected();
  peer.send(begin);
  peer.send(send("/app/nothing", ""));
  match(described(await peer.next()), /nothing handles it/);
});

Deno.test("a refused SEND spoils its transaction: COMMIT is refused and does nothing", async () => {
  const limited = trial({ limits: { requests: { perSecond: 1, burst: 3 } } });
  const peer = await limited.connected();
  peer.send(frame("SUBSCRIBE", { id: "e", destination: "/user/queue/errors" }));
  peer.send(frame("SUBSCRIBE", { id: "t", destination: "/topic/a" }));
  peer.send(begin);
  peer.send(send("/topic/a", "1"));
  peer.send(send("/topic/a", "2"));
  match(bodyText(await peer.next()), /"too-fast"/);
  peer.send(commit);
  const refused = await peer.next();
  equal(described(refused, "receipt-id").startsWith("MESSAGE receipt-id:c "), true);
  match(bodyText(refused), /"too-fast"/);
  deepEqual(await peer.rest(), []);
  equal(limited.stomp.registry.transactionCount, 0);
});

Deno.test("handlers run at COMMIT, in order, after what is for the broker; a refusal is COMMIT's", async () => {
  const { stomp, connected } = trial();
  const ran: string[] = [];
  stomp.on(route("/do/{what}", { sendTo: "/topic/done" }), ({ params }) => {
    ran.push(params.what);
    if (params.what === "b") throw new Refused({ code: "forbidden", message: "Not b." });
    return params.what;
  });
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "e", destination: "/user/queue/errors" }));
  peer.send(frame("SUBSCRIBE", { id: "t", destination: "/topic/done" }));
  peer.send(begin);
  for (const what of ["a", "b", "c"]) peer.send(send(`/app/do/${what}`, ""));
  peer.send(send("/topic/done", "by the broker"));
  deepEqual([await peer.rest(), ran], [[], []]);
  peer.send(commit);
  deepEqual((await peer.rest()).map((each) => described(each, "receipt-id")), [
    "MESSAGE by the broker",
    "MESSAGE a",
    "MESSAGE c",
    'MESSAGE receipt-id:c {"code":"forbidden","message":"Not b."}',
  ]);
});

Deno.test("a COMMIT for which queues have no place is an ERROR, and nothing of it is done", async () => {
  const server = trial({ queueLimits: { maxQueues: 1 } });
  const { stomp, peer, answer } = await withQueue(server);
  peer.send(begin);
  answer("ACK", 1);
  peer.send(send("/queue/b", "no place"));
  peer.send(commit);
  match(described(await peer.next()), /^ERROR receipt-id:c message:Cannot keep a message/);
  equal((await peer.closed).code, 1013);
  equal(stomp.registry.queuedCount, 3);
});

Deno.test("what a SEND of a transaction holds does not change with later frames", async () => {
  const { connected } = trial({ authorize: [permitAll] });
  const peer = await connected();
  peer.send(frame("SUBSCRIBE", { id: "t", destination: "/topic/a" }));
  peer.send(begin);
  const bytes = new TextEncoder().encode("SEND\ndestination:/topic/a\ntransaction:t\n\noriginal\0");
  peer.send(bytes);
  await peer.rest();
  bytes.fill(120);
  for (let n = 0; n < 50; n++) peer.send(frame("SEND", { destination: "/topic/b" }, "other"));
  peer.send(frame("COMMIT", T));
  equal(bodyText(await peer.next()), "original");
});
