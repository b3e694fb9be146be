import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { Client } from "@stomp/stompjs";
import { Arrivals } from "../helper/arrivals.ts";
import { withProgram } from "../helper/program.ts";

const PROGRAM = new URL("../../demo/hono.ts", import.meta.url);

Deno.test("an application of Hono and a STOMP server answer on one port", async () => {
  const args = ["run", "-A", fileURLToPath(PROGRAM)];
  await withProgram({ args, env: { PORT: "0" } }, async (port) => {
    const origin = `http://127.0.0.1:${port}`;
    const page = await fetch(origin);
    assert.equal(await page.text(), "An application of Hono\n");
    assert.equal(page.headers.get("x-content-type-options"), "nosniff");
    const info = await fetch(`${origin}/stomp/info`);
    assert.equal((await info.json()).websocket, true);

    const greetings = new Arrivals<string>();
    const subscribed = Promise.withResolvers<void>();
    const client = new Client({
      brokerURL: `ws://127.0.0.1:${port}/stomp`,
      reconnectDelay: 0,
      onStompError: ({ headers }) => subscribed.reject(new Error(headers["message"])),
      onWebSocketClose: () => subscribed.reject(new Error("The connection was closed")),
      onConnect() {
        client.watchForReceipt("mine", () => subscribed.resolve());
        const headers = { receipt: "mine" };
        client.subscribe("/topic/greetings", ({ body }) => greetings.push(body), headers);
      },
    });
    client.activate();
    try {
      await subscribed.promise;
      client.publish({ destination: "/app/hello", body: '{"name":"Hono"}' });
      assert.equal(await greetings.next(), '{"content":"Hello, Hono!"}');
      const body = '{"content":"By HTTP"}';
      assert.equal((await fetch(`${origin}/greetings`, { method: "POST", body })).status, 204);
      assert.equal(await greetings.next(), body);
    } finally {
      await client.deactivate();
    }
  });
});

Deno.test("a STOMP server and an application of Hono take 15 lines together", async () => {
  const program = await Deno.readTextFile(PROGRAM);
  const code = program.replace(/\/\*\*[\s\S]*?\*\//, "").split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("import "));
  assert.ok(code.length <= 15, `${code.length} lines`);
});
