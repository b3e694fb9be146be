import assert from "node:assert/strict";
import { connect } from "../../../../server/messaging/testing/peer.ts";
import type { Connection, Handshake } from "../../../../server/messaging/transport/connection.ts";
import { frame } from "../../../../shared/stomp/frame.ts";
import { described } from "../../../helper/stomp_trial.ts";

/** A server that does what the test tells it, and remembers what it got. */
function puppet() {
  const received: (string | Uint8Array)[] = [];
  const accepted: { connection: Connection; handshake: Handshake }[] = [];
  let closes = 0;
  const server = {
    accept(connection: Connection, handshake: Handshake) {
      accepted.push({ connection, handshake });
      return {
        receive: (chunk: string | Uint8Array) => received.push(chunk),
        closed: () => closes++,
      };
    },
  };
  const peer = connect(server, { origin: "https://blog.example" });
  const [{ connection, handshake }] = accepted as [(typeof accepted)[number]];
  return { peer, connection, handshake, received, closes: () => closes };
}

Deno.test("peer hands what it sends to the server: raw, or a frame in the session's version", () => {
  const { peer, connection, received } = puppet();
  const bytes = new Uint8Array([10]);
  peer.send("raw");
  peer.send(bytes);
  peer.send(frame("SEND", { destination: "/a:b" }));
  connection.send("CONNECTED\nversion:1.2\n\n\0");
  peer.send(frame("SEND", { destination: "/a:b" }));
  assert.deepEqual(received, [
    "raw",
    bytes,
    "SEND\ndestination:/a:b\n\n\0",
    "SEND\ndestination:/a\\cb\n\n\0",
  ]);
});

Deno.test("peer gives frames one by one, whenever they come and however they are cut", async () => {
  const { peer, connection } = puppet();
  const first = peer.next();
  connection.send("RECEIPT\nreceipt-id:1\n\n\0RECEIPT\nreceipt-id:2\n\n\0RECEIPT\n");
  connection.send("receipt-id:3\n\n\0\n");
  assert.equal(described(await first), "RECEIPT receipt-id:1");
  assert.equal(described(await peer.next()), "RECEIPT receipt-id:2");
  assert.deepEqual((await peer.rest()).map((each) => described(each)), ["RECEIPT receipt-id:3"]);
  assert.deepEqual([peer.messages.length, peer.heartBeats], [2, 1]);
});

Deno.test("peer sees how it was closed, and then goes", async () => {
  const { peer, connection, closes } = puppet();
  const waiting = peer.next();
  connection.close(1002, "because");
  connection.close(1000, "again");
  assert.deepEqual(await peer.closed, { code: 1002, reason: "because" });
  await assert.rejects(waiting, /the connection is closed \(1002\)/);
  await peer.rest();
  assert.equal(closes(), 1);
  assert.throws(() => peer.send("x"), /the connection is closed/);
});

Deno.test("a stuck peer reads nothing and does not go when it is closed", async () => {
  const { peer, connection, closes } = puppet();
  connection.send("\n");
  assert.equal(connection.bufferedBytes, 0);
  peer.stuck = true;
  connection.send("RECEIPT\nreceipt-id:é\n\n\0");
  connection.send(new Uint8Array([10]));
  assert.equal(connection.bufferedBytes, 25);
  connection.close(1013, "");
  await peer.rest();
  assert.equal(closes(), 0);
  peer.close();
  peer.close();
  assert.equal(closes(), 1);
});

Deno.test("peer is what the test says it is", () => {
  const { handshake } = puppet();
  assert.deepEqual([handshake.origin, handshake.endpoint], ["https://blog.example", "/stomp"]);
});

Deno.test("peer subscribes, and keeps what comes before the RECEIPT", async () => {
  const { peer, connection, received } = puppet();
  connection.send("CONNECTED\nversion:1.2\n\n\0");
  await peer.next();
  const subscribed = peer.subscribe("/app/history", { ack: "client" });
  assert.deepEqual(received, [
    "SUBSCRIBE\nid:0\ndestination:/app/history\nack:client\nreceipt:receipt-1\n\n\0",
  ]);
  connection.send("MESSAGE\ndestination:/app/history\nmessage-id:1\nsubscription:0\n\n[1]\0");
  connection.send("RECEIPT\nreceipt-id:another\n\n\0RECEIPT\nreceipt-id:receipt-1\n\n\0");
  assert.equal(await subscribed, "0");
  assert.deepEqual(await peer.nextBody(), [1]);
  assert.equal(described(await peer.next()), "RECEIPT receipt-id:another");
});

Deno.test("peer that may not subscribe is told why", async () => {
  const { peer, connection } = puppet();
  const refused = assert.rejects(
    peer.subscribe("/topic/secret"),
    /^Error: Cannot SUBSCRIBE: ERROR "it is not allowed" came$/,
  );
  connection.send("ERROR\nmessage:it is not allowed\n\n\0");
  await refused;
});

Deno.test("peer sends values by their type, unless a header says another", () => {
  const { peer, received } = puppet();
  peer.sendTo("/a", { n: 1 });
  peer.sendTo("/a", "x");
  peer.sendTo("/a", "<x/>", { "content-type": "text/xml" });
  assert.deepEqual(received, [
    'SEND\ndestination:/a\ncontent-type:application/json\ncontent-length:7\n\n{"n":1}\0',
    "SEND\ndestination:/a\ncontent-type:text/plain;charset=utf-8\ncontent-length:1\n\nx\0",
    "SEND\ndestination:/a\ncontent-type:text/xml\ncontent-length:4\n\n<x/>\0",
  ]);
});

Deno.test("peer reads bodies of MESSAGEs alone", async () => {
  const { peer, connection } = puppet();
  const message = (type: string, body: string) =>
    connection.send(
      `MESSAGE\ndestination:/a\nmessage-id:1\nsubscription:0\n${type}\n${body}\0`,
    );
  message("", '{"n":1}');
  message("content-type:text/plain\n", "1");
  connection.send("ERROR\n\nwhy\0");
  assert.deepEqual([await peer.nextBody(), await peer.nextBody()], [{ n: 1 }, "1"]);
  await assert.rejects(peer.nextBody(), /^Error: Cannot read a MESSAGE: ERROR "why" came$/);
});
