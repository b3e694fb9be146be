/**
 * The words of the features, in the language of the widget.
 *
 * @module
 */
import { languageOf, type Locale } from "./locale.ts";
import type { MoreWords } from "./more_words.ts";

const LANGUAGES: Readonly<Record<string, () => Promise<{ readonly more: MoreWords }>>> = {
  en: () => import("./more/en.ts"),
  ko: () => import("./more/ko.ts"),
};

/** The features' words in a locale's language. */
export async function loadMoreWords({ lang }: Pick<Locale, "lang">): Promise<MoreWords> {
  const load = LANGUAGES[languageOf(lang)] ?? LANGUAGES["en"];
  return (await load?.() ?? await import("./more/en.ts")).more;
}
