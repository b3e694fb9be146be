/**
 * sockjs-client in a browser, on a page of another origin: where CORS, cookies and streaming are
 * what browsers make of them.
 *
 * @module
 */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { permitAll, StompServer } from "../../server/messaging/mod.ts";
import { HostPage } from "../helper/host_page.ts";
import { storyTest } from "../helper/visitor.ts";

const SCRIPTS = ["sockjs-client/dist/sockjs.js", "@stomp/stompjs/bundles/stomp.umd.js"].map((
  path,
) => fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url)));

const BODY = "é\u2028\u{1f600} " + "x".repeat(20_000);

/** A STOMP server with SockJS that pages of `allowed` alone may use. */
function serve(allowed: string) {
  const stomp = new StompServer({
    authorize: [permitAll],
    endpoints: {
      "/stomp": {
        allowOrigin: (origin) => origin === allowed,
        sockJs: { cookieNeeded: true, responseLimitBytes: 10_000, disconnectDelayMs: 1_000 },
      },
    },
    log: () => {},
  });
  const asked: string[] = [];
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    (request, info) => {
      asked.push(`${request.method} ${new URL(request.url).pathname.split("/").at(-1)}`);
      return stomp.handle(request, info) ?? new Response(null, { status: 404 });
    },
  );
  return {
    stomp,
    asked,
    url: `http://127.0.0.1:${server.addr.port}/stomp`,
    async [Symbol.asyncDispose]() {
      await stomp.drain({ deadlineMs: 2_000 });
      await server.shutdown();
    },
  };
}

async function load(page: Page): Promise<void> {
  for (const path of SCRIPTS) await page.addScriptTag({ path });
}

/** On the page: connects, follows a topic, and returns what comes back of what is sent to it. */
function talk(page: Page, url: string, transport: string): Promise<string> {
  const script = `new Promise((resolve, reject) => {
    const client = new StompJs.Client({
      webSocketFactory: () => new SockJS(${JSON.stringify(url)}, undefined, {
        transports: [${JSON.stringify(transport)}],
      }),
      reconnectDelay: 0,
      onWebSocketClose: ({ code, reason }) => reject(new Error(code + " " + reason)),
      onConnect() {
        client.watchForReceipt("followed", () =>
          client.publish({ destination: "/topic/a", body: ${JSON.stringify(BODY)} }));
        client.subscribe("/topic/a", async ({ body }) => {
          client.onWebSocketClose = () => {};
          await client.deactivate();
          resolve(body);
        }, { receipt: "followed" });
      },
    });
    client.activate();
  })`;
  return page.evaluate(script);
}

storyTest("a page of another origin talks STOMP over each transport of SockJS", async (visit) => {
  await using host = new HostPage("<title>A page</title>");
  await using site = serve(new URL(host.url).origin);
  const page = await visit(host.url);
  await load(page);
  const requests = {
    "websocket": "GET websocket",
    "xhr-streaming": "POST xhr_streaming",
    "eventsource": "GET eventsource",
    "xhr-polling": "POST xhr",
  };
  for (const [transport, request] of Object.entries(requests)) {
    site.asked.length = 0;
    assert.equal(await talk(page, site.url, transport), BODY, transport);
    assert(site.asked.includes(request), `${transport}: ${site.asked}`);
  }
  const [cookie] = await page.context().cookies(site.url);
  assert.deepEqual([cookie?.name, cookie?.value], ["JSESSIONID", "dummy"]);
});

storyTest("a page of an origin that is not allowed gets no SockJS by any way", async (visit) => {
  await using host = new HostPage("<title>A page</title>");
  await using site = serve("https://blog.example");
  const page = await visit(host.url);
  await load(page);
  await assert.rejects(talk(page, site.url, "xhr-polling"), /1002/);
  const statuses = await page.evaluate(`Promise.all(
    ["/0/x/xhr", "/0/x/xhr_send"].map((path) =>
      fetch(${JSON.stringify(site.url)} + path, { method: "POST", mode: "no-cors", body: "[]" })
        .then(({ type }) => type)))`);
  assert.deepEqual(statuses, ["opaque", "opaque"]);
  assert.equal(site.stomp.counters.connections, 0);
});
