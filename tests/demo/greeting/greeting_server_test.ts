import assert from "node:assert/strict";
import { createGreetingServer, GREETING_PATH } from "../../../demo/greeting/greeting_server.ts";
import { connect } from "../../../server/messaging/testing/peer.ts";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";

const info = { remoteAddr: { transport: "tcp", hostname: "127.0.0.1", port: 1 } } as const;

async function connected(stomp = createGreetingServer({ clock: new VirtualClock() })) {
  const peer = connect(stomp);
  peer.send("CONNECT\naccept-version:1.2\nhost:x\n\n\0");
  assert.equal((await peer.next()).command, "CONNECTED");
  return peer;
}

Deno.test("two greeting servers of one process have brokers of their own", async () => {
  const [one, other] = [await connected(), await connected()];
  for (const peer of [one, other]) {
    peer.send("SUBSCRIBE\nid:0\ndestination:/topic/greetings\nreceipt:r\n\n\0");
    assert.equal((await peer.next()).command, "RECEIPT");
  }
  one.send('SEND\ndestination:/app/hello\n\n{"name":"x"}\0');
  assert.equal((await one.next()).command, "MESSAGE");
  other.send("SEND\ndestination:/topic/none\nreceipt:last\n\n\0");
  assert.equal((await other.next()).headers.get("receipt-id"), "last");
  one.close();
  other.close();
});

Deno.test("topic is open and another user's queue is not", async () => {
  const peer = await connected();
  peer.send("SUBSCRIBE\nid:0\ndestination:/topic/any/thing\n\n\0");
  peer.send("SEND\ndestination:/topic/any/thing\n\nhi\0");
  assert.equal((await peer.next()).command, "MESSAGE");
  peer.send("SEND\ndestination:/user/kim/queue/x\n\nhi\0");
  assert.equal((await peer.next()).command, "ERROR");
});

Deno.test("greeting server answers its own path alone", async () => {
  const open = createGreetingServer();
  const greets = await open.handle(new Request(`http://x${GREETING_PATH}`), info);
  assert.equal(await greets?.text(), "Welcome to SockJS!\n");
  const stomp = createGreetingServer({ allowOrigin: () => false });
  const ask = async (path: string, headers: HeadersInit = {}) =>
    (await stomp.handle(new Request(`http://x${path}`, { headers }), info))?.status;
  assert.equal(await ask("/greeting/"), undefined);
  assert.equal(await ask(GREETING_PATH), 403);
  assert.equal(await ask(GREETING_PATH, { upgrade: "websocket" }), 403);
});
