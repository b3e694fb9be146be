import { deepEqual, equal, match } from "node:assert/strict";
import { OriginGate } from "../../../../server/http/request/origin_gate.ts";
import { memoryLog } from "../../../helper/memory_log.ts";
import { sitePolicy } from "../../../helper/site_policy.ts";

const HOUR_MS = 60 * 60_000;

function gate(allowed?: string[]) {
  const clock = { time: 0, now: () => clock.time };
  const { log, lines } = memoryLog();
  const policy = sitePolicy({ own: ["https://talk.example"], allowed });
  return { gate: new OriginGate(policy, { log, clock }), lines, clock };
}

function ask(headers: Record<string, string>, method = "GET"): Request {
  return new Request("https://talk.example/stomp", { method, headers });
}

Deno.test("gate refuses a foreign origin with 403 and names the setting to the asker", async () => {
  const response = gate(["https://blog.example"]).gate
    .refuseSocket(ask({ origin: "https://other.example" }));
  equal(response?.status, 403);
  deepEqual(await response?.json(), {
    code: "forbidden",
    message: 'Cannot serve pages of "https://other.example": ' +
      "whoever runs the server lets it in with ALLOWED_ORIGINS=…,https://other.example, " +
      "or in the settings of its site.",
  });
});

Deno.test("gate tells the operator the whole setting, once for each origin", () => {
  const { gate: door, lines } = gate(["https://blog.example"]);
  door.refuseSocket(ask({ origin: "https://other.example" }));
  door.refuseCall(ask({ origin: "https://other.example" }, "POST"));
  equal(lines.length, 1);
  match(lines[0] ?? "", /ALLOWED_ORIGINS=https:\/\/blog\.example,https:\/\/other\.example"$/);
});

Deno.test("gate says nothing of a setting for what is not an origin", async () => {
  const { gate: door, lines } = gate();
  const response = door.refuseSocket(ask({ origin: "null" }));
  match((await response?.json()).message, /^Cannot serve pages of "null": it is not the address/);
  deepEqual(lines, []);
});

Deno.test("gate remembers a bounded number of strangers, and starts over after an hour", () => {
  const { gate: door, lines, clock } = gate();
  for (let n = 0; n < 500; n++) door.refuseSocket(ask({ origin: `https://${n}.example` }));
  equal(lines.length, 100);
  clock.time = HOUR_MS + 1;
  door.refuseSocket(ask({ origin: "https://0.example" }));
  equal(lines.length, 101);
});

Deno.test("gate lets a socket through without an origin, but not with a cookie", () => {
  const { gate: door } = gate();
  equal(door.refuseSocket(ask({})), undefined);
  equal(door.refuseSocket(ask({ cookie: "a=b" }))?.status, 403);
  equal(door.refuseSocket(ask({ cookie: "a=b", origin: "https://talk.example" })), undefined);
});

Deno.test("gate lets the server's own page read with a cookie, as browsers name no origin then", () => {
  const { gate: door } = gate();
  const cookie = "a=b";
  equal(door.refuseCall(ask({ cookie, "sec-fetch-site": "same-origin" })), undefined);
  equal(door.refuseCall(ask({ cookie })), undefined);
  equal(door.refuseCall(ask({ cookie, "sec-fetch-site": "cross-site" }))?.status, 403);
  equal(door.refuseCall(ask({ cookie, "sec-fetch-site": "same-site" }))?.status, 403);
});

Deno.test("gate refuses to change anything with a cookie and no origin", () => {
  const { gate: door } = gate();
  const headers = { cookie: "a=b", "sec-fetch-site": "same-origin" };
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    equal(door.refuseCall(ask(headers, method))?.status, 403, method);
  }
  equal(door.refuseCall(ask({}, "POST")), undefined);
});

Deno.test("gate keeps the console's calls to the server's own pages", () => {
  const { gate: door } = gate(["https://blog.example"]);
  equal(door.refuseForeignPage(ask({ origin: "https://blog.example" }))?.status, 403);
  equal(door.refuseForeignPage(ask({ origin: "null" }))?.status, 403);
  equal(door.refuseForeignPage(ask({ origin: "https://talk.example" })), undefined);
  equal(door.refuseForeignPage(ask({})), undefined);
});

Deno.test("gate tells of each page it turns away, and of none it lets in", () => {
  const refused: string[] = [];
  const { log } = memoryLog();
  const door = new OriginGate(sitePolicy({ own: [], allowed: ["https://blog.example"] }), {
    log,
    clock: { now: () => 0 },
    onRefused: (origin) => refused.push(origin),
  });
  door.refuseSocket(ask({ origin: "https://other.example" }));
  door.refuseCall(ask({ origin: "https://other.example" }, "POST"));
  door.refuseSocket(ask({ origin: "https://blog.example" }));
  door.refuseSocket(ask({ cookie: "a=b" }));
  deepEqual(refused, ["https://other.example", "https://other.example"]);
});
