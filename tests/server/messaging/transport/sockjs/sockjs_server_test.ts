import assert from "node:assert/strict";
import { newCounters } from "../../../../../server/messaging/counters.ts";
import type { LogEntry } from "../../../../../server/messaging/log.ts";
import { VirtualClock } from "../../../../../server/messaging/testing/virtual_clock.ts";
import type { Handshake } from "../../../../../server/messaging/transport/connection.ts";
import {
  SockJsServer,
  type SockJsServerOptions,
} from "../../../../../server/messaging/transport/sockjs/sockjs_server.ts";
import { BodyReader } from "../../../../helper/sockjs_body.ts";

const INFO = { remoteAddr: { transport: "tcp", hostname: "192.0.2.1", port: 1 } } as const;
const EVIL = { origin: "https://evil.example" };
const UPGRADE = { upgrade: "websocket", connection: "Upgrade" };

/** An echo at `/echo` of `talk.example`. */
function made(options: Partial<SockJsServerOptions> = {}) {
  const clock = new VirtualClock();
  const counters = newCounters();
  const logged: LogEntry[] = [];
  const handshakes: Handshake[] = [];
  const server = new SockJsServer({
    path: "/echo",
    accept(connection, handshake) {
      handshakes.push(handshake);
      return { receive: (message) => connection.send(message), closed() {} };
    },
    clock,
    counters,
    log: (entry) => logged.push(entry),
    newEntropy: () => 42,
    ...options,
  });
  const ask = (
    method: string,
    path: string,
    { headers = {}, body }: { headers?: Record<string, string>; body?: string } = {},
  ) => {
    const request = new Request("http://talk.example" + path, {
      method,
      headers: { host: "talk.example", ...headers },
      ...body !== undefined && { body },
    });
    return server.handle(request, INFO);
  };
  const status = async (...args: Parameters<typeof ask>) => {
    const response = await ask(...args);
    await response?.body?.cancel();
    return response?.status;
  };
  const text = async (...args: Parameters<typeof ask>) => await (await ask(...args))?.text();
  return { clock, counters, logged, handshakes, ask, status, text };
}

Deno.test("a base answers what is at it and below, and nothing beside it", async () => {
  const { status } = made();
  for (const path of ["/", "/ech", "/echoes", "/ECHO", "/a/echo"]) {
    assert.equal(await status("GET", path), undefined, path);
  }
  assert.equal(await status("GET", "/echo"), 200);
  assert.equal(await status("GET", "/echo/none"), 404);
});

Deno.test("a base answers each place to its methods alone", async () => {
  const { ask } = made();
  const allowed: readonly [string, string][] = [
    ["", "GET"],
    ["/", "GET"],
    ["/info", "OPTIONS, GET"],
    ["/websocket", "GET"],
    ["/0/x/websocket", "GET"],
    ["/0/x/eventsource", "GET"],
    ["/0/x/xhr", "OPTIONS, POST"],
    ["/0/x/xhr_send", "OPTIONS, POST"],
    ["/0/x/xhr_streaming", "OPTIONS, POST"],
  ];
  for (const [below, methods] of allowed) {
    for (const method of ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"]) {
      if (methods.includes(method)) continue;
      const response = await ask(method, "/echo" + below);
      assert.deepEqual([response?.status, response?.headers.get("allow")], [405, methods], below);
    }
  }
});

Deno.test("info has every field, and a number that is handed in", async () => {
  const { text } = made({ cookieNeeded: true });
  assert.equal(
    await text("GET", "/echo/info"),
    '{"websocket":true,"origins":["*:*"],"cookie_needed":true,"entropy":42}',
  );
});

Deno.test("a page of another origin is refused on every transport, preflights too", async () => {
  const { ask, status, counters, logged, handshakes } = made();
  // What is open already does not help it either.
  assert.equal(await status("POST", "/echo/0/mine/xhr_streaming"), 200);
  const paths = ["", "/info", "/none", "/websocket", "/0/x/websocket", "/0/mine/eventsource"];
  const asked: readonly [string, string][] = [
    ...paths.map((path): [string, string] => ["GET", path]),
    ...["xhr", "xhr_streaming", "xhr_send"].flatMap((name): [string, string][] => [
      ["POST", `/0/mine/${name}`],
      ["POST", `/0/x/${name}`],
      ["OPTIONS", `/0/x/${name}`],
    ]),
  ];
  for (const [method, path] of asked) {
    const response = await ask(method, "/echo" + path, { headers: { ...EVIL, ...UPGRADE } });
    assert.equal(response?.status, 403, path);
    assert.equal(response?.headers.get("access-control-allow-origin"), null);
  }
  assert.deepEqual([counters.handshakesRefused, logged.length], [asked.length, asked.length]);
  assert.equal(handshakes.length, 1);
});

Deno.test("a page that is allowed by rule may read, with its cookies", async () => {
  const origin = "https://blog.example";
  const { ask } = made({ allowOrigin: (asked) => asked === origin });
  const response = await ask("GET", "/echo/info", { headers: { origin } });
  assert.equal(response?.status, 200);
  assert.equal(response?.headers.get("access-control-allow-origin"), origin);
  assert.equal(response?.headers.get("access-control-allow-credentials"), "true");
  // By this rule who names no origin is nobody.
  assert.equal((await ask("GET", "/echo/info"))?.status, 403);
});

