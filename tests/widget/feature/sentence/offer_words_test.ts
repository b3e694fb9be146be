/**
 * The words of the offer.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { offerWords } from "../../../../widget/feature/sentence/offer_words.ts";

Deno.test("the first language that is spoken counts, else English", () => {
  equal(offerWords(["", "tlh", "ko-KR", "en"]).lang, "ko");
  equal(offerWords(["iw"]).dir, "rtl");
  equal(offerWords(["constructor"]).ask, "Ask about this");
});
