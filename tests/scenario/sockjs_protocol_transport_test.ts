/*
 * The cases of sockjs-protocol 0.3.3 that are about transports and their end; see
 * sockjs_protocol_test.ts.
 */
import assert from "node:assert/strict";
import {
  answersPreflights,
  isNotKept,
  isReadableBy,
  isWrongMethod,
} from "../helper/sockjs_check.ts";
import { newSession, withSockJs } from "../helper/sockjs_site.ts";

const SCRIPT = "application/javascript; charset=UTF-8";
const PRELUDE = "h".repeat(2_048) + "\n";
const ANOTHER_OPEN = 'c[2010,"Another connection still open"]\n';
/** A session whose client broke off is forgotten, or says so. */
const BROKEN_OFF = ["o\n", 'c[1002,"Connection interrupted"]\n'];

Deno.test("WebsocketHttpErrors.test_httpMethod: a GET that is no upgrade is 400", async () => {
  await withSockJs(async ({ get }) => {
    const { status, body } = await get("/echo/0/0/websocket");
    assert.equal(status, 400);
    assert.match(body, /Can "Upgrade" only to "WebSocket"\./);
  });
});

Deno.test("WebsocketHttpErrors.test_invalidConnectionHeader: so is half an upgrade", async () => {
  await withSockJs(async ({ get }) => {
    const headers = { upgrade: "WebSocket", connection: "close" };
    const { status, body } = await get("/echo/0/0/websocket", { headers });
    assert.equal(status, 400);
    assert.match(body, /"Connection" must be "Upgrade"\./);
  });
});

Deno.test("WebsocketHttpErrors.test_invalidMethod: a POST is 405, an upgrade or not", async () => {
  await withSockJs(async ({ post }) => {
    isWrongMethod(await post("/echo/0/0/websocket"));
    const headers = { upgrade: "WebSocket", connection: "Upgrade" };
    isWrongMethod(await post("/echo/0/0/websocket", undefined, headers));
  });
});

Deno.test("Websocket.test_transport: a WebSocket echoes in frames", async () => {
  await withSockJs(async ({ socket }) => {
    const client = socket(newSession() + "/websocket");
    assert.equal(await client.next(), "o");
    await client.send('["a"]');
    assert.equal(await client.next(), 'a["a"]');
  });
});

Deno.test("Websocket.test_close: a WebSocket is told why it closes, and closed", async () => {
  await withSockJs(async ({ socket }) => {
    const client = socket(newSession("/close") + "/websocket");
    assert.equal(await client.next(), "o");
    assert.equal(await client.next(), 'c[3000,"Go away!"]');
    assert.deepEqual(await client.next(), { code: 3000, reason: "Go away!" });
  });
});

