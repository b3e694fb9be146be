/**
 * Text directives: whatever is selected is found again, and nothing else.
 *
 * @module
 */
import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { MAX_FRAGMENT_LENGTH } from "../../../../shared/limit.ts";
import {
  directiveFor,
  findDirective,
  readDirective,
  writeDirective,
} from "../../../../widget/feature/sentence/text_directive.ts";
import { WordText } from "../../../../widget/feature/sentence/word_text.ts";

/** The directive for the only, or the n-th, place that has these words. */
function directive(text: string, words: string, nth = 0): string {
  let from = -1;
  for (let left = nth; left >= 0; left--) from = text.indexOf(words, from + 1);
  const all = new WordText(text);
  return directiveFor(all, { from, to: from + words.length });
}

Deno.test("a piece that stands once is named by its words", () => {
  equal(directive("A colon ends the name.", "colon ends"), "text=colon%20ends");
});

Deno.test("commas, hyphens and ampersands of the page mean nothing in a directive", () => {
  equal(directive("now: a-b, c & d.", "a-b, c & d"), "text=a%2Db%2C%20c%20%26%20d");
});

Deno.test("a piece that stands twice is named with what is around it, also across a block's end", () => {
  const text = "One header\nA header";
  equal(directive(text, "header", 1), "text=A-,header");
  equal(directive(text, "header", 0), "text=One-,header,-A");
});

Deno.test("a piece of several blocks is named by its first and last words", () => {
  const text = "Some words stand before it here\nand more words after it there";
  equal(
    directive(text, text.slice(5, -6)),
    "text=words%20stand%20before,words%20after%20it",
  );
});

Deno.test("words of which there are only the same around them have no directive", () => {
  equal(directive("ha ".repeat(200).trim(), "ha", 100), "");
});

Deno.test("a word too long for a directive has none", () => {
  equal(directive("a".repeat(2_000), "a".repeat(2_000)), "");
});

Deno.test("a directive is read as it was written", () => {
  const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 })
    .map((part) => part.replace(/\s+/g, " ") + "-,&%");
  const part = fc.oneof(fc.constant(""), text);
  fc.assert(
    fc.property(part, text, part, part, (prefix, start, end, suffix) => {
      const said = { prefix, start, end, suffix };
      deepEqual(readDirective(writeDirective(said)), said);
    }),
  );
});

Deno.test("what is no directive is none", () => {
  for (
    const fragment of ["", "text=", "text=a,b,c", "text=%E0%A4%A", "top", "text=a-", "text=,a"]
  ) {
    equal(readDirective(fragment), undefined, fragment);
  }
});

const WORDS = [
  ..."a the header Header colon, value. STOMP 1.2 don't naïve e-mail end".split(" "),
  ..."서버는 메시지를 보내고 서버 받아요. 콜론".split(" "),
  ..."服务器发送消息 名前とコロン ไทยภาษา".split(" "),
  ..."الخادم يرسل الرسالة עברית שלום привет Привет ΟΔΟΣ".split(" "),
  ..."👩‍👩‍👧 x=1; foo(bar) — “quoted”".split(" "),
];
/** A page of few words, so that most stand in it many times. */
const page = fc.array(
  fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(" ", " ", " ", "\n")),
  { minLength: 1, maxLength: 120 },
).map((pairs) => pairs.flat().join("").trim());

Deno.test("what is selected is found again, in any script, and nothing else is", () => {
  let named = 0;
  let all = 0;
  fc.assert(
    fc.property(page, fc.nat(), fc.nat(40), (text, begin, length) => {
      const words = new WordText(text);
      const from = begin % text.length;
      const span = words.wholeWords({ from, to: Math.min(text.length, from + length + 1) });
      if (span === undefined) return;
      all++;
      const fragment = directiveFor(words, span);
      if (fragment === "") return;
      named++;
      ok(fragment.length <= MAX_FRAGMENT_LENGTH);
      const said = readDirective(fragment);
      ok(said !== undefined);
      deepEqual(findDirective(words, said), span);
      equal(findDirective(words, said, span.from + 1), undefined);
    }),
    { numRuns: 3_000 },
  );
  // Otherwise finding nothing would pass.
  ok(named > all * 0.9, `${named} of ${all} have a directive`);
});
