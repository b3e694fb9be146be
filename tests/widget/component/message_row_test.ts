/**
 * One message, in a real browser: who, what, when, and what becomes of it.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import type { ConversationState } from "../../../widget/state/model.ts";
import { stageTest } from "../stage/stage.ts";
import { AUTHOR, messages, NOW, online, pending, READER, YOU } from "../stage/state.ts";

async function show(page: Page, part: Partial<ConversationState>) {
  await page.evaluate((state) => stage.show({ state }), online(part));
}

const asked = (page: Page) => page.evaluate(() => stage.conversation.asked);

stageTest("message says who wrote it and when, the author with the word", async (page) => {
  await show(page, { messages: messages([[READER, "A question", 2], [AUTHOR, "An answer", 1]]) });
  const items = page.getByRole("listitem");
  equal(
    /^\s*Today\s*Reader \d{3}\s+A question\s+2 min\. ago/.test(await items.nth(0).innerText()),
    true,
  );
  equal(/the author\s+Author\s+An answer\s+1 min\. ago/.test(await items.nth(1).innerText()), true);
});

stageTest("message of an author who has no other name says the word once", async (page) => {
  await show(page, { messages: messages([[{ ...AUTHOR, name: "Author" }, "An answer", 1]]) });
  equal(/^\s*Today\s*Author\s+An answer/.test(await page.getByRole("listitem").innerText()), true);
});

stageTest("message is shown letter by letter as it was written", async (page) => {
  const text = "  <b>a</b>\n\n   b &amp; ${c}\u202e d 🙂 ";
  await show(page, { messages: messages([[READER, text, 1]]) });
  equal(await page.locator(".text").evaluate((element) => element.textContent), text);
  equal(await page.locator(".text").evaluate((element) => element.childElementCount), 0);
});

stageTest("message runs in the direction of its own text", async (page) => {
  await show(page, { messages: messages([[READER, "شكرا", 2], [READER, "Thanks", 1]]) });
  const directions = await page.locator(".text").evaluateAll((texts) =>
    texts.map((text) => getComputedStyle(text).direction)
  );
  deepEqual(directions, ["rtl", "ltr"]);
});

stageTest("message of one's own says that it waits, is sent, is stored", async (page) => {
  await show(page, { pending: [pending({ id: "mine", phase: "queued" })] });
  equal(await page.getByText("Not sent yet. It will go out when you are back online.").count(), 1);
  await page.evaluate((part) => stage.conversation.become(part), {
    pending: [pending({ id: "mine", phase: "sent" })],
  });
  equal(await page.getByText("Sending", { exact: true }).isVisible(), true);
  await page.evaluate((part) => stage.conversation.become(part), {
    pending: [],
    messages: messages([[YOU, "a", 2], [YOU, "b", 1]]),
  });
  deepEqual(
    await page.getByText("Sent", { exact: true }).evaluateAll((marks) =>
      marks.map((mark) => mark.checkVisibility())
    ),
    [false, true],
    "only the newest says so",
  );
});

stageTest("message that failed says why and can be sent again or forgotten", async (page) => {
  await show(page, {
    pending: [
      pending({ id: "one", phase: "failed", failure: { code: "forbidden", message: "" } }),
      pending({ id: "two", phase: "failed", failure: { code: "internal", message: "" } }),
    ],
  });
  equal(await page.getByRole("alert").count(), 2);
  equal(await page.getByText("Not sent: nobody can write here.").count(), 1);
  await page.getByRole("button", { name: "Try again" }).nth(1).click();
  await page.getByRole("button", { name: "Discard" }).nth(0).click();
  deepEqual(await asked(page), ["retry two", "discard one"]);
  equal(await page.getByRole("log").evaluate((log) => log.matches(":focus")), true);
});

stageTest("message that was too fast counts down to when it may be sent again", async (page) => {
  const failure = { code: "too-fast", message: "", retryAt: NOW + 2_500 } as const;
  await show(page, { pending: [pending({ id: "mine", phase: "failed", failure })] });
  equal(await page.getByText("Again in 3 s").count(), 1);
  await page.evaluate(() => stage.clock.advance(1_000));
  equal(await page.getByText("Again in 2 s").count(), 1);
  await page.evaluate(() => stage.clock.advance(2_000));
  equal(await page.getByRole("button", { name: "Try again" }).count(), 1);
});

stageTest("text says its language where its letters tell, and its direction", async (page) => {
  await show(page, {
    messages: messages([[READER, "왜 그런가요?", 3], [AUTHOR, "Why – is it?", 2], [
      YOU,
      "למה?",
      1,
    ]]),
  });
  await page.locator(".text:lang(he)").waitFor();
  deepEqual(
    await page.locator(".text").evaluateAll((texts) =>
      texts.map((text) => `${text.getAttribute("lang")} ${getComputedStyle(text).direction}`)
    ),
    ["ko ltr", "null ltr", "he rtl"],
  );
});
