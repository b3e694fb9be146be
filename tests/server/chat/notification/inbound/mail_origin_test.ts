import { deepEqual, equal } from "node:assert/strict";
import {
  addressesIn,
  envelopeAddress,
  isDisowned,
  soleAddress,
} from "../../../../../server/chat/notification/inbound/mail_origin.ts";

const KIM = "kim@example.com";

Deno.test("who a mail is from is read however programs write it", () => {
  for (
    const value of [
      KIM,
      `<${KIM}>`,
      `Kim <${KIM}>`,
      `"Author, Kim" <${KIM}>`,
      `"kim@other.example" <${KIM}>`,
      `${KIM} <${KIM}>`,
      `=?utf-8?B?6rmA?= <${KIM}>`,
      `${KIM} (Kim)`,
    ]
  ) equal(soleAddress([value]), KIM, value);
});

Deno.test("a mail of which two programs could read two senders is from nobody", () => {
  for (
    const values of [
      [],
      [""],
      [KIM, "eve@evil.example"],
      [`${KIM}, eve@evil.example`],
      [`Group: ${KIM};`],
      [`<${KIM}> <eve@evil.example>`],
      [`${KIM} <eve@evil.example>`],
      [`eve@evil.example (${KIM})`],
      [`"${KIM} x"@evil.example`],
      [`=?utf-8?B?${btoa(`<${KIM}>`)}?=`],
      [`${"x".repeat(1_000)} <${KIM}>`],
    ]
  ) equal(soleAddress(values), "", values.join(" | "));
});

Deno.test("addresses of those a mail is for stand in lists and groups", () => {
  deepEqual(addressesIn("Kim <a@x>, b@x, Group: c@x, d@x;"), ["a@x", "b@x", "c@x", "d@x"]);
  deepEqual(addressesIn(""), []);
});

Deno.test("an envelope is read with and without angles; that of a bounce is empty", () => {
  deepEqual(["<>", "", " <a@x> ", "a@x"].map(envelopeAddress), ["", "", "a@x", "a@x"]);
});

Deno.test("a mail is disowned when it fails what its domain asks for, and by nothing else", () => {
  for (
    const value of [
      "mx.example; dmarc=fail (p=reject) header.from=example.com",
      "mx.example; spf=pass; dmarc = fail",
      "mx.example; DMARC=PERMERROR",
    ]
  ) equal(isDisowned(["mx.example; dmarc=pass", value]), true, value);
  for (
    const value of [
      "mx.example; dmarc=pass",
      "mx.example; spf=fail; dkim=pass",
      "mx.example; dmarc=fail (p=NONE sp=NONE)",
    ]
  ) equal(isDisowned([value]), false, value);
});
