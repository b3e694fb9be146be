/**
 * What stands around a conversation, in one file that is loaded with the first one.
 *
 * @module
 */
import { phrasesIn } from "../shell/section.ts";
import "./bar.ts";
import "./context.ts";
import { en } from "./en.ts";
import "./foot.ts";
import type { HandlingWords } from "./words.ts";

export { pickAnswer } from "./canned_picker.ts";
export { handlingStyle } from "./style.ts";

/** What is said, in a language of the console. */
export function wordsIn(lang: string): Promise<HandlingWords> {
  return phrasesIn({ en, ko: async () => (await import("./ko.ts")).ko }, lang);
}