Deno.test("a session knows of the request that opened it, and no later one is asked again", async () => {
  let asked = 0;
  const { text, status, handshakes } = made({ handshake: () => ({ asked: ++asked }) });
  const headers = { "x-a": "b", "origin": "http://talk.example" };
  assert.equal(await text("POST", "/echo/0/x/xhr", { headers }), "o\n");
  assert.equal(await status("POST", "/echo/0/x/xhr_send", { body: '["a"]' }), 204);
  assert.equal(await text("POST", "/echo/1/x/xhr"), 'a["a"]\n');
  const [handshake] = handshakes;
  assert.deepEqual([asked, handshakes.length], [1, 1]);
  assert.deepEqual(
    [handshake?.endpoint, handshake?.origin, handshake?.remoteAddress, handshake?.attributes],
    ["/echo", "http://talk.example", "192.0.2.1", { asked: 1 }],
  );
  assert.equal(handshake?.headers.get("x-a"), "b");
});

Deno.test("an application's refusal is handed on as it is, and opens nothing", async () => {
  const { ask, counters, handshakes } = made({
    handshake: () => new Response("no", { status: 418 }),
  });
  for (const [method, name] of [["POST", "xhr"], ["GET", "eventsource"], ["GET", "websocket"]]) {
    const response = await ask(method ?? "", `/echo/0/x/${name}`, { headers: UPGRADE });
    assert.deepEqual([response?.status, await response?.text()], [418, "no"]);
  }
  assert.deepEqual([counters.handshakesRefused, handshakes.length], [3, 0]);
});

Deno.test("a body over the bound is 413, and what is no body of messages 500", async () => {
  const { text, status, ask } = made({ maxBodyBytes: 20 });
  await text("POST", "/echo/0/x/xhr");
  const send = (body: string) => ask("POST", "/echo/0/x/xhr_send", { body });
  assert.equal((await send(`["${"x".repeat(20)}"]`))?.status, 413);
  assert.equal(await (await send(""))?.text(), "Payload expected.\n");
  assert.equal(await (await send("["))?.text(), "Broken JSON encoding.\n");
  assert.equal(await status("POST", "/echo/0/x/xhr_send", { body: '["a"]' }), 204);
  assert.equal(await text("POST", "/echo/0/x/xhr"), 'a["a"]\n');
});

Deno.test("a flood of sessions is bounded, and costs those that are open nothing", async () => {
  const { text, status, clock } = made({ maxSessions: 3 });
  for (const id of ["a", "b", "c"]) assert.equal(await text("POST", `/echo/0/${id}/xhr`), "o\n");
  for (let more = 0; more < 100; more++) {
    assert.equal(await status("POST", `/echo/0/${more}/xhr`), 503);
  }
  assert.equal(await status("GET", "/echo/info"), 503);
  assert.equal(await status("POST", "/echo/0/a/xhr_send", { body: '["x"]' }), 204);
  assert.equal(await text("POST", "/echo/0/a/xhr"), 'a["x"]\n');
  clock.advance(5_000);
  assert.equal(clock.pending, 0);
  assert.equal(await text("POST", "/echo/0/d/xhr"), "o\n");
});

Deno.test("a base that drains opens nothing, and goes on with what is open", async () => {
  let draining = false;
  const { text, status } = made({ isDraining: () => draining });
  await text("POST", "/echo/0/x/xhr");
  draining = true;
  assert.equal(await status("POST", "/echo/0/y/xhr"), 503);
  assert.equal(await status("GET", "/echo/info"), 503);
  assert.equal(await status("GET", "/echo/0/y/websocket", { headers: UPGRADE }), 503);
  assert.equal(await status("POST", "/echo/0/x/xhr_send", { body: '["a"]' }), 204);
  assert.equal(await text("POST", "/echo/0/x/xhr"), 'a["a"]\n');
});

Deno.test("a session whose stream broke off says so until the delay is over", async () => {
  const { ask, text, status, clock } = made();
  const stream = await ask("POST", "/echo/0/x/xhr_streaming");
  assert(stream?.body);
  const reader = new BodyReader(stream.body);
  await reader.next();
  assert.equal(await reader.next(), "o\n");
  await reader.abort();
  assert.equal(clock.pending, 0);
  assert.equal(await status("POST", "/echo/0/x/xhr_send", { body: '["a"]' }), 404);
  assert.equal(await text("POST", "/echo/0/x/xhr"), 'c[1002,"Connection interrupted"]\n');
  clock.advance(5_000);
  assert.equal(await text("POST", "/echo/0/x/xhr"), "o\n");
});

Deno.test("a base without WebSockets has nothing where they would be", async () => {
  const { status } = made({ webSocket: false });
  for (const path of ["/echo/websocket", "/echo/0/x/websocket"]) {
    assert.equal(await status("GET", path, { headers: UPGRADE }), 404);
  }
});

Deno.test("the sticky cookie is set by what belongs to a session, when it is needed", async () => {
  const { ask } = made({ cookieNeeded: true });
  const cookie = async (...args: Parameters<typeof ask>) => {
    const response = await ask(...args);
    await response?.body?.cancel();
    return response?.headers.get("set-cookie");
  };
  assert.equal(await cookie("GET", "/echo/info"), null);
  assert.equal(await cookie("GET", "/echo/0/a/eventsource"), "JSESSIONID=dummy; path=/");
  const headers = { cookie: "JSESSIONID=node-2" };
  assert.equal(await cookie("POST", "/echo/0/b/xhr", { headers }), "JSESSIONID=node-2; path=/");
  assert.equal(await (await ask("POST", "/echo/0/c/xhr"))?.text(), "o\n");
  assert.equal(
    await cookie("POST", "/echo/0/c/xhr_send", { headers, body: "[]" }),
    "JSESSIONID=node-2; path=/",
  );
});
