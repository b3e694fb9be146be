import assert from "node:assert/strict";
import { newCounters } from "../../../../server/messaging/counters.ts";
import type { LogEntry } from "../../../../server/messaging/log.ts";
import {
  Admission,
  type AdmissionRules,
  unavailable,
} from "../../../../server/messaging/transport/admission.ts";

const INFO = { remoteAddr: { transport: "tcp", hostname: "192.0.2.1", port: 1 } } as const;

function made(rules: AdmissionRules = {}) {
  const counters = newCounters();
  const logged: LogEntry[] = [];
  const door = new Admission("/stomp", rules, { counters, log: (entry) => logged.push(entry) });
  const request = (headers: Record<string, string> = {}) =>
    new Request("http://talk.example/stomp", { headers: { host: "talk.example", ...headers } });
  return { door, counters, logged, request };
}

Deno.test("admission refuses a page of another origin, counts and tells it", () => {
  const { door, counters, logged, request } = made();
  assert.equal(door.refuseOrigin(request()), undefined);
  assert.equal(door.refuseOrigin(request({ origin: "http://talk.example" })), undefined);
  assert.equal(door.refuseOrigin(request({ origin: "http://evil.example" }))?.status, 403);
  assert.equal(counters.handshakesRefused, 1);
  assert.deepEqual(logged, [
    { kind: "origin-refused", origin: "http://evil.example", endpoint: "/stomp" },
  ]);
});

Deno.test("admission keeps of a request what is needed after it", () => {
  const { door, request } = made({ handshake: (_, { remoteAddr }) => ({ remoteAddr }) });
  const handshake = door.shakeHands(request({ origin: "http://x", "x-a": "b" }), INFO);
  assert(!(handshake instanceof Response));
  assert.equal(handshake.headers.get("x-a"), "b");
  assert.deepEqual(
    [handshake.endpoint, handshake.origin, handshake.remoteAddress, handshake.attributes],
    ["/stomp", "http://x", "192.0.2.1", INFO],
  );
});

Deno.test("admission hands on the application's own refusal, and counts it", () => {
  const refusal = new Response("no", { status: 418 });
  const { door, counters, request } = made({ handshake: () => refusal });
  assert.equal(door.shakeHands(request(), INFO), refusal);
  assert.equal(counters.handshakesRefused, 1);
});

Deno.test("unavailable says when to come back", () => {
  const { status, headers } = unavailable("The server is full.");
  assert.deepEqual([status, headers.get("retry-after")], [503, "5"]);
});
