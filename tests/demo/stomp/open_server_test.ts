import assert from "node:assert/strict";
import { createOpenServer } from "../../../demo/stomp/open_server.ts";
import { connect } from "../../../server/messaging/testing/peer.ts";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { stompjs } from "../../helper/client_stompjs.ts";
import { withOpenSite } from "../../helper/open_site.ts";

function openServer() {
  return createOpenServer({ clock: new VirtualClock(), newId: () => "1" });
}

async function connected(stomp = openServer(), credentials = "") {
  const peer = connect(stomp);
  peer.send(`CONNECT\naccept-version:1.2\nhost:x\n${credentials}\n\0`);
  const { command, headers } = await peer.next();
  assert.equal(command, "CONNECTED");
  return { peer, user: headers.get("user-name") };
}

Deno.test("open server takes guest, and whoever shows nothing", async () => {
  const names: Readonly<Record<string, string>> = {
    "": "anonymous-1",
    "login:\npasscode:\n": "anonymous-1",
    "login:guest\npasscode:guest\n": "guest",
  };
  for (const [credentials, name] of Object.entries(names)) {
    const { peer, user } = await connected(openServer(), credentials);
    assert.equal(user, name);
    peer.close();
  }
});

Deno.test("open server refuses every other login with an ERROR, then 1008", async () => {
  for (
    const credentials of [
      "login:guest\npasscode:guess\n",
      "login:admin\npasscode:guest\n",
      "login:guest\n",
      "passcode:guest\n",
      "login:Guest\npasscode:Guest\n",
    ]
  ) {
    const peer = connect(openServer());
    peer.send(`CONNECT\naccept-version:1.2\nhost:x\n${credentials}\n\0`);
    const { command, headers } = await peer.next();
    assert.equal(command, "ERROR");
    assert.match(headers.get("message") ?? "", /"guest", or left out/);
    assert.equal((await peer.closed).code, 1008);
  }
});

Deno.test("every topic and queue is open to anonymous clients, both ways", async () => {
  const { peer } = await connected();
  for (const destination of ["/topic/any/thing", "/queue/any/thing"]) {
    peer.send(`SUBSCRIBE\nid:${destination}\ndestination:${destination}\n\n\0`);
    peer.send(`SEND\ndestination:${destination}\n\nhi\0`);
    assert.equal((await peer.next()).headers.get("destination"), destination);
  }
  peer.close();
});

Deno.test("everybody may write to a user's queues, and read their own alone", async () => {
  const stomp = openServer();
  const { peer: guest } = await connected(stomp, "login:guest\npasscode:guest\n");
  const { peer: other } = await connected(stomp);
  guest.send("SUBSCRIBE\nid:0\ndestination:/user/queue/x\nreceipt:r\n\n\0");
  assert.equal((await guest.next()).command, "RECEIPT");
  other.send("SEND\ndestination:/user/guest/queue/x\n\nhi\0");
  assert.equal((await guest.next()).headers.get("destination"), "/user/queue/x");
  other.send("SUBSCRIBE\nid:0\ndestination:/user/guest/queue/x\n\n\0");
  assert.equal((await other.next()).command, "ERROR");
  guest.close();
  other.close();
});

Deno.test("guest may use wildcards, and nobody else", async () => {
  const { peer: guest } = await connected(openServer(), "login:guest\npasscode:guest\n");
  guest.send("SUBSCRIBE\nid:0\ndestination:/topic/*\n\n\0");
  guest.send("SEND\ndestination:/topic/a\n\nhi\0");
  assert.equal((await guest.next()).headers.get("destination"), "/topic/a");
  guest.close();
  const { peer } = await connected();
  peer.send("SUBSCRIBE\nid:0\ndestination:/topic/*\n\n\0");
  peer.send("SEND\ndestination:/topic/a\n\noverheard\0");
  peer.send("SEND\ndestination:/topic/*\ncontent-type:text/plain\n\nnamed so\0");
  assert.equal(await peer.nextBody(), "named so", "to anybody else it is a name like any other");
  peer.close();
});

Deno.test("open server takes a body of 4 MiB and no more, and greets", async () => {
  const { peer } = await connected();
  peer.send("SUBSCRIBE\nid:0\ndestination:/topic/greetings\n\n\0");
  peer.send('SEND\ndestination:/app/hello\n\n{"name":"<b>"}\0');
  assert.deepEqual(await peer.nextBody(), { content: "Hello, &lt;b&gt;!" });
  const body = "x".repeat(4_194_304);
  peer.send(`SEND\ndestination:/topic/large\nreceipt:r\n\n${body}\0`);
  assert.equal((await peer.next()).command, "RECEIPT");
  peer.send(`SEND\ndestination:/topic/large\n\n${body}x\0`);
  assert.equal((await peer.next()).command, "ERROR");
  assert.equal((await peer.closed).code, 1009);
});

for (const carrier of ["WebSocket", "xhr-streaming"] as const) {
  Deno.test(`a body of 4 MiB comes back over ${carrier}`, () =>
    withOpenSite(async ({ origin }) => {
      const client = await stompjs(carrier).connect({ origin });
      const messages = await client.subscribe("/topic/large");
      const body = "\n".repeat(4_194_304);
      client.send("/topic/large", body);
      assert.equal((await messages.next()).body === body, true);
      await client.leave();
    }));
}

Deno.test("pages of any origin may connect, at both paths, by WebSocket and SockJS", async () => {
  const info = { remoteAddr: { transport: "tcp", hostname: "127.0.0.1", port: 1 } } as const;
  const stomp = openServer();
  for (const path of ["/stomp", "/gs-guide-websocket"]) {
    const headers = { origin: "https://blog.example" };
    const response = await stomp.handle(new Request(`http://x${path}/info`, { headers }), info);
    assert.equal(response?.status, 200);
    assert.deepEqual((await response.json()).websocket, true);
  }
  assert.equal(stomp.handle(new Request("http://x/other"), info), undefined);
});

Deno.test("open server takes topics and queues of any name", async () => {
  const { peer } = await connected();
  const names = ["/queue/a b", "/topic/a\\cb", "/queue//x", "/topic/100%", "/queue/[1]{2}>*"];
  for (const [id, destination] of names.entries()) {
    peer.send(`SUBSCRIBE\nid:${id}\ndestination:${destination}\nreceipt:s\n\n\0`);
    assert.equal((await peer.next()).command, "RECEIPT", destination);
    peer.send(`SEND\ndestination:${destination}\n\nhi\0`);
    assert.equal((await peer.next()).headers.get("subscription"), String(id), destination);
  }
});
