import assert from "node:assert/strict";
import { originOf, portOf } from "../../demo/serving.ts";

Deno.test("an example's port is what PORT says, or its own", () => {
  assert.equal(portOf(undefined, 8082), 8082);
  assert.equal(portOf("", 8082), 8082);
  assert.equal(portOf("0", 8082), 0);
  assert.equal(portOf("9000", 8082), 9_000);
});

Deno.test("a PORT that is none is refused", () => {
  for (const setting of ["http", "-1", "65536", "80.5", "0x50", " 80"]) {
    assert.throws(() => portOf(setting, 8082), RangeError);
  }
});

Deno.test("an origin has brackets around an IPv6 address", () => {
  assert.equal(originOf({ hostname: "127.0.0.1", port: 80 }), "http://127.0.0.1:80");
  assert.equal(originOf({ hostname: "::1", port: 80 }), "http://[::1]:80");
});