Deno.test("Websocket.test_headersSanity: the handshake is that of RFC 6455", async () => {
  await withSockJs(async ({ connect }) => {
    const connection = await connect();
    const { status, headers } = await connection.request("GET", newSession() + "/websocket", {
      headers: {
        "upgrade": "websocket",
        // As Firefox writes it.
        "connection": "keep-alive, Upgrade",
        "sec-websocket-version": "13",
        // The key and its answer of RFC 6455 §1.3.
        "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
      },
    });
    assert.equal(status, 101);
    assert.equal(headers.get("sec-websocket-accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    assert.equal(headers.get("connection")?.toLowerCase(), "upgrade");
    assert.equal(headers.get("upgrade")?.toLowerCase(), "websocket");
    assert.equal(headers.get("content-length"), null);
  });
});

Deno.test("Websocket.test_empty_frame: messages without content are nothing", async () => {
  await withSockJs(async ({ socket }) => {
    const client = socket(newSession() + "/websocket");
    assert.equal(await client.next(), "o");
    for (const message of ["", "[]", '["a"]']) await client.send(message);
    assert.equal(await client.next(), 'a["a"]');
  });
});

Deno.test("Websocket.test_reuseSessionId: a session of a WebSocket is the WebSocket's", async () => {
  await withSockJs(async ({ socket }) => {
    const path = newSession() + "/websocket";
    const [one, other] = [socket(path), socket(path)];
    for (const [client, message] of [[one, "a"], [other, "b"]] as const) {
      assert.equal(await client.next(), "o");
      await client.send(`["${message}"]`);
      assert.equal(await client.next(), `a["${message}"]`);
      await client.close();
    }
    const again = socket(path);
    assert.equal(await again.next(), "o");
    await again.send('["a"]');
    assert.equal(await again.next(), 'a["a"]');
  });
});

Deno.test("Websocket.test_broken_json: what is no JSON ends a WebSocket", async () => {
  await withSockJs(async ({ socket }) => {
    const client = socket(newSession() + "/websocket");
    assert.equal(await client.next(), "o");
    await client.send('["a');
    assert.deepEqual(await client.next(), { code: 1002, reason: "Broken JSON encoding." });
  });
});

Deno.test("XhrPolling.test_options: polling answers preflights", async () => {
  await withSockJs(async (site) => {
    for (const name of ["xhr", "xhr_send"]) {
      await answersPreflights(site, `/echo/abc/abc/${name}`, "OPTIONS, POST");
    }
  });
});

Deno.test("XhrPolling.test_transport: polling opens, sends and fetches, uncached", async () => {
  await withSockJs(async ({ post }) => {
    const [url, origin] = [newSession(), "https://blog.example"];
    const opened = await post(url + "/xhr", "", { origin });
    assert.deepEqual([opened.status, opened.body], [200, "o\n"]);
    assert.equal(opened.headers.get("content-type"), SCRIPT);
    const sent = await post(url + "/xhr_send", '["x"]', { origin });
    assert.deepEqual([sent.status, sent.body], [204, ""]);
    assert.equal(sent.headers.get("content-type"), "text/plain; charset=UTF-8");
    for (const answer of [opened, sent]) {
      isReadableBy(origin, answer);
      isNotKept(answer);
    }
    const { status, body } = await post(url + "/xhr");
    assert.deepEqual([status, body], [200, 'a["x"]\n']);
  });
});

Deno.test("XhrPolling.test_invalid_session: nothing is sent to a session there is not", async () => {
  await withSockJs(async ({ post }) => {
    assert.equal((await post(newSession() + "/xhr_send", '["x"]')).status, 404);
  });
});

Deno.test("XhrPolling.test_invalid_json: a body that is none is told so, and forgotten", async () => {
  await withSockJs(async ({ post }) => {
    const url = newSession();
    assert.equal((await post(url + "/xhr")).body, "o\n");
    const broken = await post(url + "/xhr_send", '["x');
    assert.equal(broken.status, 500);
    assert.match(broken.body, /Broken JSON encoding\./);
    const empty = await post(url + "/xhr_send", "");
    assert.equal(empty.status, 500);
    assert.match(empty.body, /Payload expected\./);
    assert.equal((await post(url + "/xhr_send", '["a"]')).status, 204);
    assert.equal((await post(url + "/xhr")).body, 'a["a"]\n');
  });
});

Deno.test("XhrPolling.test_content_types: a body is JSON whatever it is called", async () => {
  await withSockJs(async ({ post }) => {
    const url = newSession();
    assert.equal((await post(url + "/xhr")).body, "o\n");
    const types = ["text/plain", "T", "application/json", "application/xml", "", "text/xml"];
    const withCharset = types.filter((type) => type.includes("/")).map((type) =>
      `${type}; charset=utf-8`
    );
    for (const type of [...types, ...withCharset]) {
      const { status, body } = await post(url + "/xhr_send", '["a"]', { "content-type": type });
      assert.deepEqual([status, body], [204, ""], type);
    }
    assert.equal((await post(url + "/xhr")).body, `a[${Array(10).fill('"a"')}]\n`);
  });
});

Deno.test("XhrPolling.test_request_headers_cors: what a preflight asks for is allowed", async () => {
  await withSockJs(async ({ options }) => {
    const origin = "https://blog.example";
    const preflight = { origin, "access-control-request-method": "POST" };
    for (const [asked, allowed] of [["a, b, c", "a, b, c"], ["", null], [undefined, null]]) {
      const answer = await options(newSession() + "/xhr", {
        ...preflight,
        ...typeof asked === "string" && { "access-control-request-headers": asked },
      });
      assert.equal(answer.status, 204);
      isReadableBy(origin, answer);
      assert.equal(answer.headers.get("access-control-allow-headers"), allowed);
    }
  });
});

Deno.test("XhrPolling.test_sending_empty_frame: no messages are no mistake", async () => {
  await withSockJs(async ({ post }) => {
    const url = newSession();
    assert.equal((await post(url + "/xhr")).body, "o\n");
    for (const body of ["[]", '["a"]']) {
      assert.equal((await post(url + "/xhr_send", body)).status, 204);
    }
    assert.equal((await post(url + "/xhr")).body, 'a["a"]\n');
  });
});

Deno.test("XhrStreaming.test_options: streaming answers preflights", async () => {
  await withSockJs((site) =>
    answersPreflights(site, "/echo/abc/abc/xhr_streaming", "OPTIONS, POST")
  );
});

Deno.test("XhrStreaming.test_transport: a prelude, then each frame as it comes", async () => {
  await withSockJs(async ({ post, stream }) => {
    const url = newSession();
    const answer = await stream("POST", url + "/xhr_streaming");
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("content-type"), SCRIPT);
    isNotKept(answer);
    assert.equal(await answer.next(), PRELUDE);
    assert.equal(await answer.next(), "o\n");
    assert.equal((await post(url + "/xhr_send", '["x"]')).status, 204);
    assert.equal(await answer.next(), 'a["x"]\n');
  });
});

Deno.test("XhrStreaming.test_response_limit: a stream ends after 4,096 bytes", async () => {
  await withSockJs(async ({ post, stream }) => {
    const url = newSession();
    const answer = await stream("POST", url + "/xhr_streaming");
    assert.equal(await answer.next(), PRELUDE);
    assert.equal(await answer.next(), "o\n");
    const messages = `["${"x".repeat(128)}"]`;
    for (let sent = 0; sent < 31; sent++) {
      assert.equal((await post(url + "/xhr_send", messages)).status, 204);
      assert.equal(await answer.next(), `a${messages}\n`);
    }
    assert.equal(await answer.next(), "");
    // The session goes on in the next one.
    const next = await stream("POST", url + "/xhr_streaming");
    assert.equal(await next.next(), PRELUDE);
    await post(url + "/xhr_send", '["y"]');
    assert.equal(await next.next(), 'a["y"]\n');
  });
});

Deno.test("EventSource.test_transport: an event stream without a charset, one frame an event", async () => {
  await withSockJs(async ({ post, stream }) => {
    const url = newSession();
    const answer = await stream("GET", url + "/eventsource");
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("content-type"), "text/event-stream");
    isNotKept(answer);
    assert.equal(await answer.upTo("o\r\n\r\n"), "\r\ndata: o\r\n\r\n");
    for (const messages of ['["x"]', String.raw`["  \u0000\n\r "]`]) {
      assert.equal((await post(url + "/xhr_send", messages)).status, 204);
      assert.equal(await answer.next(), `data: a${messages}\r\n\r\n`);
    }
  });
});

