/**
 * The text of a page, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { withPost } from "../../stage/post_page.ts";
import { STAGE_URL, stagesTest, stageTest } from "../../stage/stage.ts";

const text = () => new stage.parts.PostText().words.text;

stageTest(
  "a page's text is what one reads: blocks are lines, blanks are one, what is hidden is not there",
  async (page) => {
    equal(
      await page.evaluate(text),
      [
        "A post",
        "One two three, four and",
        "five",
        "let a = 1;",
        "let b;",
        "Cell",
        "Another",
        "Open",
        "unbroken",
      ].join("\n"),
    );
  },
  withPost(`<main><h1>A post</h1><p>One   <b>two</b>
    three<i>, </i>four<span hidden>hidden</span> and<br>five</p><pre>let a = 1;
let b;</pre><table><tr><td>Cell<td>Another</table><p style="visibility: hidden">Gone</p>
<details><summary>Open</summary>Folded</details><textarea>Typed</textarea>
<p>un&shy;broken</p></main>`),
);

stageTest(
  "a range becomes the whole words in it, and these are found on the page again",
  async (page) => {
    const again = await page.evaluate(() => {
      const post = new stage.parts.PostText();
      const over = (from: string, to: string) => {
        const span = post.spanOf(stage.parts.rangeOver(from, to));
        if (span === undefined) return [];
        const { startContainer, startOffset, endContainer, endOffset } = post.rangeOf(span);
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        return [post.words.text.slice(span.from, span.to), range.toString()];
      };
      const all = document.createRange();
      all.selectNodeContents(document.querySelector("p") as HTMLElement);
      return [
        over("ne", "tw"),
        over("hree", "Ano"),
        post.words.text.slice(post.spanOf(all)?.from, post.spanOf(all)?.to),
      ];
    });
    deepEqual(again, [
      ["One two", "One  two"],
      ["three\nAnother", "three\nAnother"],
      "One two three",
    ]);
  },
  withPost(`<main><p>One <b> two</b> three</p>\n<p>Another</p></main>`),
);

const TALL = `<main style="line-height: 1.5">${
  Array.from({ length: 60 }, (_, index) => `<p>A header is a name. Paragraph ${index}.</p>`).join(
    "",
  )
}<p>서버는 메시지를 <b>보내고</b> 콜론을 세요. A header is a <i>name, after</i> all.</p><p>服务器发送消息。</p>${
  "<p>A header is a name. 서버는 메시지를 받고 콜론을 세요.</p>".repeat(60)
}<p>Then - the end, & more</p><ul><li>One<li>Two</ul>${"<p>Nothing more</p>".repeat(40)}</main>`;

const PIECES = [
  ["A header", "name, after"],
  ["메시지를 ", "보내고"],
  ["发送", "消息"],
  ["Then", "& more"],
  ["the end", "Two"],
] as const;

stagesTest("Chromium's own text fragments find what is selected", async (open) => {
  const page = await open(withPost(TALL));
  for (const [from, to] of PIECES) {
    const asked = await page.evaluate(([from, to]) => {
      // The piece that has both, not the first that has the one.
      const range = stage.parts.rangeOver(to, to);
      const start = stage.parts.rangeOver(from, from);
      const block = range.startContainer.parentElement?.closest("p, main");
      const inside = document.createTreeWalker(block ?? document.body, NodeFilter.SHOW_TEXT);
      for (let node = inside.nextNode(); node !== null; node = inside.nextNode()) {
        const at = node.textContent?.indexOf(from) ?? -1;
        if (at === -1 || range.comparePoint(node, at) > 0) continue;
        start.setStart(node, at);
        break;
      }
      range.setStart(start.startContainer, start.startOffset);
      const { top } = range.getBoundingClientRect();
      return { top: top + scrollY, ...stage.parts.sentenceOf(range) };
    }, [from, to] as const);
    const other = await page.context().newPage();
    await withPost(TALL).prepare?.(other);
    await other.route("**/page.js", (route) => route.fulfill({ body: "" }));
    await other.setViewportSize({ width: 900, height: 760 });
    await other.goto(`${STAGE_URL}#:~:${asked.fragment}`);
    await other.waitForFunction(() => scrollY > 0);
    const middle = await other.evaluate(() => scrollY + innerHeight / 2);
    const off = Math.abs(middle - asked.top);
    equal(off < 120, true, `${asked.fragment} is ${off} px from the middle`);
    await other.close();
  }
});
