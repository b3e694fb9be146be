/**
 * The words of the features, in the language of the widget. English comes with what stands behind
 * every open panel, since it is also what is spoken where another language cannot be loaded.
 *
 * @module
 */
import { languageOf, type Locale } from "./locale.ts";
import { more as english } from "./more/en.ts";
import type { MoreWords } from "./more_words.ts";

/** The languages beside English, each in a chunk of its own. */
const LANGUAGES: Readonly<Record<string, () => Promise<{ readonly more: MoreWords }>>> = {
  ar: () => import("./more/ar.ts"),
  de: () => import("./more/de.ts"),
  es: () => import("./more/es.ts"),
  fr: () => import("./more/fr.ts"),
  he: () => import("./more/he.ts"),
  ja: () => import("./more/ja.ts"),
  ko: () => import("./more/ko.ts"),
  pt: () => import("./more/pt.ts"),
  zh: () => import("./more/zh.ts"),
};

/** The features' words in a locale's language; English where they cannot be loaded. */
export async function loadMoreWords({ lang }: Pick<Locale, "lang">): Promise<MoreWords> {
  const own = await LANGUAGES[languageOf(lang)]?.().catch(() => undefined);
  return own?.more ?? english;
}

const here = new Map<string, MoreWords>();

/**
 * The features' words if they are there. Otherwise they are loaded, and `arrived` told of it: to be
 * called while drawing.
 */
export function moreWordsOf(
  locale: Pick<Locale, "lang">,
  arrived: () => void,
): MoreWords | undefined {
  const words = here.get(locale.lang);
  if (words === undefined) {
    loadMoreWords(locale).then((words) => {
      here.set(locale.lang, words);
      arrived();
    }, () => {});
  }
  return words;
}
