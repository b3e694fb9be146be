/*
 * Many sessions of SockJS that end in every way there is; withSockJs checks that nothing is left.
 */
import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { newSession, type SockJsSite, withSockJs } from "../helper/sockjs_site.ts";

const PRELUDE_BYTES = 2_049;

/** Waits until so many connections are open, as the services count them. */
async function untilOpen({ services }: SockJsSite, count: number): Promise<void> {
  while (services.connectionCount !== count) await setImmediate();
}

Deno.test("a client that breaks off frees its session at once, in mid-stream and in a poll", async () => {
  await withSockJs(async (site) => {
    for (const name of ["xhr_streaming", "eventsource", "xhr"]) {
      const url = newSession();
      if (name === "xhr") assert.equal((await site.post(`${url}/xhr`)).body, "o\n");
      const stream = await site.stream(name === "eventsource" ? "GET" : "POST", `${url}/${name}`);
      await untilOpen(site, 1);
      stream.abort();
      await untilOpen(site, 0);
      assert.equal(site.clock.pending, 0);
    }
  });
});

Deno.test("300 sessions that all end in their own way leave nothing", async () => {
  await withSockJs(async (site) => {
    const { post, stream, socket, clock } = site;
    for (let round = 0; round < 50; round++) {
      const silent = newSession();
      await post(`${silent}/xhr`);
      await post(`${silent}/xhr_send`, '["never fetched"]');
      const broken = await stream("POST", `${newSession()}/xhr_streaming`);
      const events = await stream("GET", `${newSession()}/eventsource`);
      await events.next();
      const closed = newSession("/close");
      await post(`${closed}/xhr`);
      await post(`${closed}/xhr`);
      const framed = socket(`${newSession()}/websocket`);
      assert.equal(await framed.next(), "o");
      const nonsense = socket(`${newSession()}/websocket`);
      await nonsense.send("{");
      assert.equal(await nonsense.next(), "o");
      await nonsense.next();
      broken.abort();
      events.abort();
      await framed.close();
    }
    // Those that fell silent alone are left.
    await untilOpen(site, 50);
    clock.advance(5_000);
    assert.deepEqual([site.services.connectionCount, clock.pending], [0, 0]);
  });
});

Deno.test("a stream nobody reads takes what the system holds for it, and no more", async () => {
  await withSockJs(async (site) => {
    const url = newSession();
    const connection = await site.connect();
    await connection.request("POST", `${url}/xhr_streaming`);
    await connection.read(PRELUDE_BYTES);
    // The response ends at 4,096 bytes, so the rest stays with the session: over 1 MiB it is closed.
    const message = `["${"x".repeat(300_000)}"]`;
    for (let sent = 0; sent < 3; sent++) {
      assert.equal((await site.post(`${url}/xhr_send`, message)).status, 204);
    }
    let status = 204;
    for (let sent = 0; sent < 5 && status === 204; sent++) {
      status = (await site.post(`${url}/xhr_send`, message)).status;
    }
    assert.equal(status, 404);
    assert.equal((await site.post(`${url}/xhr`)).body, 'c[1013,"the client reads too slowly"]\n');
  });
});
