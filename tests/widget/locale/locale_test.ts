/**
 * Which language is spoken, and that none lacks a phrase.
 *
 * @module
 */
import { deepEqual, equal, notEqual } from "node:assert/strict";
import { consoleEn } from "../../../widget/locale/console_en.ts";
import { consoleKo } from "../../../widget/locale/console_ko.ts";
import { loadConsoleLocale } from "../../../widget/locale/console_locale.ts";
import { chooseLanguage, loadLocale } from "../../../widget/locale/locale.ts";
import { phrasesOf } from "./phrases.ts";

const LANGUAGES = ["ar", "de", "en", "es", "fr", "he", "ja", "ko", "pt", "zh"];

Deno.test("locale is the first wanted language there are words for", async () => {
  equal((await loadLocale(["nl", "ko-KR", "en"])).words.author, "글쓴이");
  equal((await loadLocale(["", "en-GB"])).lang, "en-GB");
  equal((await loadLocale(["nl", "no"])).lang, "en");
  equal((await loadLocale([])).lang, "en");
});

Deno.test("locale knows languages by their old names, and regions", () => {
  const chosen = (tag: string) => Object.values(chooseLanguage([tag])).join(" ");
  equal(chosen("iw-IL"), "he he-IL");
  equal(chosen("pt-BR"), "pt pt-BR");
  equal(chosen("de-Latn-AT"), "de de");
  equal(chosen("FR-ca"), "fr fr-CA");
});

Deno.test("locale promises no letters and digits that its words do not have", () => {
  for (const tag of ["zh-TW", "zh-Hant-HK", "zh-CN"]) equal(chooseLanguage([tag]).lang, "zh");
  equal(chooseLanguage(["ar-EG"]).lang, "ar");
});

Deno.test("locale takes no tag that formats would refuse", () => {
  for (const tag of ["en-!!", "en-12", "en-GB-oxendict", "ko-", "EN-gb", "en_US"]) {
    const { lang } = chooseLanguage([tag]);
    deepEqual(Intl.getCanonicalLocales(lang).length, 1, tag);
  }
  for (const tag of ["english", "kok", "no", "nb-NO", "", "*"]) {
    equal(chooseLanguage([tag]).lang, "en", tag);
  }
});

Deno.test("locale of the console is one the console has words for", async () => {
  equal((await loadConsoleLocale(["de", "ko"])).lang, "ko");
  equal((await loadConsoleLocale(["de"])).lang, "en");
});

Deno.test("Arabic and Hebrew run from right to left, the others from left to right", async () => {
  for (const tag of LANGUAGES) {
    const { words } = await loadLocale([tag]);
    equal(words.dir, tag === "ar" || tag === "he" ? "rtl" : "ltr", tag);
  }
});

Deno.test("every language says something of its own for every phrase, without an outcry", async () => {
  const english = phrasesOf((await loadLocale(["en"])).words);
  for (const tag of LANGUAGES) {
    const own = phrasesOf((await loadLocale([tag])).words);
    deepEqual([...own.keys()], [...english.keys()], tag);
    for (const [name, phrase] of own) {
      equal(/undefined|NaN|#|[!！¡]/.test(phrase), false, `${tag} ${name}: ${phrase}`);
      equal(phrase === "", name === "link.idle", `${tag} ${name}`);
      if (tag !== "en" && !SAME_AS_ENGLISH.has(`${tag} ${name}`)) {
        notEqual(phrase, english.get(name), `${tag} ${name} is in English`);
      }
    }
  }
});

/** What happens to be the same word. */
const SAME_AS_ENGLISH: ReadonlySet<string> = new Set([
  ...LANGUAGES.flatMap((tag) => [`${tag} dir`, `${tag} link.idle`]),
  "de link.online",
  "de link.offline",
  "fr conversation",
]);

Deno.test("every phrase of the console says something, in both its languages", () => {
  for (const words of [consoleEn, consoleKo]) {
    for (const [name, phrase] of phrasesOf(words)) {
      equal(/undefined|[!]/.test(phrase), false, `${name}: ${phrase}`);
      equal(phrase === "", name === "link.idle", name);
    }
  }
});

Deno.test("Korean is polite: what ends like a sentence ends in 요", () => {
  for (const [name, phrase] of phrasesOf(consoleKo)) {
    equal(/[다까라]\.|니다(?:\.|$)/.test(phrase), false, `${name}: ${phrase}`);
  }
});
