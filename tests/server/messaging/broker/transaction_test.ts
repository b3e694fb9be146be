import { deepEqual, equal, throws } from "node:assert/strict";
import {
  type TransactionLimits,
  Transactions,
} from "../../../../server/messaging/broker/transaction.ts";
import { bodyText, frame } from "../../../../shared/stomp/frame.ts";

function transactions(limits: Partial<TransactionLimits> = {}) {
  return new Transactions({
    maxTransactions: 3,
    maxTransactionFrames: 4,
    maxTransactionBytes: 10_000,
    ...limits,
  });
}

const COMMIT = frame("COMMIT", { transaction: "t" });
const send = (body: string | Uint8Array = "") =>
  ({ kind: "send", frame: frame("SEND", { destination: "/topic/a" }, body) }) as const;
const ACK = { kind: "settle", pendings: [], outcome: "acknowledged" } as const;

Deno.test("a transaction's name is unique while it is open (STOMP 1.2, BEGIN)", () => {
  const open = transactions();
  open.begin("t");
  throws(() => open.begin("t"), { message: 'Cannot BEGIN "t": it is open already' });
  open.begin("u");
  open.end("t", COMMIT);
  open.begin("t");
  equal(open.count, 2);
});

Deno.test("what is not open cannot be used or ended (STOMP 1.2, COMMIT)", () => {
  const open = transactions();
  equal(open.find("t"), undefined);
  throws(() => open.get("t", send().frame), {
    message: 'Cannot SEND in transaction "t": no such transaction is open',
  });
  open.begin("t");
  open.end("t", COMMIT);
  throws(() => open.end("t", COMMIT), /Cannot COMMIT in transaction "t": no such/);
});

Deno.test("a transaction keeps its frames in order, and bodies of their own", () => {
  const open = transactions();
  open.begin("t");
  const transaction = open.get("t", COMMIT);
  const arrived = new TextEncoder().encode("one");
  open.add(transaction, send(arrived));
  open.add(transaction, ACK);
  arrived.fill(0);
  const { work } = open.end("t", COMMIT);
  deepEqual(work.map(({ kind }) => kind), ["send", "settle"]);
  equal(work[0]?.kind === "send" && bodyText(work[0].frame), "one");
});

Deno.test("open transactions are bounded: how many there are", () => {
  const open = transactions({ maxTransactions: 2 });
  open.begin("1");
  open.begin("2");
  throws(() => open.begin("3"), { closeCode: 1009, message: /2 transactions are as many/ });
  open.end("1", COMMIT);
  open.begin("3");
});

Deno.test("open transactions are bounded: how many frames they have together", () => {
  const open = transactions({ maxTransactionFrames: 3 });
  open.begin("1");
  open.begin("2");
  const [one, two] = [open.get("1", COMMIT), open.get("2", COMMIT)];
  open.add(one, send());
  open.add(two, ACK);
  open.add(two, ACK);
  throws(() => open.add(one, ACK), { closeCode: 1009, message: /may have 3 frames/ });
  open.end("2", COMMIT);
  open.add(one, ACK);
  open.add(one, ACK);
});

Deno.test("open transactions are bounded: how many bytes they have together", () => {
  const open = transactions({ maxTransactionBytes: 2_000 });
  open.begin("1");
  open.begin("2");
  const [one, two] = [open.get("1", COMMIT), open.get("2", COMMIT)];
  open.add(one, send("x".repeat(1_000)));
  throws(() => open.add(two, send("x".repeat(1_000))), { closeCode: 1009, message: /2000 bytes/ });
  open.end("1", COMMIT);
  open.add(two, send("x".repeat(1_000)));
});

Deno.test("a transaction of one frame may have whatever one frame may have", () => {
  const open = transactions({ maxTransactionBytes: 10 });
  open.begin("t");
  open.add(open.get("t", COMMIT), send("x".repeat(1_000)));
  throws(() => open.add(open.get("t", COMMIT), send()), { closeCode: 1009 });
});
