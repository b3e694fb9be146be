import assert from "node:assert/strict";
import { Services } from "../../../demo/sockjs/services.ts";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";

const INFO = { remoteAddr: { transport: "tcp", hostname: "127.0.0.1", port: 1 } } as const;

function made() {
  const clock = new VirtualClock();
  const services = new Services({ clock });
  const post = async (path: string, body = "") =>
    await (await services.handle(new Request("http://x" + path, { method: "POST", body }), INFO))
      .text();
  return { clock, services, post };
}

Deno.test("services are four, and nothing else is there", async () => {
  const { services } = made();
  const get = async (path: string) =>
    (await services.handle(new Request("http://x" + path), INFO)).status;
  for (const path of ["/echo", "/disabled_websocket_echo", "/cookie_needed_echo", "/close"]) {
    assert.equal(await get(path), 200, path);
  }
  for (const path of ["/", "/echoes", "/iframe.html"]) assert.equal(await get(path), 404, path);
});

Deno.test("services that drain tell who is there, and take nobody", async () => {
  const { services, post, clock } = made();
  assert.equal(await post("/echo/0/a/xhr"), "o\n");
  const drained = services.drain(1_000);
  assert.equal(await post("/echo/0/a/xhr"), 'c[1012,"the server restarts"]\n');
  await drained;
  assert.match(await post("/echo/0/b/xhr"), /shutting down/);
  assert.deepEqual([services.connectionCount, clock.pending], [0, 0]);
});

Deno.test("services that drain wait for nobody past the deadline", async () => {
  const { services, post, clock } = made();
  await post("/echo/0/a/xhr");
  const drained = services.drain(1_000);
  clock.advance(1_000);
  await drained;
  assert.equal(services.connectionCount, 1);
  clock.advance(4_000);
  assert.deepEqual([services.connectionCount, clock.pending], [0, 0]);
});
