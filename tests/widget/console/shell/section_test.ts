/**
 * The words of a section.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { phrasesIn } from "../../../../widget/console/shell/section.ts";

Deno.test("a section speaks the author's language, and English where it has not arrived", async () => {
  const phrases = { en: "Numbers", ko: () => Promise.resolve("숫자") };
  equal(await phrasesIn(phrases, "ko-KR"), "숫자");
  equal(await phrasesIn(phrases, "ko"), "숫자");
  equal(await phrasesIn(phrases, "en-GB"), "Numbers");
  equal(await phrasesIn({ ...phrases, ko: () => Promise.reject(new Error()) }, "ko"), "Numbers");
});
