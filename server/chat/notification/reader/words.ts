/**
 * What mails to readers say, and the pages they lead to, in the languages of the widget.
 *
 * @module
 */
import { ar } from "./words/ar.ts";
import { de } from "./words/de.ts";
import { en } from "./words/en.ts";
import { es } from "./words/es.ts";
import { fr } from "./words/fr.ts";
import { he } from "./words/he.ts";
import { ja } from "./words/ja.ts";
import { ko } from "./words/ko.ts";
import { pt } from "./words/pt.ts";
import type { ReaderMailWords } from "./words/reader_mail_words.ts";
import { zh } from "./words/zh.ts";

const LANGUAGES: ReadonlyMap<string, ReaderMailWords> = new Map(
  Object.entries({ ar, de, en, es, fr, he, ja, ko, pt, zh }),
);

/** The languages there are words for. */
export const MAIL_LANGUAGES: readonly string[] = [...LANGUAGES.keys()];

/** The language that is written for a tag of BCP 47: English, if there is no better one. */
export function mailLanguageOf(tag: string): string {
  const [language = ""] = tag.toLowerCase().split("-");
  return LANGUAGES.has(language) ? language : "en";
}

/** The words of a language, as {@linkcode mailLanguageOf} names it. */
export function mailWordsOf(language: string): ReaderMailWords {
  return LANGUAGES.get(language) ?? en;
}
