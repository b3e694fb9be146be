/**
 * Where sentences stand, also in a post that was changed.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { withPost } from "../../stage/post_page.ts";
import { stageTest } from "../../stage/stage.ts";

stageTest(
  "a sentence is found by its directive, else by its words, else by enough of them",
  async (page) => {
    const found = await page.evaluate(() => {
      const find = stage.parts.readPost();
      const textAt = (text: string, fragment: string) => {
        const range = find({ text, fragment });
        if (range === undefined) return undefined;
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        return live.toString();
      };
      return [
        textAt("name", "text=is%20a-,name,-of"),
        textAt("a header is", "text=gone"),
        textAt("of a thing And the", ""),
        textAt("is a name of a thing we wrote once and then left out of it", ""),
        textAt("nobody said this", "text=nobody"),
        textAt("a name", "text=a,b,c,d"),
        textAt("", "text="),
        textAt("A", "text=%"),
      ];
    });
    deepEqual(found, [
      "name",
      "A header is",
      "of a thingAnd the",
      "is a name of a",
      undefined,
      "a name",
      undefined,
      "A",
    ]);
  },
  withPost("<main><p>A header is a <b>name</b> of a thing</p><p>And the name is a word</p></main>"),
);
