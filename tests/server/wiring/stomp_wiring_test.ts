import { equal } from "node:assert/strict";
import { OriginGate } from "../../../server/http/request/origin_gate.ts";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { guarded } from "../../../server/wiring/stomp_wiring.ts";
import { memoryLog } from "../../helper/memory_log.ts";

const INFO = { remoteAddr: { transport: "tcp", hostname: "127.0.0.1", port: 1 } } as const;

Deno.test("an endpoint is open to the pages the gate lets in, and says to an upgrade why it refuses", async () => {
  const policy = { own: ["http://talk.test"], allowed: [], siteOfOrigin: () => undefined };
  const clock = new VirtualClock();
  const gate = new OriginGate(policy, { log: memoryLog().log, clock, onRefused: () => {} });
  const { allowOrigin, handshake } = guarded(gate, () => ({ let: "in" }));
  const request = (origin: string, upgrade = "") =>
    new Request("http://talk.test/stomp", { headers: { origin, upgrade } });
  const asked = (origin: string, upgrade?: string) =>
    typeof allowOrigin === "function" && allowOrigin(origin, request(origin, upgrade));
  equal(asked("http://talk.test"), true);
  equal(asked("http://evil.test"), false);
  equal(asked("http://evil.test", "websocket"), true, "the handshake has the words");
  const refusal = await handshake?.(request("http://evil.test", "websocket"), INFO);
  equal(refusal instanceof Response && refusal.status, 403);
  const entered = await handshake?.(request("http://talk.test", "websocket"), INFO);
  equal(entered instanceof Response, false);
});
