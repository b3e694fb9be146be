/**
 * The words of what opens over the conversation, in the language of the widget.
 *
 * @module
 */
import type { DrawerTranslation, DrawerWords } from "./drawer_words.ts";
import { completed, languageOf, type Locale } from "./locale.ts";

/** The languages beside English, each in a chunk of its own. */
const LANGUAGES: Readonly<Record<string, () => Promise<{ readonly words: DrawerTranslation }>>> = {
  ar: () => import("./drawer/ar.ts"),
  de: () => import("./drawer/de.ts"),
  es: () => import("./drawer/es.ts"),
  fr: () => import("./drawer/fr.ts"),
  he: () => import("./drawer/he.ts"),
  ja: () => import("./drawer/ja.ts"),
  ko: () => import("./drawer/ko.ts"),
  pt: () => import("./drawer/pt.ts"),
  zh: () => import("./drawer/zh.ts"),
};

/** The drawers' words in a locale's language; English for what it lacks. */
export async function loadDrawerWords({ lang }: Pick<Locale, "lang">): Promise<DrawerWords> {
  const [{ words }, own] = await Promise.all([
    import("./drawer/en.ts"),
    LANGUAGES[languageOf(lang)]?.().catch(() => undefined),
  ]);
  return own === undefined ? words : completed(words, own.words);
}
