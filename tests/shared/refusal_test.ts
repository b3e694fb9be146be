import assert from "node:assert/strict";
import { REFUSAL } from "../../shared/code.ts";
import { isRefusal, Refused } from "../../shared/refusal.ts";

Deno.test("a refused error carries what the sender is told, and its text as message", () => {
  const refusal = { code: "too-fast", message: "Wait a moment.", retryAfterMs: 500 } as const;
  const error = new Refused(refusal);
  assert.ok(error instanceof Error);
  assert.deepEqual([error.name, error.message], ["Refused", "Wait a moment."]);
  assert.equal(error.refusal, refusal);
});

Deno.test("a refused error may have a code of one's own, which says what a client does next", () => {
  const { refusal } = new Refused({ code: "sold-out", next: "stop", message: "None is left." });
  assert.deepEqual(refusal, { code: "sold-out", next: "stop", message: "None is left." });
  assert.equal(isRefusal(refusal), true);
});

Deno.test("isRefusal takes every known code, with and without a time to wait", () => {
  for (const code of Object.keys(REFUSAL)) {
    assert.equal(isRefusal({ code, message: "" }), true);
    assert.equal(isRefusal({ code, message: "", retryAfterMs: 0, later: "added" }), true);
  }
});

Deno.test("isRefusal takes a code that is not known here, so that a newer server is understood", () => {
  assert.equal(isRefusal({ code: "later-code", message: "Later." }), true);
  for (const code of ["", 7, null, {}]) assert.equal(isRefusal({ code, message: "" }), false);
});

Deno.test("isRefusal refuses what is no refusal", () => {
  const bodies = [undefined, null, "forbidden", 1, [], {}, { code: "forbidden" }, { message: "" }];
  for (const body of bodies) assert.equal(isRefusal(body), false);
  for (const retryAfterMs of [-1, Number.NaN, Infinity, "5", null]) {
    assert.equal(isRefusal({ code: "too-fast", message: "", retryAfterMs }), false);
  }
  for (const next of ["later", "", "toString", 7, null, {}]) {
    assert.equal(isRefusal({ code: "sold-out", message: "", next }), false);
  }
});
