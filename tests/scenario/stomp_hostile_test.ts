import assert from "node:assert/strict";
import { withStompSite } from "../helper/stomp_site.ts";
import { rawFrame, writeAll } from "../helper/raw_websocket.ts";

const CONNECT = "CONNECT\naccept-version:1.2\nhost:x\n\n\0";

/** What a client sends after CONNECTED, the ERROR's message, the close code. */
const FAULTS: Readonly<Record<string, readonly [string | Uint8Array, RegExp, number]>> = {
  "an unknown command": ["HELLO\n\n\0", /HELLO/, 1002],
  "a server's command": ["MESSAGE\ndestination:/topic/a\n\n\0", /MESSAGE/, 1002],
  "a second CONNECT": [CONNECT, /connected already/, 1002],
  "a missing destination": ["SEND\n\nhi\0", /"destination" is missing/, 1002],
  "a destination outside every prefix": [
    "SEND\ndestination:/x\n\n\0",
    /outside every prefix/,
    1002,
  ],
  "an undefined escape": ["SEND\ndestination:/topic/a\\t\n\n\0", /escape/, 1002],
  "a header without a colon": ["SEND\ndestination\n\n\0", /colon/, 1002],
  "a body where none may be": ["SUBSCRIBE\nid:1\ndestination:/topic/a\n\nhi\0", /body/, 1002],
  "a wrong content-length": [
    "SEND\ndestination:/topic/a\ncontent-length:1\n\nhello\0",
    /content-length/,
    1002,
  ],
  "an endless header": [`SEND\na:${"x".repeat(9_000)}`, /header/, 1009],
  "more headers than anyone needs": [`SEND\n${"a:b\n".repeat(100)}`, /header/, 1009],
  "a frame too big": [`SEND\ndestination:/topic/a\n\n${"x".repeat(70_000)}`, /more than/, 1009],
  "invalid UTF-8 in a header, sent as bytes": [
    new Uint8Array([...new TextEncoder().encode("SEND\ndestination:/topic/"), 0xff, 10, 10, 0]),
    /UTF-8/,
    1002,
  ],
};

for (const [fault, [sent, message, code]] of Object.entries(FAULTS)) {
  Deno.test(`${fault} is met with an ERROR, then ${code}`, async () => {
    await withStompSite({}, async ({ raw, stomp }) => {
      const client = await raw();
      await client.send(CONNECT);
      if (typeof sent === "string") await client.send(sent);
      else await writeAll(client.socket, rawFrame(sent, { opcode: 2 }));
      const end = await client.readToEnd();
      const [connected = "", error = ""] = end.text.split("\0");
      assert.match(connected, /^CONNECTED\n/);
      assert.match(error, /^\n*ERROR\n/);
      assert.match(/\nmessage:(.*)\n/.exec(error)?.[1] ?? "", message);
      assert.equal(end.code, code);
      assert.equal(stomp.registry.sessionCount, 0);
    });
  });
}

Deno.test("a frame before CONNECT is met with an ERROR, then 1002", async () => {
  await withStompSite({}, async ({ raw }) => {
    const client = await raw();
    await client.send("SEND\ndestination:/topic/a\nreceipt:r\n\nhi\0");
    const { text, code } = await client.readToEnd();
    assert.match(text, /^ERROR\n/);
    assert.match(text, /\nreceipt-id:r\n/);
    assert.equal(code, 1002);
  });
});

Deno.test("text that is no UTF-8 ends the connection; others go on", async () => {
  await withStompSite({}, async ({ raw, client, stomp }) => {
    const healthy = await client();
    await healthy.subscribe("/topic/a");
    const hostile = await raw();
    await hostile.send(CONNECT);
    await hostile.send(new Uint8Array([0x53, 0xff, 0xfe]));
    await hostile.readToEnd();
    await healthy.publish("/topic/a", "still here");
    assert.equal((await healthy.messages.next()).body, "still here");
    assert.equal(stomp.registry.sessionCount, 1);
  });
});

Deno.test("a client that goes without a word leaves nothing behind", async () => {
  await withStompSite({}, async ({ raw, client, stomp }) => {
    const gone = await raw();
    await gone.send(`${CONNECT}SUBSCRIBE\nid:1\ndestination:/topic/a\n\n\0`);
    const { subscribe, publish, messages } = await client();
    await subscribe("/topic/a");
    gone.socket.close();
    while (stomp.registry.subscriptionCount > 1) {
      await publish("/topic/a", "anyone?");
      await messages.next();
    }
    assert.equal(stomp.registry.sessionCount, 1);
  });
});

Deno.test("a client that does not read is closed 1013 and holds up nobody", async () => {
  await withStompSite({ limits: { maxOutboxBytes: 200_000 } }, async ({ raw, client, stomp }) => {
    const stuck = await raw();
    await stuck.send(`${CONNECT}SUBSCRIBE\nid:1\ndestination:/topic/a\n\n\0`);
    const { subscribe, publish, messages } = await client();
    await subscribe("/topic/a");
    const body = "x".repeat(50_000);
    // What the kernel takes for a socket that is not read differs by machine.
    for (let sent = 0; sent < 1_000 && stomp.counters.slowConsumers === 0; sent++) {
      await publish("/topic/a", body);
      assert.equal((await messages.next()).body.length, body.length);
    }
    assert.deepEqual([stomp.counters.slowConsumers, stomp.registry.sessionCount], [1, 1]);
  });
});

Deno.test("a request that is no upgrade, and one of a wrong origin, are told so", async () => {
  await withStompSite({}, async ({ port }) => {
    const plain = await fetch(`http://127.0.0.1:${port}/stomp`);
    assert.deepEqual([plain.status, await plain.text()], [
      426,
      "This is a STOMP endpoint: connect to it with a WebSocket.\n",
    ]);
    const elsewhere = await fetch(`http://127.0.0.1:${port}/other`);
    assert.equal(await elsewhere.text(), "the application");
  });
});
