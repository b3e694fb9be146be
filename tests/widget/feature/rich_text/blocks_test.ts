/**
 * Lists, quotes and code in messages, in a real browser.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { stageTest } from "../../stage/stage.ts";
import { messages, online, READER } from "../../stage/state.ts";

stageTest("lists, quotes and paragraphs are what they look like", async (page) => {
  const text = "Two things:\n- one\n  1. **a**\n- two\n\n> said";
  const state = online({ messages: messages([[READER, text, 1]]) });
  await page.evaluate((state) => stage.show({ state }), state);
  await page.locator(".text blockquote").waitFor();
  equal(await page.locator(".text > .rich > ul > li").count(), 2);
  equal(await page.locator(".text ul > li > ol > li strong").textContent(), "a");
  const list = page.locator(".text ul");
  equal(await list.evaluate((list) => getComputedStyle(list).listStyleType), "disc");
  equal(await page.locator(".text blockquote").innerText(), "said");
});
