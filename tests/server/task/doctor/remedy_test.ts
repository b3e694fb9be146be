/**
 * What to change, by what stands before the server.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { type FrontFault, frontOf, remedyFor } from "../../../../server/task/doctor/remedy.ts";

const answered = (headers: Record<string, string>) =>
  frontOf({ kind: "answered", status: 200, headers, text: "" });

Deno.test("proxies are known by what they say of themselves", () => {
  equal(answered({ server: "nginx/1.27.0" }), "nginx");
  equal(answered({ server: "openresty" }), "nginx");
  equal(answered({ server: "Caddy" }), "caddy");
  equal(answered({ via: "1.1 Caddy" }), "caddy");
  equal(answered({ server: "Apache/2.4" }), "apache");
  equal(answered({ server: "nginx", "cf-ray": "8a" }), "cloudflare");
  equal(answered({}), "unknown");
  equal(frontOf({ kind: "unanswered", reason: "" }), "unknown");
});

Deno.test("every fault has its line for every proxy", () => {
  const faults: readonly FrontFault[] = [
    "upgrade",
    "buffering",
    "forwarded",
    "body",
    "host",
    "idle",
    "https",
  ];
  const kinds = ["nginx", "caddy", "cloudflare", "apache", "unknown"] as const;
  const lines = faults.flatMap((fault) => kinds.map((kind) => remedyFor(fault, kind)));
  deepEqual(lines.filter((line) => line.length < 10), []);
  equal(new Set(lines).size, lines.length);
});
