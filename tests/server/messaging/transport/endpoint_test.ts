import assert from "node:assert/strict";
import { newCounters } from "../../../../server/messaging/counters.ts";
import type { LogEntry } from "../../../../server/messaging/log.ts";
import {
  type EndpointOptions,
  StompEndpoints,
} from "../../../../server/messaging/transport/endpoint.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";

const INFO = { remoteAddr: { transport: "tcp", hostname: "127.0.0.1", port: 1 } } as const;

async function ask(
  headers: Readonly<Record<string, string>>,
  { options = {} as EndpointOptions, path = "/stomp", draining = false } = {},
) {
  const logged: LogEntry[] = [];
  const counters = newCounters();
  const endpoints = new StompEndpoints({ "/stomp": options }, {
    accept: () => assert.fail("no connection opens in this test"),
    isDraining: () => draining,
    counters,
    log: (entry) => logged.push(entry),
    clock: new VirtualClock(),
  });
  const request = new Request(`http://talk.example${path}`, {
    headers: { host: "talk.example", ...headers },
  });
  const response = await endpoints.handle(request, INFO);
  return {
    status: response?.status,
    headers: response?.headers,
    text: await response?.text(),
    logged,
    counters,
  };
}

const UPGRADE = { upgrade: "WebSocket", connection: "Upgrade" };

Deno.test("a request for another path is not the endpoint's", async () => {
  for (const path of ["/", "/stomp/", "/stomp/info", "/STOMP", "/constructor"]) {
    assert.equal((await ask(UPGRADE, { path })).status, undefined, path);
  }
});

Deno.test("a request that is no upgrade is told to upgrade: 426", async () => {
  const { status, headers } = await ask({});
  assert.deepEqual([status, headers?.get("upgrade")], [426, "websocket"]);
});

Deno.test("an upgrade that lacks what RFC 6455 asks for is 400, not an exception", async () => {
  assert.equal((await ask(UPGRADE)).status, 400);
});

Deno.test("a page of another origin is refused, 403, and the log has its origin", async () => {
  const { status, logged, counters } = await ask({ ...UPGRADE, origin: "https://blog.example" });
  assert.equal(status, 403);
  assert.deepEqual(logged, [
    { kind: "origin-refused", origin: "https://blog.example", endpoint: "/stomp" },
  ]);
  assert.equal(counters.handshakesRefused, 1);
});

Deno.test("by default a page of the own origin may, on any scheme, and whatever has none", async () => {
  // 400 is what follows the check of the origin in this test.
  for (const origin of ["http://talk.example", "https://talk.example"]) {
    assert.equal((await ask({ ...UPGRADE, origin })).status, 400, origin);
  }
  assert.equal((await ask(UPGRADE)).status, 400);
  for (
    const origin of [
      "null",
      "http://talk.example.evil",
      "http://evil/talk.example",
      "http://talk.example:81",
      "not an origin",
    ]
  ) {
    assert.equal((await ask({ ...UPGRADE, origin })).status, 403, origin);
  }
});

Deno.test("the application's rule of origins replaces the default", async () => {
  const options: EndpointOptions = {
    allowOrigin: (origin, request) => origin === "https://blog.example" && request.url !== "",
  };
  assert.equal(
    (await ask({ ...UPGRADE, origin: "https://blog.example" }, { options })).status,
    400,
  );
  assert.equal((await ask({ ...UPGRADE, origin: "http://talk.example" }, { options })).status, 403);
  assert.equal((await ask(UPGRADE, { options })).status, 403);
});

Deno.test("the application may refuse a handshake with a response of its own", async () => {
  const options: EndpointOptions = { handshake: () => new Response(null, { status: 429 }) };
  const { status, counters } = await ask(UPGRADE, { options });
  assert.deepEqual([status, counters.handshakesRefused], [429, 1]);
});

Deno.test("a server that drains answers 503 and says when to come back", async () => {
  const { status, headers } = await ask(UPGRADE, { draining: true });
  assert.deepEqual([status, headers?.get("retry-after")], [503, "5"]);
});

const SOCKJS: EndpointOptions = { sockJs: true };

Deno.test("without SockJS there is nothing below an endpoint, and nothing greets", async () => {
  assert.equal((await ask({}, { path: "/stomp/info" })).status, undefined);
  assert.equal((await ask({})).status, 426);
});

Deno.test("with SockJS the endpoint greets, informs, and still takes upgrades", async () => {
  for (const path of ["/stomp", "/stomp/"]) {
    assert.equal((await ask({}, { path, options: SOCKJS })).text, "Welcome to SockJS!\n");
  }
  const info = await ask({}, { path: "/stomp/info", options: SOCKJS });
  assert.equal(JSON.parse(info.text ?? "").websocket, true);
  // 400 is what an upgrade without a key gets.
  assert.equal((await ask(UPGRADE, { options: SOCKJS })).status, 400);
  assert.equal((await ask({}, { path: "/stompede", options: SOCKJS })).status, undefined);
});

Deno.test("with SockJS its settings are the endpoint's", async () => {
  const options: EndpointOptions = { sockJs: { webSocket: false, cookieNeeded: true } };
  const { text } = await ask({}, { path: "/stomp/info", options });
  const { websocket, cookie_needed } = JSON.parse(text ?? "");
  assert.deepEqual([websocket, cookie_needed], [false, true]);
});

Deno.test("with SockJS the rule of origins holds for every request", async () => {
  for (const path of ["", "/", "/info", "/websocket", "/0/x/xhr", "/0/x/websocket", "/none"]) {
    const { status, headers, logged, counters } = await ask({ origin: "https://evil.example" }, {
      path: `/stomp${path}`,
      options: SOCKJS,
    });
    assert.equal(status, 403, path);
    assert.equal(headers?.get("access-control-allow-origin"), null);
    assert.deepEqual([logged.length, counters.handshakesRefused], [1, 1]);
  }
});

Deno.test("a server that drains greets nobody over SockJS", async () => {
  for (const path of ["/stomp", "/stomp/info", "/stomp/websocket", "/stomp/0/x/eventsource"]) {
    const upgrade = path.endsWith("websocket") ? UPGRADE : {};
    assert.equal((await ask(upgrade, { path, options: SOCKJS, draining: true })).status, 503, path);
  }
});

Deno.test("a limit of SockJS that is none fails at the start", async () => {
  await assert.rejects(ask({}, { options: { sockJs: { maxSessions: -1 } } }), /maxSessions is -1/);
});
