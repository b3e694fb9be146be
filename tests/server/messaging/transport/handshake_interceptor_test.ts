import assert from "node:assert/strict";
import {
  type HandshakeInterceptor,
  interceptHandshake,
} from "../../../../server/messaging/transport/handshake_interceptor.ts";
import { StompServer } from "../../../../server/messaging/mod.ts";

const INFO = { remoteAddr: { transport: "tcp", hostname: "192.0.2.1", port: 1 } } as const;
const REQUEST = new Request("http://talk.example/stomp");

function recording(name: string, heard: string[], refusal?: Response): HandshakeInterceptor {
  return {
    before(_request, { attributes }) {
      heard.push(`${name} before, sees ${Object.keys(attributes)}`);
      attributes[name] = true;
      return refusal;
    },
    after: (_request, refused) => void heard.push(`${name} after: ${refused?.status ?? "open"}`),
  };
}

Deno.test("handshake interceptors add attributes in order, and hear of the end in reverse", () => {
  const heard: string[] = [];
  const found = interceptHandshake([recording("one", heard), recording("two", heard)], REQUEST, {
    info: INFO,
    attributes: { hook: 1 },
  });
  assert.deepEqual(found, { hook: 1, one: true, two: true });
  assert.deepEqual(heard, [
    "one before, sees hook",
    "two before, sees hook,one",
    "two after: open",
    "one after: open",
  ]);
});

Deno.test("a handshake interceptor that refuses keeps the later ones from being asked", () => {
  const heard: string[] = [];
  const refusal = new Response("no", { status: 418 });
  const interceptors = [
    recording("one", heard),
    recording("two", heard, refusal),
    recording("three", heard),
  ];
  const found = interceptHandshake(interceptors, REQUEST, { info: INFO, attributes: {} });
  assert.equal(found, refusal);
  assert.deepEqual(heard.slice(2), ["two after: 418", "one after: 418"]);
});

Deno.test("the attributes of a handshake hook are not changed by interceptors", () => {
  const attributes = Object.freeze({ hook: 1 });
  interceptHandshake([recording("one", [])], REQUEST, { info: INFO, attributes });
  assert.deepEqual(attributes, { hook: 1 });
});

Deno.test("a refused handshake is answered by the endpoint as it is, and counted", async () => {
  const refusal = new Response("members only", { status: 403 });
  const stomp = new StompServer({
    endpoints: { "/stomp": { handshakeInterceptors: [{ before: () => refusal }] } },
  });
  const headers = { upgrade: "websocket", host: "talk.example" };
  const response = await stomp.handle(new Request(REQUEST, { headers }), INFO);
  assert.equal(await response?.text(), "members only");
  assert.equal(stomp.counters.handshakesRefused, 1);
});
