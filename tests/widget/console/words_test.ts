/**
 * What the sections of the console say, in both its languages.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { phrasesOf } from "../locale/phrases.ts";

const CONSOLE = new URL("../../../widget/console/", import.meta.url);

/** The folders that have words, by their names below the console. */
function* folders(below = ""): Generator<string> {
  for (const { name, isDirectory } of Deno.readDirSync(new URL(below, CONSOLE))) {
    if (isDirectory) yield* folders(`${below}${name}/`);
    else if (name === "words.ts") yield below;
  }
}

async function phrasesIn(folder: string, lang: "en" | "ko") {
  const file = fileURLToPath(new URL(`${folder}${lang}.ts`, CONSOLE));
  const module: Readonly<Record<string, object>> = await import(file);
  return phrasesOf(module[lang] ?? {});
}

Deno.test("every section of the console says all it has to say, in both languages", async () => {
  for (const folder of folders()) {
    const en = await phrasesIn(folder, "en");
    const ko = await phrasesIn(folder, "ko");
    equal(en.size > 0, true, folder);
    deepEqual([...ko.keys()].sort(), [...en.keys()].sort(), folder);
    for (const [name, phrase] of [...en, ...ko]) {
      equal(/^$|undefined|NaN|[!！]/.test(phrase), false, `${folder} ${name}: ${phrase}`);
    }
    for (const [name, phrase] of ko) {
      for (const [end] of phrase.matchAll(/\S+(?=[.?](?:\s|$))/g)) {
        equal(/(?:요|\d개|[^가-힣])$/.test(end), true, `${folder} ${name}: ${phrase}`);
      }
    }
  }
});
