import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { Client, type IMessage } from "@stomp/stompjs";
import { Arrivals } from "../../helper/arrivals.ts";
import { withProgram } from "../../helper/program.ts";

const MAIN = fileURLToPath(new URL("../../../demo/spring/main.ts", import.meta.url));

Deno.test("the chat runs on its own: the name in the address is who connects", async () => {
  const args = ["run", "-A", MAIN];
  const greeting = /The chat at ws:\/\/127\.0\.0\.1:(\d+)\/chat/;
  await withProgram({ args, env: { PORT: "0" }, greeting }, async (port) => {
    const info = await (await fetch(`http://127.0.0.1:${port}/chat/info`)).json();
    assert.equal(info.websocket, true);
    const heard = new Arrivals<string>();
    const client = new Client({
      brokerURL: `ws://127.0.0.1:${port}/chat?name=kim`,
      reconnectDelay: 0,
      onStompError: ({ headers }) => heard.push(headers["message"] ?? ""),
      onWebSocketClose: () => heard.push("closed"),
      onConnect() {
        const listen = ({ body }: IMessage) => heard.push(body);
        client.subscribe("/user/queue/whispers", listen);
        const body = JSON.stringify({ text: "Note to self" });
        client.publish({ destination: "/app/chat/whispers/kim", body });
      },
    });
    client.activate();
    assert.equal(await heard.next(), '{"by":"kim","text":"Note to self"}');
    await client.deactivate();
  });
});
