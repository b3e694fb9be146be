import assert from "node:assert/strict";
import { newCounters } from "../../../../server/messaging/counters.ts";
import type { LogEntry } from "../../../../server/messaging/log.ts";
import {
  answerEndpoint,
  type EndpointOptions,
} from "../../../../server/messaging/transport/endpoint.ts";

const INFO = { remoteAddr: { transport: "tcp", hostname: "127.0.0.1", port: 1 } } as const;

function ask(
  headers: Readonly<Record<string, string>>,
  { options = {} as EndpointOptions, path = "/stomp", draining = false } = {},
) {
  const logged: LogEntry[] = [];
  const counters = newCounters();
  const request = new Request(`http://talk.example${path}`, {
    headers: { host: "talk.example", ...headers },
  });
  const response = answerEndpoint(request, INFO, {
    endpoints: { "/stomp": options },
    accept: () => assert.fail("no socket opens in this test"),
    draining,
    counters,
    log: (entry) => logged.push(entry),
  });
  return { status: response?.status, headers: response?.headers, logged, counters };
}

const UPGRADE = { upgrade: "WebSocket", connection: "Upgrade" };

Deno.test("a request for another path is not the endpoint's", () => {
  for (const path of ["/", "/stomp/", "/stomp/info", "/STOMP", "/constructor"]) {
    assert.equal(ask(UPGRADE, { path }).status, undefined, path);
  }
});

Deno.test("a request that is no upgrade is told to upgrade: 426", () => {
  const { status, headers } = ask({});
  assert.deepEqual([status, headers?.get("upgrade")], [426, "websocket"]);
});

Deno.test("an upgrade that lacks what RFC 6455 asks for is 400, not an exception", () => {
  assert.equal(ask(UPGRADE).status, 400);
});

Deno.test("a page of another origin is refused, 403, and the log has its origin", () => {
  const { status, logged, counters } = ask({ ...UPGRADE, origin: "https://blog.example" });
  assert.equal(status, 403);
  assert.deepEqual(logged, [
    { kind: "origin-refused", origin: "https://blog.example", endpoint: "/stomp" },
  ]);
  assert.equal(counters.handshakesRefused, 1);
});

Deno.test("by default a page of the own origin may, on any scheme, and whatever has none", () => {
  // 400 is what follows the check of the origin in this test.
  for (const origin of ["http://talk.example", "https://talk.example"]) {
    assert.equal(ask({ ...UPGRADE, origin }).status, 400, origin);
  }
  assert.equal(ask(UPGRADE).status, 400);
  for (
    const origin of [
      "null",
      "http://talk.example.evil",
      "http://evil/talk.example",
      "http://talk.example:81",
      "not an origin",
    ]
  ) {
    assert.equal(ask({ ...UPGRADE, origin }).status, 403, origin);
  }
});

Deno.test("the application's rule of origins replaces the default", () => {
  const options: EndpointOptions = {
    allowOrigin: (origin, request) => origin === "https://blog.example" && request.url !== "",
  };
  assert.equal(ask({ ...UPGRADE, origin: "https://blog.example" }, { options }).status, 400);
  assert.equal(ask({ ...UPGRADE, origin: "http://talk.example" }, { options }).status, 403);
  assert.equal(ask(UPGRADE, { options }).status, 403);
});

Deno.test("the application may refuse a handshake with a response of its own", () => {
  const options: EndpointOptions = { handshake: () => new Response(null, { status: 429 }) };
  const { status, counters } = ask(UPGRADE, { options });
  assert.deepEqual([status, counters.handshakesRefused], [429, 1]);
});

Deno.test("a server that drains answers 503 and says when to come back", () => {
  const { status, headers } = ask(UPGRADE, { draining: true });
  assert.deepEqual([status, headers?.get("retry-after")], [503, "5"]);
});
