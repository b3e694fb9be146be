/**
 * Which language is spoken, and that none lacks a phrase.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { consoleEn } from "../../../widget/locale/console_en.ts";
import { consoleKo } from "../../../widget/locale/console_ko.ts";
import { loadConsoleLocale } from "../../../widget/locale/console_locale.ts";
import { chooseLanguage, loadLocale } from "../../../widget/locale/locale.ts";
import { loadDrawerWords } from "../../../widget/locale/drawer_locale.ts";
import { loadMoreWords } from "../../../widget/locale/more_locale.ts";
import { loadResumeWords } from "../../../widget/locale/resume_locale.ts";
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
  const wordsIn = async (lang: string) =>
    phrasesOf({
      ...(await loadLocale([lang])).words,
      more: await loadMoreWords({ lang }),
      drawer: await loadDrawerWords({ lang }),
      resume: await loadResumeWords(lang),
    });
  const english = await wordsIn("en");
  const faults: string[] = [];
  for (const tag of LANGUAGES) {
    const own = await wordsIn(tag);
    deepEqual([...own.keys()].sort(), [...english.keys()].sort(), tag);
    for (const [name, phrase] of own) {
      if (/undefined|NaN|#|[!！¡]/.test(phrase)) faults.push(`${tag} ${name}: ${phrase}`);
      if ((phrase === "") !== (name === "link.idle")) faults.push(`${tag} ${name} is empty`);
      if (tag !== "en" && phrase === english.get(name) && !SAME.test(`${tag} ${name}`)) {
        faults.push(`${tag} ${name} is in English: ${phrase}`);
      }
    }
  }
  equal(faults.length, 0, faults.join("\n"));
});

/** What has no words, or happens to be the same. */
const SAME = new RegExp(
  [
    ".. (?:dir|link.idle|more.parts.reaction.*)",
    "de (?:link.online|link.offline|more.code.label.*|more.emoji.groups.smileys)",
    "(?:de|es|pt) emoji",
    "fr (?:conversation|question|more.code.label.*|drawer.questions.title)",
    "(?:es|fr|pt) more.emoji.found.*",
    "de drawer.settings.(?:name|deviceLink)",
    "pt drawer.settings.(?:email|deviceLink)",
  ].map((names) => `^${names}$`).join("|"),
);

Deno.test("every phrase of the console says something, in both its languages", () => {
  for (const words of [consoleEn, consoleKo]) {
    for (const [name, phrase] of phrasesOf(words)) {
      equal(/undefined|[!]/.test(phrase), false, `${name}: ${phrase}`);
      equal(phrase === "", name === "link.idle", name);
    }
  }
});

Deno.test("Korean is polite: what ends like a sentence ends in 요", async () => {
  const more = await loadMoreWords({ lang: "ko" });
  const drawer = await loadDrawerWords({ lang: "ko" });
  for (const [name, phrase] of phrasesOf({ ...consoleKo, more, drawer })) {
    for (const [end] of phrase.matchAll(/\S+(?=[.?](?:\s|$))/g)) {
      equal(/(?:요|\d개|[^가-힣])$/.test(end), true, `${name}: ${phrase}`);
    }
  }
});
