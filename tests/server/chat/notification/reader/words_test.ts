/**
 * Mails to readers in every language of the widget.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import {
  MAIL_LANGUAGES,
  mailLanguageOf,
  mailWordsOf,
} from "../../../../../server/chat/notification/reader/words.ts";
import { phrasesOf } from "../../../../widget/locale/phrases.ts";

Deno.test("mails speak the languages of the widget, calmly and completely", () => {
  deepEqual([...MAIL_LANGUAGES].sort(), "ar de en es fr he ja ko pt zh".split(" "));
  const names = [...phrasesOf(mailWordsOf("en")).keys()];
  for (const language of MAIL_LANGUAGES) {
    const phrases = phrasesOf(mailWordsOf(language));
    deepEqual([...phrases.keys()], names, language);
    for (const [name, phrase] of phrases) {
      equal(/^$|undefined|[!！]/.test(phrase), false, `${language} ${name}: ${phrase}`);
      if (name.includes("(100)")) equal(phrase.includes("100"), true, `${language} ${name}`);
    }
  }
});

Deno.test("a language nobody wrote words for is English", () => {
  deepEqual(["ko-KR", "PT-br", "xx", "", "__proto__"].map(mailLanguageOf), [
    "ko",
    "pt",
    "en",
    "en",
    "en",
  ]);
});
