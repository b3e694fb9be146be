import assert from "node:assert/strict";
import { negotiateSubprotocol, negotiateVersion } from "../../../shared/stomp/version.ts";

Deno.test("the best common version is agreed, whatever the order it was offered in", () => {
  assert.equal(negotiateVersion("1.0,1.1,1.2"), "1.2");
  assert.equal(negotiateVersion("1.2,1.0"), "1.2");
  assert.equal(negotiateVersion("1.1,1.0"), "1.1");
  assert.equal(negotiateVersion("1.0"), "1.0");
  assert.equal(negotiateVersion("2.0,1.1"), "1.1");
});

Deno.test("spaces around offered versions are tolerated", () => {
  assert.equal(negotiateVersion(" 1.1 , 1.2 "), "1.2");
});

Deno.test("without accept-version a client speaks 1.0", () => {
  assert.equal(negotiateVersion(undefined), "1.0");
});

Deno.test("no common version is told apart from none offered", () => {
  for (const offered of ["", "1.3", "2.0", "1.2.0", "v1.2", "1 .2", "1.2;1.1"]) {
    assert.equal(negotiateVersion(offered), undefined);
  }
});

Deno.test("the best sub-protocol offered is answered, not the first", () => {
  assert.equal(negotiateSubprotocol("v10.stomp, v11.stomp, v12.stomp"), "v12.stomp");
  assert.equal(negotiateSubprotocol("v11.stomp,v10.stomp"), "v11.stomp");
  assert.equal(negotiateSubprotocol("mqtt, v10.stomp"), "v10.stomp");
});

Deno.test("without a known sub-protocol none is answered", () => {
  for (const offered of [undefined, null, "", "stomp", "v13.stomp", "V12.STOMP"]) {
    assert.equal(negotiateSubprotocol(offered), undefined);
  }
});
