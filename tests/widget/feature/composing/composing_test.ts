/**
 * Quoting, editing and asking about a sentence, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Reference } from "../../../../widget/feature/contract.ts";
import { stageTest } from "../../stage/stage.ts";
import { AUTHOR, messages, online, READER, YOU } from "../../stage/state.ts";

const LINES = messages([[READER, "Why?", 40], [AUTHOR, "Because.", 30], [YOU, "Thnaks", 2]]);
const [first, , mine] = LINES;

async function show(page: Page, minutesAgo = 2) {
  const at = (mine?.at ?? 0) - (minutesAgo - 2) * 60_000;
  const lines = LINES.map((line) => line === mine ? { ...line, at } : line);
  await page.evaluate((state) => stage.show({ state }), online({ messages: lines }));
  return page.getByRole("textbox");
}

const compose = (page: Page, reference: Reference) =>
  page.evaluate(
    (reference) =>
      document.querySelector<HTMLElement & { panel: { compose(reference: unknown): void } }>(
        "small-talk-staged",
      )?.panel.compose(reference),
    reference,
  );
const asked = (page: Page) => page.evaluate(() => stage.conversation.asked);
const banner = (page: Page) => page.locator(".reference");

stageTest(
  "what is quoted stands above the field, goes along, and can be left out",
  async (page) => {
    await show(page);
    if (first === undefined) return;
    await compose(page, { kind: "quote", message: first });
    await banner(page).getByText("Why?").waitFor();
    await page.keyboard.type("So");
    await page.getByRole("button", { name: "Leave it out" }).click();
    equal(await banner(page).count(), 0);
    equal(await page.getByRole("textbox").inputValue(), "So", "the text stays");
    await compose(page, { kind: "quote", message: first });
    await page.keyboard.press("Enter");
    deepEqual(await asked(page), [`say So {"quote":"${first.id}"}`]);
    equal(await banner(page).count(), 0);
  },
);

stageTest(
  "a sentence goes along, and what ends in a question mark asks, unless unset",
  async (page) => {
    const field = await show(page);
    const sentence = { text: "A header is a name.", fragment: "text=A%20header" };
    await compose(page, { kind: "sentence", sentence });
    await banner(page).getByText("About this sentence").waitFor();
    await page.keyboard.type("Is it？");
    const toggle = page.getByRole("button", { name: "Question" });
    equal(await toggle.getAttribute("aria-pressed"), "true");
    await page.keyboard.press("Enter");
    await field.fill("Really?");
    await toggle.click();
    equal(await toggle.getAttribute("aria-pressed"), "false");
    await field.press("Enter");
    deepEqual(await asked(page), [
      `say Is it？ {"question":true,"sentence":${JSON.stringify(sentence)}}`,
      "say Really?",
    ]);
  },
);

stageTest("arrow up takes one's last message up again, and Escape leaves it", async (page) => {
  const field = await show(page);
  await page.keyboard.press("ArrowUp");
  await banner(page).getByText("Editing your message").waitFor();
  equal(await field.inputValue(), "Thnaks");
  await page.keyboard.press("Escape");
  equal(await field.inputValue(), "");
  equal(await page.getByRole("dialog").isVisible(), true, "the panel stays");
  await page.keyboard.press("ArrowUp");
  await banner(page).waitFor();
  await field.fill("Thanks");
  await field.press("Enter");
  deepEqual(await asked(page), [`edit ${mine?.id} {"text":"Thanks"}`]);
  equal(await field.inputValue(), "");
});

stageTest("a draft is there again after an edit; what is too old is not edited", async (page) => {
  const field = await show(page);
  await field.fill("A draft");
  if (mine === undefined) return;
  await compose(page, { kind: "edit", message: mine });
  equal(await field.inputValue(), "Thnaks");
  await page.keyboard.press("Escape");
  equal(await field.inputValue(), "A draft");
  await field.fill("");
  await page.evaluate(() => stage.clock.advance(14 * 60_000));
  await page.keyboard.press("ArrowUp");
  await page.keyboard.type("New");
  equal(await field.inputValue(), "New");
});

stageTest("pasted code is framed when that is asked for", async (page) => {
  const field = await show(page);
  await field.evaluate((field: HTMLTextAreaElement) => {
    const text = "function a() {\n  return 1;\n}";
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    field.setRangeText(text);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  const offer = page.getByRole("button", { name: "Show what I pasted as code" });
  await offer.click();
  equal(await field.inputValue(), "```\nfunction a() {\n  return 1;\n}\n```\n");
  equal(await offer.count(), 0);
});

stageTest("an emoji goes where one writes", async (page) => {
  const field = await show(page);
  await field.fill("ab");
  await page.keyboard.press("ArrowLeft");
  await page.getByRole("button", { name: "Emoji" }).click();
  await page.getByRole("dialog", { name: "Emoji" }).getByRole("gridcell").first().click();
  equal(/^a[^a-z]+b$/u.test(await field.inputValue()), true, await field.inputValue());
  equal(await field.evaluate((field) => field.matches(":focus")), true);
});
