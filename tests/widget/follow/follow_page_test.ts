/**
 * The words of the page on which a reader asks to be told, in ten languages. How it looks and works is
 * shown in a browser.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { phrasesOf } from "../locale/phrases.ts";

const FOLDER = new URL("../../../widget/follow/words/", import.meta.url);

Deno.test("every language says all of it, and nothing is left open", async () => {
  const names = [...Deno.readDirSync(FOLDER)].map(({ name }) => name);
  equal(names.length, 10);
  for (const name of names) {
    const [words = {}] = Object.values(await import(new URL(name, FOLDER).href));
    const phrases = phrasesOf(words as object);
    for (const [key, phrase] of phrases) {
      equal(/^$|undefined|NaN|[!！¡{}]/.test(phrase), false, `${name} ${key}: ${phrase}`);
    }
  }
});
