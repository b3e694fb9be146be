import assert from "node:assert/strict";
import {
  answer,
  answerPreflight,
  refuseMethod,
} from "../../../../../server/messaging/transport/sockjs/answer.ts";

function request(headers: Record<string, string> = {}): Request {
  return new Request("http://talk.example/stomp/info", { headers });
}

Deno.test("an answer may be read by the page that asked, with its cookies, and kept by nobody", () => {
  const { headers } = answer(request({ origin: "https://blog.example" }), "x", { type: "a/b" });
  assert.equal(headers.get("access-control-allow-origin"), "https://blog.example");
  assert.equal(headers.get("access-control-allow-credentials"), "true");
  assert.equal(headers.get("vary"), "Origin");
  assert.match(headers.get("cache-control") ?? "", /^no-store, /);
  assert.deepEqual([headers.get("content-type"), headers.get("set-cookie")], ["a/b", null]);
});

Deno.test("an answer to who names no origin allows no cookies", () => {
  const { headers } = answer(request(), "x", { type: "a/b" });
  assert.equal(headers.get("access-control-allow-origin"), "*");
  assert.equal(headers.get("access-control-allow-credentials"), null);
});

Deno.test("the cookie of balancers is echoed if it can be one, and never more than it", () => {
  const cases: readonly [string, string][] = [
    ["", "dummy"],
    ["JSESSIONID=abc", "abc"],
    ["a=b; JSESSIONID=a.b-c; d=e", "a.b-c"],
    ["XJSESSIONID=abc", "dummy"],
    ["JSESSIONID=a b", "dummy"],
    ["JSESSIONID=a,b", "dummy"],
    ['JSESSIONID="a"', "dummy"],
    [`JSESSIONID=${"a".repeat(129)}`, "dummy"],
  ];
  for (const [cookie, value] of cases) {
    const { headers } = answer(request({ cookie }), "", { type: "a/b", cookie: true });
    assert.equal(headers.get("set-cookie"), `JSESSIONID=${value}; path=/`, cookie);
  }
});

Deno.test("a preflight is answered for a year, by origin", () => {
  const asked = request({ origin: "https://blog.example", "access-control-request-headers": "a" });
  const { status, headers } = answerPreflight(asked, { methods: ["OPTIONS", "GET"], nowMs: 0 });
  assert.equal(status, 204);
  assert.equal(headers.get("expires"), "Fri, 01 Jan 1971 00:00:00 GMT");
  assert.equal(headers.get("access-control-allow-methods"), "OPTIONS, GET");
  assert.equal(headers.get("access-control-allow-headers"), "a");
  assert.equal(headers.get("vary"), "Origin");
});

Deno.test("a wrong method is told which are right", () => {
  const { status, headers } = refuseMethod(["OPTIONS", "POST"]);
  assert.deepEqual([status, headers.get("allow")], [405, "OPTIONS, POST"]);
});
