import { equal } from "node:assert/strict";
import * as v from "valibot";
import { newCredential, usedCredential } from "../../../../server/http/author/credential_body.ts";

const common = { id: "aa", rawId: "aa", type: "public-key" };
const made = { ...common, response: { clientDataJSON: "aa", attestationObject: "aa" } };
const used = {
  ...common,
  response: { clientDataJSON: "aa", authenticatorData: "aa", signature: "aa" },
};

Deno.test("what browsers say of passkeys is base64url, and bounded", () => {
  equal(v.is(newCredential, made), true);
  equal(v.is(usedCredential, { ...used, authenticatorAttachment: "platform" }), true);
  const long = "a".repeat(16_385);
  for (const id of ["", "a+b", "a=", 7, null, long]) {
    equal(v.is(newCredential, { ...made, id }), false);
    equal(v.is(usedCredential, { ...used, id }), false);
  }
  equal(v.is(usedCredential, { ...used, type: "password" }), false);
  const response = { ...made.response, transports: Array(11).fill("usb") };
  equal(v.is(newCredential, { ...made, response }), false);
});
