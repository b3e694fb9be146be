/**
 * The words about hearing of an answer, in the language of the widget.
 *
 * @module
 */
import type { FollowWords } from "./follow_words.ts";
import { languageOf } from "./locale.ts";

/** The languages beside English, each in a chunk of its own. */
const LANGUAGES: Readonly<Record<string, () => Promise<{ readonly words: FollowWords }>>> = {
  ar: () => import("./follow/ar.ts"),
  de: () => import("./follow/de.ts"),
  es: () => import("./follow/es.ts"),
  fr: () => import("./follow/fr.ts"),
  he: () => import("./follow/he.ts"),
  ja: () => import("./follow/ja.ts"),
  ko: () => import("./follow/ko.ts"),
  pt: () => import("./follow/pt.ts"),
  zh: () => import("./follow/zh.ts"),
};

/** The words for a BCP 47 tag; English where they cannot be loaded. */
export async function loadFollowWords(lang: string): Promise<FollowWords> {
  const own = await LANGUAGES[languageOf(lang)]?.().catch(() => undefined);
  return (own ?? await import("./follow/en.ts")).words;
}
