import { equal } from "node:assert/strict";
import fc from "fast-check";
import { WordList } from "../../../../server/chat/moderation/words.ts";

/** A word, and texts that have it. */
const FOUND: readonly (readonly [word: string, texts: readonly string[]])[] = [
  ["spam", ["spam", "SPAM", "Spam!", "no spam, please", "(spam)", "a\nspam\nb", "spam-like"]],
  ["Spam", [
    "ｓｐａｍ",
    "𝐬𝐩𝐚𝐦",
    "s\u200bp\u200da\ufeffm",
    "s\u00adpam",
    "s\u0336p\u0336am",
    "ＳＰＡＭ",
  ]],
  ["spam", ["이건spam이야", "これはspamです", "\u{1f600}spam\u{1f600}"]],
  ["straße", ["STRASSE", "Straße"]],
  ["café", ["CAFE\u0301", "café"]],
  ["buy now", ["Buy  now", "buy\tNOW!", "buy\u00a0now", "buy\nnow"]],
  ["광고", ["광고", "재미있는광고입니다", "광\u200b고", "광고".normalize("NFD")]],
  ["スパム", ["これはスパムです", "ｽﾊﾟﾑ"]],
  ["垃圾", ["这是垃圾邮件"]],
  ["โฆษณา", ["นี่คือโฆษณาแน่"]],
  ["$$$", ["a$$$b", "$$$$"]],
  ["c++", ["I hate C++", "c++!"]],
  ["𠮷野", ["あ𠮷野家"]],
  ["реклама", ["РЕКЛАМА"]],
];

/** A word, and texts that only seem to have it. */
const NOT_FOUND: readonly (readonly [word: string, texts: readonly string[]])[] = [
  ["spam", ["spammer", "unspam", "spam1", "sp am", "spam_x", "éspam", "spa", ""]],
  ["ass", ["class", "assess", "𝐜lass"]],
  ["buy now", ["buynow", "buy nowadays"]],
  ["광고", ["광 고", "고광"]],
  ["реклама", ["рекламадатель"]],
  ["c++", ["abc++"]],
];

Deno.test("a word of the list is found whatever its case, width, and invisible letters", () => {
  for (const [word, texts] of FOUND) {
    const words = new WordList([word]);
    for (const text of texts) equal(words.isIn(text), true, `${word} in ${text}`);
  }
});

Deno.test("a part of another word is not found, in scripts that put spaces between words", () => {
  for (const [word, texts] of NOT_FOUND) {
    const words = new WordList([word]);
    for (const text of texts) equal(words.isIn(text), false, `${word} in ${text}`);
  }
});

Deno.test("of words that begin alike each is found, also when a longer one does not fit", () => {
  const words = new WordList(["spam", "spam mail", "spa"]);
  for (const text of ["spam mails", "a spa!", "spam", "spam mail"]) equal(words.isIn(text), true);
  equal(words.isIn("spammail"), false);
});

Deno.test("words that show nothing, and no words, are in no text", () => {
  for (const list of [[], [""], [" "], ["\u200b", "\u0301", "\u3164"]]) {
    const words = new WordList(list);
    for (const text of ["", " ", "\u200b", "hello", "constructor"]) equal(words.isIn(text), false);
  }
});

Deno.test("any word is found within any text that puts it between spaces", () => {
  const word = fc.string({ unit: "grapheme", minLength: 1 });
  fc.assert(fc.property(word, fc.string(), fc.string(), (middle, before, after) => {
    const isVisible = new WordList([middle]).isIn(middle);
    equal(new WordList([middle]).isIn(`${before} ${middle} ${after}`), isVisible);
  }));
});

Deno.test("five hundred words are looked for in the longest text in one walk", () => {
  const words = new WordList(Array.from({ length: 500 }, (_, n) => `${"a".repeat(n % 90)}b${n}`));
  equal(words.isIn("a".repeat(4_000)), false);
  equal(words.isIn(`${"x ".repeat(1_900)}aab2`), true);
});
