/**
 * Pieces of the post, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { MAX_FRAGMENT_LENGTH, MAX_SENTENCE_LENGTH } from "../../../../shared/limit.ts";
import { withPost } from "../../stage/post_page.ts";
import { stageTest } from "../../stage/stage.ts";

stageTest("a piece of several blocks is one line, and found by its ends", async (page) => {
  deepEqual(
    await page.evaluate(() => stage.parts.sentenceOf(stage.parts.rangeOver("one", "four"))),
    {
      text: "one two three four",
      fragment: "text=one%20two,three%20four",
    },
  );
}, withPost("<p>one two</p><p>three four</p>"));

stageTest("a long piece is cut, but found whole", async (page) => {
  const said = await page.evaluate(() => {
    const sentence = stage.parts.sentenceOf(stage.parts.rangeOver("처음", "마지막"));
    return sentence ?? { text: "", fragment: "" };
  });
  equal(said.text.length <= MAX_SENTENCE_LENGTH && said.text.endsWith("…"), true);
  equal(said.fragment.length <= MAX_FRAGMENT_LENGTH, true);
  equal(decodeURIComponent(said.fragment), "text=처음 콜론은 헤더를,나누고 콜론은 마지막");
}, withPost(`<p>처음 ${"콜론은 헤더를 나누고 ".repeat(60)}콜론은 마지막</p>`));

stageTest("blanks are nothing to ask about", async (page) => {
  equal(
    await page.evaluate(() => stage.parts.sentenceOf(stage.parts.rangeOver(" ", " "))),
    undefined,
  );
}, withPost("<p>one <b>two</b></p>"));
