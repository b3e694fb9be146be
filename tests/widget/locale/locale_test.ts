/**
 * Which language is spoken, and that none lacks a phrase.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { consoleEn } from "../../../widget/locale/console_en.ts";
import { consoleKo } from "../../../widget/locale/console_ko.ts";
import { chooseLanguage, loadLocale } from "../../../widget/locale/locale.ts";

Deno.test("locale is the first wanted language there are words for", async () => {
  equal((await loadLocale(["fr", "ko-KR", "en"])).words.author, "글쓴이");
  equal((await loadLocale(["", "en-GB"])).lang, "en-GB");
  equal((await loadLocale(["fr", "de"])).lang, "en");
  equal((await loadLocale([])).lang, "en");
});

Deno.test("locale takes no tag that formats would refuse", () => {
  for (const tag of ["en-!!", "en-12", "en-GB-oxendict", "ko-", "EN-gb", "en_US"]) {
    const { lang } = chooseLanguage([tag]);
    deepEqual(Intl.getCanonicalLocales(lang).length, 1, tag);
  }
  equal(chooseLanguage(["english", "kok"]).lang, "en");
});

Deno.test("every phrase says something, in every language, and says counts", () => {
  const phrases = (value: unknown): string[] =>
    typeof value === "function"
      ? [0, 1, 2, 5].map((count) => String(value(count, "text")))
      : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(phrases)
      : [String(value)];
  for (const words of [consoleEn, consoleKo]) {
    const { link: { idle, ...link }, ...rest } = words;
    equal(idle, "");
    for (const phrase of phrases({ link, rest })) {
      equal(phrase.trim() === "" || /undefined|[!]/.test(phrase), false, JSON.stringify(phrase));
    }
    equal(words.newMessages(7).includes("7"), true);
  }
});
