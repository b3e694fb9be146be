/**
 * The words about a link to a conversation, in the language of the widget.
 *
 * @module
 */
import { languageOf } from "./locale.ts";
import type { ResumeWords } from "./resume_words.ts";

/** The languages beside English, each in a chunk of its own. */
const LANGUAGES: Readonly<Record<string, () => Promise<{ readonly words: ResumeWords }>>> = {
  ar: () => import("./resume/ar.ts"),
  de: () => import("./resume/de.ts"),
  es: () => import("./resume/es.ts"),
  fr: () => import("./resume/fr.ts"),
  he: () => import("./resume/he.ts"),
  ja: () => import("./resume/ja.ts"),
  ko: () => import("./resume/ko.ts"),
  pt: () => import("./resume/pt.ts"),
  zh: () => import("./resume/zh.ts"),
};

/** The words for a BCP 47 tag; English where they cannot be loaded. */
export async function loadResumeWords(lang: string): Promise<ResumeWords> {
  const own = await LANGUAGES[languageOf(lang)]?.().catch(() => undefined);
  return (own ?? await import("./resume/en.ts")).words;
}
