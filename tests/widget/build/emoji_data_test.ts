/**
 * The data of the emoji picker is what its source and its maker say.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { emojiModules, readPackage } from "../../../widget/build/emoji_data.ts";

Deno.test("emoji data in the repository is made of its source", async () => {
  for (const [path, text] of await emojiModules(readPackage)) {
    const file = new URL(`../../../widget/feature/emoji/data/${path}`, import.meta.url);
    equal(await readFile(file, "utf8") === text, true, path);
  }
});
