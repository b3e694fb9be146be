/**
 * Messages without their Markdown, in the widget's short forms of them, in a real browser.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { plainText, whenPlain } from "../../../widget/feature/plain_text.ts";
import { stageTest } from "../stage/stage.ts";
import { AUTHOR, messages, online, READER } from "../stage/state.ts";

const MARKED = "Try **this**, or [that](https://a.example/b):\n```ts\nconst a = 1;\n```";
const PLAIN = /^Try this, or that:\s+const a = 1;$/;

/** Waits until an element says what it should. */
async function says(page: Page, selector: string, text: RegExp): Promise<void> {
  await page.locator(selector).filter({ hasText: text }).first().waitFor();
}

Deno.test("a text without marks is plain at once, and loads nothing", () => {
  let went = false;
  const fail = () => {
    throw new Error("Nothing arrives");
  };
  for (const text of ["Why is that so?", "두 번째 - 세 번째", "a + b = c", "1.5"]) {
    equal(plainText(text, fail), text);
  }
  whenPlain(["Why?", "Because."], () => went = true);
  equal(went, true, "at once");
});

stageTest("a quote has the words of a message, and not its marks", async (page) => {
  const [first, second] = messages([[READER, MARKED, 2], [AUTHOR, "So.", 1]]);
  if (!first || !second) throw new Error("Cannot show what is missing");
  const quote = { id: first.id, from: first.from, text: MARKED };
  const state = online({ messages: [first, { ...second, quote }] });
  await page.evaluate((state) => stage.show({ state }), state);
  await says(page, ".quote > [dir]", PLAIN);
});

stageTest("what is spoken has the words of a message, and not its marks", async (page) => {
  const before = messages([[READER, "Hello", 2]]);
  const state = online({ messages: before });
  await page.evaluate((state) => stage.show({ state }), state);
  const added = messages([[AUTHOR, "It **must** be `ack:auto`.", 0]], 2);
  await page.evaluate((part) => stage.conversation.become(part), {
    messages: [...before, ...added],
  });
  await page.locator("li code").waitFor();
  await page.evaluate(() => stage.clock.advance(200));
  await says(page, "[aria-live=polite] p", /Author: It must be ack:auto\.$/);
});