Deno.test("EventSource.test_response_limit: an event stream ends after 4,096 bytes", async () => {
  await withSockJs(async ({ post, stream }) => {
    const url = newSession();
    const answer = await stream("GET", url + "/eventsource");
    assert.equal(await answer.upTo("o\r\n\r\n"), "\r\ndata: o\r\n\r\n");
    const messages = `["${"x".repeat(4_096)}"]`;
    assert.equal((await post(url + "/xhr_send", messages)).status, 204);
    assert.equal(await answer.next(), `data: a${messages}\r\n\r\n`);
    assert.equal(await answer.next(), "");
  });
});

Deno.test("RawWebsocket.test_transport: a raw WebSocket carries messages as they are", async () => {
  await withSockJs(async ({ socket }) => {
    const client = socket("/echo/websocket");
    await client.send("Hello world!\uffff");
    assert.equal(await client.next(), "Hello world!\uffff");
  });
});

Deno.test("RawWebsocket.test_close: a raw WebSocket closes with the reason, and no frame", async () => {
  await withSockJs(async ({ socket }) => {
    assert.deepEqual(await socket("/close/websocket").next(), { code: 3000, reason: "Go away!" });
  });
});

Deno.test("HandlingClose.test_close_frame: a closed session lets its request go", async () => {
  await withSockJs(async ({ stream }) => {
    const url = newSession("/close") + "/xhr_streaming";
    const first = await stream("POST", url);
    for (const chunk of [PRELUDE, "o\n", 'c[3000,"Go away!"]\n', ""]) {
      assert.equal(await first.next(), chunk);
    }
    const second = await stream("POST", url);
    for (const chunk of [PRELUDE, 'c[3000,"Go away!"]\n', ""]) {
      assert.equal(await second.next(), chunk);
    }
  });
});

Deno.test("HandlingClose.test_close_request: a second request is turned away", async () => {
  await withSockJs(async ({ stream, post }) => {
    const url = newSession();
    const first = await stream("POST", url + "/xhr_streaming");
    for (const chunk of [PRELUDE, "o\n"]) assert.equal(await first.next(), chunk);
    const second = await stream("POST", url + "/xhr_streaming");
    for (const chunk of [PRELUDE, ANOTHER_OPEN, ""]) assert.equal(await second.next(), chunk);
    // The first has not noticed.
    await post(url + "/xhr_send", '["x"]');
    assert.equal(await first.next(), 'a["x"]\n');
  });
});

Deno.test("HandlingClose.test_abort_xhr_streaming: a stream broken off breaks the session off", async () => {
  await withSockJs(async ({ stream }) => {
    const url = newSession() + "/xhr_streaming";
    const first = await stream("POST", url);
    for (const chunk of [PRELUDE, "o\n"]) assert.equal(await first.next(), chunk);
    const second = await stream("POST", url);
    for (const chunk of [PRELUDE, ANOTHER_OPEN, ""]) assert.equal(await second.next(), chunk);
    first.abort();
    const third = await stream("POST", url);
    assert.equal(await third.next(), PRELUDE);
    assert(BROKEN_OFF.includes(await third.next()));
  });
});

Deno.test("HandlingClose.test_abort_xhr_polling: so does a poll broken off", async () => {
  await withSockJs(async ({ stream, post }) => {
    const url = newSession() + "/xhr";
    assert.equal((await post(url)).body, "o\n");
    const first = await stream("POST", url);
    assert.equal((await post(url)).body, ANOTHER_OPEN);
    first.abort();
    assert(BROKEN_OFF.includes((await post(url)).body));
  });
});
