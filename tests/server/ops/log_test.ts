import { deepEqual, doesNotMatch, equal, match } from "node:assert/strict";
import { redact } from "../../../server/ops/log.ts";
import { memoryLog } from "../../helper/memory_log.ts";

Deno.test("log writes time, level, event and fields on one line", () => {
  const { log, lines } = memoryLog();
  log.info("started", { port: 8080, demo: true, missing: undefined });
  log.warn("origin-refused", { origin: "https://blog.example" });
  log.error("not-stored");
  deepEqual(lines, [
    "1970-01-01T00:00:00.000Z info  started port=8080 demo=true",
    "1970-01-01T00:00:00.000Z warn  origin-refused origin=https://blog.example",
    "1970-01-01T00:00:00.000Z error not-stored",
  ]);
});

Deno.test("log keeps a value with a line break or a space on its line, in quotes", () => {
  const { log, lines } = memoryLog();
  log.info("odd", { value: "a b\n1970 error forged" });
  equal(lines[0], '1970-01-01T00:00:00.000Z info  odd value="a b\\n1970 error forged"');
});

Deno.test("log never shows a field whose name says it is secret or private", () => {
  const { log, lines } = memoryLog();
  const secret = "canary";
  log.info("event", {
    token: secret,
    passcode: secret,
    password: secret,
    ownerPassword: secret,
    cookie: secret,
    authorization: secret,
    text: secret,
    body: secret,
    ip: secret,
  });
  doesNotMatch(lines.join(), /canary/);
});

Deno.test("log takes credentials and people's addresses out of any text", () => {
  const token = `reader.default.kbqCTFaXSHAexQhM.1803206427.key.${"a-_0".repeat(11)}`;
  equal(redact(`got ${token}!`), "got [redacted]!");
  equal(redact(`cookie=${"x".repeat(43)}; a=b`), "cookie=[redacted]; a=b");
  equal(redact("Authorization: Bearer abc"), "Authorization: [redacted]");
  equal(redact("peer 203.0.113.9:4711 left"), "peer [address]:4711 left");
  equal(redact("peer 2001:db8::1 left"), "peer [address] left");
  equal(redact("peer ::ffff:203.0.113.9 left"), "peer ::ffff:[address] left");
});

Deno.test("log keeps what only looks like an address", () => {
  const text = "at http://192.168.0.5:8080 09:30:00 in server/main.ts:12:5 x::y https://[::1]:80";
  equal(redact(text), text);
});

Deno.test("log tells an error with its cause, redacted and bounded", () => {
  const { log, lines } = memoryLog();
  const cause = new Error("connection from 203.0.113.9 broke");
  log.error("broke", { error: new TypeError("Cannot send", { cause }) });
  match(
    lines[0] ?? "",
    /TypeError: Cannot send.*caused by Error: connection from \[address\] broke/,
  );
  log.error("broke", { error: new Error("x ".repeat(5_000)) });
  equal((lines[1] ?? "").length < 2_200, true);
});
