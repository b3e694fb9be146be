import assert from "node:assert/strict";
import { createChatServer } from "../../../demo/spring/chat_server.ts";
import { connect, VirtualClock } from "../../../server/messaging/testing.ts";

function chatServer() {
  const clock = new VirtualClock();
  const lines: string[] = [];
  const stomp = createChatServer({
    userOf: (request) => request.headers.get("x-user") ?? undefined,
    report: () => 1,
    write: (line) => lines.push(line),
    clock,
  });
  const arrive = async (name: string) => {
    const peer = connect(stomp, { attributes: { name } });
    const connected = await peer.connect();
    assert.equal(connected.headers.get("user-name"), name);
    return peer;
  };
  return { stomp, clock, lines, arrive };
}

Deno.test("two people talk in a room and whisper to each other", async () => {
  const { stomp, clock, lines, arrive } = chatServer();
  const kim = await arrive("kim");
  const lee = await arrive("lee");
  await kim.subscribe("/user/queue/whispers");
  await kim.subscribe("/topic/rooms/garden");
  lee.sendTo("/app/chat/rooms/garden/say", { text: "Hello" });
  assert.deepEqual(await kim.nextBody(), { by: "lee", text: "Hello" });
  lee.sendTo("/app/chat/whispers/kim", { text: "psst" });
  assert.deepEqual(await kim.nextBody(), { by: "lee", text: "psst" });
  await lee.subscribe("/app/chat/rooms/garden/history");
  assert.deepEqual(await lee.nextBody(), [{ by: "lee", text: "Hello" }]);
  assert.ok(lines.includes("lee SEND /app/chat/whispers/kim handled"));
  kim.close();
  lee.close();
  assert.deepEqual([stomp.registry.sessionCount, clock.pending], [0, 0]);
});

Deno.test("who whispers to somebody who has left is told, and may go on", async () => {
  const { arrive } = chatServer();
  const kim = await arrive("kim");
  await kim.subscribe("/user/queue/errors");
  kim.sendTo("/app/chat/whispers/lee", { text: "psst" });
  assert.deepEqual(await kim.nextBody(), { code: "absent", message: "lee is not here." });
  await kim.subscribe("/topic/presence");
  kim.close();
});

Deno.test("nobody sends to another's queue, or past the handlers", async () => {
  const { arrive } = chatServer();
  for (const destination of ["/user/kim/queue/whispers", "/topic/rooms/garden", "/queue/a"]) {
    const lee = await arrive("lee");
    lee.sendTo(destination, { text: "Hello" });
    assert.equal((await lee.next()).command, "ERROR");
    assert.equal((await lee.closed).code, 1008);
  }
});

Deno.test("who is not signed in, or comes from another page, may not connect", async () => {
  const { stomp } = chatServer();
  const info = { remoteAddr: { transport: "tcp", hostname: "127.0.0.1", port: 1 } } as const;
  const status = async (headers: Record<string, string>) => {
    const request = new Request("http://localhost:8084/chat", {
      headers: { upgrade: "websocket", connection: "upgrade", ...headers },
    });
    return (await stomp.handle(request, info))?.status;
  };
  assert.equal(await status({}), 401);
  assert.equal(await status({ origin: "https://elsewhere.example", "x-user": "kim" }), 403);
});
