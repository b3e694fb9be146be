/**
 * The words of the features, in the language of the widget.
 *
 * @module
 */
import { completed, languageOf, type Locale } from "./locale.ts";
import type { MoreTranslation, MoreWords } from "./more_words.ts";

/** The languages beside English, each in a chunk of its own. */
const LANGUAGES: Readonly<Record<string, () => Promise<{ readonly more: MoreTranslation }>>> = {
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

/** The features' words in a locale's language; English for what it lacks. */
export async function loadMoreWords({ lang }: Pick<Locale, "lang">): Promise<MoreWords> {
  const [{ more }, own] = await Promise.all([
    import("./more/en.ts"),
    LANGUAGES[languageOf(lang)]?.().catch(() => undefined),
  ]);
  return own === undefined ? more : completed(more, own.more);
}
