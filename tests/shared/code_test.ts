import assert from "node:assert/strict";
import { CLOSE, nextAfterClose, nextAfterRefusal, REFUSAL } from "../../shared/code.ts";

Deno.test("every close code is said once and may be sent or received in a close frame", () => {
  const codes: number[] = Object.values(CLOSE).map((close) => close.code);
  assert.equal(new Set(codes).size, codes.length);
  for (const code of codes) {
    assert.ok(code >= 1000 && code <= 1014 && (code < 1004 || code > 1006), `${code}`);
  }
});

Deno.test("a client does what the close code's row says", () => {
  for (const { code, next } of Object.values(CLOSE)) assert.equal(nextAfterClose(code), next);
});

Deno.test("a close code nobody listed, such as a lost connection's 1006, is worth a retry", () => {
  for (const code of [1005, 1006, 0, 4000]) assert.equal(nextAfterClose(code), "retry");
});

Deno.test("every refusal says what to do next", () => {
  for (const next of Object.values(REFUSAL)) assert.match(next, /^(retry|renew|stop)$/);
});

Deno.test("a client does what the refusal's row says, and stops after a code nobody listed", () => {
  for (const [code, next] of Object.entries(REFUSAL)) assert.equal(nextAfterRefusal(code), next);
  for (const code of ["", "later-code", "toString", "__proto__", "constructor"]) {
    assert.equal(nextAfterRefusal(code), "stop");
  }
});
