/**
 * What the widget says, in the reader's language. English comes with the widget; every other
 * language is a chunk of its own, loaded when it is needed.
 *
 * @module
 */
import { Calendar } from "./calendar.ts";
import { en } from "./en.ts";
import type { Words } from "./words.ts";

/** One language, ready to be used. */
export interface Locale<Phrases extends Words = Words> {
  /** A BCP 47 tag; it may be more exact than the words, as `en-GB`. */
  readonly lang: string;
  readonly words: Phrases;
  readonly calendar: Calendar;
}

/** A locale out of words and the tag somebody asked for. */
export function localeOf<Phrases extends Words>(words: Phrases, lang: string): Locale<Phrases> {
  return { lang, words, calendar: new Calendar(lang) };
}

/** The languages beside English, each in a chunk of its own. */
const LANGUAGES: Readonly<Record<string, () => Promise<{ readonly words: Words }>>> = {
  ar: () => import("./ar.ts"),
  de: () => import("./de.ts"),
  es: () => import("./es.ts"),
  fr: () => import("./fr.ts"),
  he: () => import("./he.ts"),
  ja: () => import("./ja.ts"),
  ko: () => import("./ko.ts"),
  pt: () => import("./pt.ts"),
  zh: () => import("./zh.ts"),
};

/**
 * The first tag whose language is spoken, else English. The tag may be more exact than the words,
 * except where that would promise other letters or digits than they have.
 *
 * @param tags BCP 47 tags, most wanted first
 * @param spoken the languages there are words for, beside English
 */
export function chooseLanguage(
  tags: readonly string[],
  spoken: object = LANGUAGES,
): { language: string; lang: string } {
  for (const tag of tags) {
    const [short] = /^[a-z]{2}\b(?:-[a-z]{2}\b)?/i.exec(tag) ?? [];
    if (short === undefined) continue;
    // Also the old names of languages: `iw` is `he`.
    const [lang = ""] = Intl.getCanonicalLocales(short);
    const language = languageOf(lang);
    if (language === "en" || language in spoken) {
      return { language, lang: /ar|zh/.test(language) ? language : lang };
    }
  }
  return { language: "en", lang: "en" };
}

/** The language of a tag, as words are named: `pt-BR` is `pt`. */
export function languageOf(lang: string): string {
  return lang.slice(0, 2);
}

/**
 * The locale of the first tag there are words for, else English. Never rejects: words that cannot be
 * loaded are a reason to speak English, not to be silent.
 *
 * @param tags BCP 47 tags, most wanted first
 */
export async function loadLocale(tags: readonly string[]): Promise<Locale> {
  const { language, lang } = chooseLanguage(tags);
  const chunk = await LANGUAGES[language]?.().catch(() => undefined);
  if (chunk !== undefined) return localeOf(chunk.words, lang);
  return localeOf(en, language === "en" ? lang : "en");
}
