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

/** The first tag whose language there are words for. @param tags BCP 47 tags, most wanted first */
export function chooseLanguage(tags: readonly string[]): { language: string; lang: string } {
  const [lang = "en"] = tags.flatMap((tag) => /^(?:en|ko)\b(?:-[a-z]{2}\b)?/i.exec(tag) ?? []);
  return { language: languageOf(lang), lang };
}

/** The language of a tag, as words are named: `pt-BR` is `pt`. */
export function languageOf(lang: string): string {
  return lang.slice(0, 2).toLowerCase();
}

/**
 * The locale of the first tag there are words for, else English. Never rejects: words that cannot be
 * loaded are a reason to speak English, not to be silent.
 *
 * @param tags BCP 47 tags, most wanted first
 */
export async function loadLocale(tags: readonly string[]): Promise<Locale> {
  const { language, lang } = chooseLanguage(tags);
  if (language === "ko") {
    const chunk = await import("./ko.ts").catch(() => undefined);
    if (chunk !== undefined) return localeOf(chunk.ko, lang);
  }
  return localeOf(en, language === "en" ? lang : "en");
}
