/**
 * The words of what opens over the conversation, in the language of the widget.
 *
 * @module
 */
import type { DrawerWords } from "./drawer_words.ts";
import { languageOf, type Locale } from "./locale.ts";

/** The languages beside English, each in a chunk of its own. */
const LANGUAGES: Readonly<Record<string, () => Promise<{ readonly words: DrawerWords }>>> = {
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

/** The drawers' words in a locale's language; English where they cannot be loaded. */
export async function loadDrawerWords({ lang }: Pick<Locale, "lang">): Promise<DrawerWords> {
  const own = await LANGUAGES[languageOf(lang)]?.().catch(() => undefined);
  return (own ?? await import("./drawer/en.ts")).words;
}
