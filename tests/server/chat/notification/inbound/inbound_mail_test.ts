import { deepEqual, equal } from "node:assert/strict";
import {
  readMail,
  readParts,
} from "../../../../../server/chat/notification/inbound/inbound_mail.ts";

Deno.test("a mail is read as it went over the wire: whom it is for, and its plain text", async () => {
  const raw = [
    "From: Kim <Kim@Example.com>",
    "To: =?utf-8?B?66y47J2Y?= <reply+x@reply.example.com>, other@example.com",
    "Cc: Group: a@example.com, b@example.com;",
    "Subject: =?utf-8?Q?Re=3A_A_question?=",
    "Message-ID: <1@example.com>",
    "Auto-Submitted: no",
    'Content-Type: multipart/alternative; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain; charset=euc-kr",
    "Content-Transfer-Encoding: base64",
    "",
    "x9GxubG5",
    "--b",
    "Content-Type: text/html",
    "",
    "<script>alert(1)</script><b>other</b>",
    "--b--",
  ].join("\r\n");
  const mail = await readMail(raw, {
    from: "kim@example.com",
    to: ["x@y.example"],
    verdict: "pass",
  });
  deepEqual([mail.from, mail.envelopeFrom, mail.subject, mail.messageId, mail.verdict], [
    "Kim@Example.com",
    "kim@example.com",
    "Re: A question",
    "<1@example.com>",
    "pass",
  ]);
  deepEqual(mail.to, [
    "x@y.example",
    "reply+x@reply.example.com",
    "other@example.com",
    "a@example.com",
    "b@example.com",
  ]);
  equal((await mail.text()).trim(), "한국국");
  equal(mail.headers.get("auto-submitted"), "no");
});

Deno.test("what is no mail is an empty one", async () => {
  for (const raw of ["", "\0\0\0", "Subject", "\r\n\r\n"]) {
    const { from, to } = await readMail(raw, {});
    deepEqual([from, to], ["", []]);
  }
});

Deno.test("a mail that cannot be read has no text: it is not brought again for ever", async () => {
  const parts = Array.from(
    { length: 40 },
    (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
  );
  const mail = await readMail(`From: a@b.example\r\n${parts.join("")}`, {
    to: ["x@y.example"],
  });
  deepEqual([mail.from, mail.to, await mail.text()], ["a@b.example", ["x@y.example"], ""]);
});

Deno.test("a mail in parts is read as one that came whole, with names beside addresses", () => {
  const parts = { subject: "Re", text: "Because.", headers: { "X-A": "1" }, messageId: "<1@x>" };
  const { from, to, envelopeFrom, verdict, headers } = readParts(
    { ...parts, from: "Kim <kim@example.com>" },
    { from: "<>", to: ["Talk <reply+x@y.example>, b@y.example", ""], verdict: " PASS " },
  );
  deepEqual([from, to, envelopeFrom, verdict, headers.get("x-a")], [
    "kim@example.com",
    ["reply+x@y.example", "b@y.example"],
    "",
    "pass",
    "1",
  ]);
});

Deno.test("what was found out about a mail is what whoever brings it says, else what its head says", async () => {
  const raw =
    "Authentication-Results: mx.example; dmarc=fail (p=reject)\r\nFrom: a@b.example\r\n\r\nx";
  const found = await Promise.all([
    readMail(raw, {}),
    readMail(raw, { verdict: "pass" }),
    readMail(raw.replace("dmarc=fail", "dmarc=pass"), {}),
  ]);
  deepEqual(found.map(({ verdict }) => verdict), ["fail", "pass", undefined]);
});

Deno.test("a mail without end is read no longer than another", async () => {
  const { text } = await readMail(`From: a@b.example\r\n\r\n${"\n".repeat(30_000)}Late`, {});
  equal((await text()).trim(), "");
  const { from } = await readMail(`X: ${"x".repeat(65_536)}\r\nFrom: a@b.example\r\n\r\n`, {});
  equal(from, "");
});

Deno.test("the head of a mail ends at its first empty line, however lines end", async () => {
  for (const end of ["\r\n", "\n"]) {
    const lines = ["Subject: Re", "From: a@b.example", "", "From: c@d.example", "", "x"];
    const { from, headers } = await readMail(lines.join(end), {});
    deepEqual([from, [...headers.keys()]], ["a@b.example", ["subject", "from"]]);
  }
});
