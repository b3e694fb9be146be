import assert from "node:assert/strict";
import { CLOSE } from "../../../shared/code.ts";
import { StompError } from "../../../shared/stomp/error.ts";

Deno.test("a fault is the peer's against the protocol unless it says otherwise", () => {
  const error = new StompError("Cannot take X");
  assert.ok(error instanceof Error);
  assert.deepEqual([error.name, error.message, error.detail], ["StompError", "Cannot take X", ""]);
  assert.equal(error.fault, "protocol");
});

Deno.test("every fault has its close code", () => {
  for (const fault of ["protocol", "refused", "tooBig", "ours", "tryLater"] as const) {
    assert.equal(new StompError("", "", fault).closeCode, CLOSE[fault].code);
  }
});
