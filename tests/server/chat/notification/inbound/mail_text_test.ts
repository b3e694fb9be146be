import { equal } from "node:assert/strict";
import { parseMail, textOf } from "../../../../../server/chat/notification/inbound/mail_text.ts";

/** A mail of several parts. */
function mixed(...parts: readonly string[]): string {
  return `Content-Type: multipart/mixed; boundary=b\r\n\r\n${
    parts.map((part) => `--b\r\n${part}\r\n`).join("")
  }--b--\r\n`;
}

async function writtenIn(raw: string): Promise<string> {
  return (await textOf(await parseMail(new TextEncoder().encode(raw)))).trim();
}

const PLAIN = "Content-Type: text/plain\r\n\r\nBecause.";

Deno.test("a mail that is attached, and a file that is shown in place, are no part of what was written", async () => {
  for (
    const attached of [
      "Content-Type: message/rfc822\r\n\r\nFrom: lee@private.example\r\nSubject: x\r\n\r\nSecret",
      "Content-Type: message/rfc822\r\nContent-Disposition: inline\r\n\r\nTo: lee@x\r\n\r\nSecret",
      "Content-Type: text/plain; name=secret.txt\r\n\r\nSecret",
      "Content-Type: text/html\r\nContent-Disposition: inline; filename=a.html\r\n\r\nSecret",
      "Content-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nSecret",
      "Content-Type: text/calendar\r\n\r\nSecret",
    ]
  ) equal(await writtenIn(mixed(PLAIN, attached)), "Because.", attached);
});

Deno.test("of a mail in HTML alone its text is read, with its links, and without its styles", async () => {
  const html = "<html><head><style>p{color:red}</style><title>x</title></head><body>" +
    "<style>b{}</style><div>See <a href='https://a.example/1'>https://a.example/1</a>,<br>" +
    "or <a href='https://a.example/2'>here</a> &amp; &#xB2F5;.</div><script>alert(1)</script>";
  const written = "See https://a.example/1,\nor (https://a.example/2) here & 답.";
  equal(await writtenIn(`Content-Type: text/html\r\n\r\n${html}`), written);
  equal(await writtenIn(mixed(`Content-Type: text/html\r\n\r\n${html}`)), written);
});

Deno.test("where a mail has plain text, what its HTML says is nothing", async () => {
  equal(await writtenIn(mixed(PLAIN, "Content-Type: image/png\r\n\r\nx")), "Because.");
  const both = mixed(PLAIN, "Content-Type: text/html\r\n\r\n<b>Secret</b>")
    .replace("mixed", "alternative");
  equal(await writtenIn(both), "Because.");
});

Deno.test("a sign that was pressed under a mail is nothing that was written", async () => {
  const reaction = "Content-Type: text/vnd.google.email-reaction+json\r\n\r\n{}";
  const words = "Content-Type: text/plain\r\n\r\n👍\n\nKim reacted via Gmail";
  equal(await writtenIn(mixed(words, reaction).replace("mixed", "alternative")), "");
});

Deno.test("texts are read in the charsets of Korean and Japanese mail programs", async () => {
  for (
    const [charset, octets, text] of [
      ["euc-kr", "tNnAvQ==", "다음"],
      ["ks_c_5601-1987", "tNnAvQ==", "다음"],
      ["iso-2022-jp", "GyRCJDMkcxsoQg==", "こん"],
      ["utf-8", "64uk7J2M", "다음"],
    ] as const
  ) {
    const head = `Content-Type: text/plain; charset=${charset}`;
    equal(
      await writtenIn(`${head}\r\nContent-Transfer-Encoding: base64\r\n\r\n${octets}`),
      text,
      charset,
    );
  }
});
