/**
 * What the console says, in the author's language.
 *
 * @module
 */
import { consoleEn } from "./console_en.ts";
import type { ConsoleWords } from "./console_words.ts";
import { chooseLanguage, type Locale, localeOf } from "./locale.ts";

/** As `loadLocale`, for the console. Never rejects. */
export async function loadConsoleLocale(tags: readonly string[]): Promise<Locale<ConsoleWords>> {
  const { language, lang } = chooseLanguage(tags, { ko: true });
  if (language === "ko") {
    const chunk = await import("./console_ko.ts").catch(() => undefined);
    if (chunk !== undefined) return localeOf(chunk.consoleKo, lang);
  }
  return localeOf(consoleEn, language === "en" ? lang : "en");
}
