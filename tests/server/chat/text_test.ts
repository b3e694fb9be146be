import { equal, throws } from "node:assert/strict";
import fc from "fast-check";
import { cleanName, cleanText, cleanTitle } from "../../../server/chat/text.ts";
import { MAX_NAME_LENGTH, MAX_TEXT_LENGTH, MAX_TITLE_LENGTH } from "../../../shared/limit.ts";
import { refusedAs } from "../../helper/chat.ts";

Deno.test("text loses the spaces around it and keeps those inside", () => {
  equal(cleanText(" \n a  b\n\n\tc \u3000"), "a  b\n\n\tc");
});

Deno.test("text has line feeds as line ends and is in NFC", () => {
  equal(cleanText("a\r\nb\rc"), "a\nb\nc");
  equal(cleanText("\u1112\u1161\u11ab\u1100\u1173\u11af"), "한글");
});

Deno.test("text keeps emoji made of several characters and right-to-left scripts", () => {
  for (const text of ["👩‍👩‍👧‍👦🏽", "שלום \u200fעולם", "سلام\u200c", "한국어 日本語"]) {
    equal(cleanText(text), text);
  }
});

Deno.test("text loses what changes the direction of its neighbours, not its letters", () => {
  for (const code of "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") {
    equal(cleanText(`a${code}b`), "ab");
  }
});

Deno.test("text that shows nothing is refused", () => {
  for (const text of ["", " ", "\n\t\r\n", "\u200b\u200d", "\u202e", "\ufeff\u00a0"]) {
    throws(() => cleanText(text), refusedAs("invalid-body"), JSON.stringify(text));
  }
});

Deno.test("text with control characters or half a character is refused", () => {
  for (let code = 0; code <= 0x9f; code++) {
    if (code >= 0x20 && code < 0x7f) continue;
    const text = `a${String.fromCharCode(code)}b`;
    if (code === 9 || code === 10 || code === 13) cleanText(text);
    else throws(() => cleanText(text), refusedAs("invalid-body"), `U+${code.toString(16)}`);
  }
  for (const half of ["\ud800", "\udfff", "a\ud83d", "\ude00b"]) {
    throws(() => cleanText(half), refusedAs("invalid-body"));
  }
});

Deno.test("text may be as long as the limit after trimming, and no longer", () => {
  equal(cleanText(`  ${"x".repeat(MAX_TEXT_LENGTH)}  `).length, MAX_TEXT_LENGTH);
  throws(() => cleanText("x".repeat(MAX_TEXT_LENGTH + 1)), refusedAs("invalid-body"));
});

Deno.test("text that is clean stays as it is, whatever it was before", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 40 }), (raw) => {
    let once: string;
    try {
      once = cleanText(raw);
    } catch (error) {
      return refusedAs("invalid-body")(error);
    }
    equal(cleanText(once), once);
    return once.isWellFormed();
  }));
});

Deno.test("name stands on one line and is neither empty nor too long", () => {
  equal(cleanName("  A\n\u0000 B\u202e  "), "A B");
  throws(() => cleanName("\u200b "), refusedAs("invalid-body"));
  equal(cleanName("x".repeat(MAX_NAME_LENGTH)).length, MAX_NAME_LENGTH);
  throws(() => cleanName("x".repeat(MAX_NAME_LENGTH + 1)), refusedAs("invalid-body"));
});

Deno.test("title is mended, never refused, and cut between characters", () => {
  equal(cleanTitle("\u2067a\u0000\n b\ud800"), "a b\ufffd");
  equal(cleanTitle(""), "");
  const cut = cleanTitle("x".repeat(MAX_TITLE_LENGTH - 1) + "😀😀");
  equal(cut, "x".repeat(MAX_TITLE_LENGTH - 1));
});
