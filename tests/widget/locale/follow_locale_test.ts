/**
 * The words about hearing of an answer.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { loadFollowWords } from "../../../widget/locale/follow_locale.ts";
import { phrasesOf } from "./phrases.ts";

Deno.test("who has asked is offered to hear of the answer in every language, calmly", async () => {
  for (const lang of "ar de en es fr he ja ko pt zh en-GB xx".split(" ")) {
    for (const [name, phrase] of phrasesOf(await loadFollowWords(lang))) {
      equal(/^$|undefined|[!！]/.test(phrase), false, `${lang} ${name}: ${phrase}`);
    }
  }
  equal((await loadFollowWords("xx")).offer, (await loadFollowWords("en")).offer);
});
