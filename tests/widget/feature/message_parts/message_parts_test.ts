/**
 * What a message has beside its text, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import type { ChatMessage } from "../../../../shared/chat/event.ts";
import type { ConversationState } from "../../../../widget/state/model.ts";
import { stageTest } from "../../stage/stage.ts";
import { AUTHOR, messages, NOW, online, OTHER, READER, YOU } from "../../stage/state.ts";

/** A question of one's own, an answer, and what else there is to the last message. */
async function show(
  page: Page,
  part: Partial<ChatMessage>,
  state: Partial<ConversationState> = {},
): Promise<void> {
  const [first, second, last] = messages([
    [{ ...READER, name: "Ada" }, "Why?", 3],
    [AUTHOR, "Because.", 2],
    [YOU, "I see", 1],
  ]);
  if (!first || !second || !last) throw new Error("Cannot show what is missing");
  const all = online({ messages: [first, second, { ...last, ...part }], ...state });
  await page.evaluate((state) => stage.show({ state }), all);
}

/** Makes another message of the last one. */
async function become(page: Page, part: Partial<ChatMessage>): Promise<void> {
  await page.evaluate((part) => {
    const { messages } = stage.conversation.state;
    stage.conversation.become({
      messages: messages.map((message, index) => index < 2 ? message : { ...message, ...part }),
    });
  }, part);
}

const asked = (page: Page) => page.evaluate(() => stage.conversation.asked);
const FIRST = "message-1-------";
const SECOND = "message-2-------";
const LAST = "message-3-------";

stageTest("quote says whose words it has, and leads there", async (page) => {
  await show(page, { quote: { id: FIRST, from: { ...READER, name: "Ada" }, text: "Why?" } });
  const quote = page.getByRole("button", { name: "Show what Ada wrote Why?" });
  await quote.waitFor();
  equal(/Ada\s*Why\?/.test(await quote.innerText()), true);
  await quote.click();
});

stageTest("quote of a deleted message says so", async (page) => {
  await show(page, { quote: { id: FIRST, from: READER, text: "", deleted: true } });
  await page.getByText("A message that was deleted").waitFor();
});

stageTest("answer shows the question it answers", async (page) => {
  await show(page, { from: AUTHOR, answers: FIRST });
  await page.getByRole("button", { name: "Show what Ada wrote Why?" }).waitFor();
});

stageTest("sentence of the post is shown, and found again there", async (page) => {
  await show(page, {
    sentence: { text: "A header is a name", fragment: "text=A%20header%20is%20a%20name" },
  });
  const sentence = page.getByRole("button", { name: "Show the sentence in the post" });
  await sentence.click();
  await page.waitForFunction(() => CSS.highlights.size > 0);
});

stageTest("sentence that is not in the post any more says so where it is pressed", async (page) => {
  await show(page, { sentence: { text: "Nobody wrote this", fragment: "" } });
  const sentence = page.getByRole("button", { name: "Show the sentence in the post" });
  await sentence.click();
  const gone = "The post has changed; this sentence is no longer there.";
  await page.locator(`.sentence[data-gone="${gone}"]`).waitFor();
  await page.evaluate(() => stage.clock.advance(500));
  await page.locator("[aria-live]").getByText(gone).waitFor({ state: "attached" });
});

stageTest("question says that it waits, and where its answer is", async (page) => {
  await show(page, { question: { state: "open" } });
  await page.getByText("Open question").waitFor();
  equal(await page.getByRole("button", { name: "See the answer" }).count(), 0);
  await become(page, { question: { state: "answered", answer: SECOND } });
  await page.getByText("Answered", { exact: true }).waitFor();
  equal(await page.getByRole("button", { name: "See the answer" }).count(), 1);
});

stageTest("message says that it was edited, or whispered first", async (page) => {
  await show(page, { editedAt: 1, whispered: true });
  await page.getByText("Edited").waitFor();
  equal(await page.getByText("Asked privately, published with consent").count(), 1);
});

stageTest("reactions say how many and who, and are given and taken back", async (page) => {
  await show(page, {
    reactions: [
      { emoji: "👍", count: 3, by: [READER.id, YOU.id, OTHER.id] },
      { emoji: "🎉", count: 1, by: [AUTHOR.id] },
    ],
  });
  const thumbs = page.getByRole("button", { name: "👍 3: Ada, You" });
  const party = page.getByRole("button", { name: "🎉 1: the author" });
  await thumbs.waitFor();
  equal(await thumbs.getAttribute("aria-pressed"), "true");
  equal(await party.getAttribute("aria-pressed"), "false");
  await thumbs.click();
  await party.click();
  deepEqual(await asked(page), [
    `react ${LAST} {"emoji":"👍","on":false}`,
    `react ${LAST} {"emoji":"🎉","on":true}`,
  ]);
});

stageTest("asker says in the whisper whether the question may be published", async (page) => {
  await show(page, { question: { state: "open" } }, { isWhisper: true });
  const consent = page.getByRole("checkbox", { name: "May be published" });
  equal(await consent.isChecked(), false);
  await consent.check();
  deepEqual(await asked(page), [`consent ${LAST} {"allow":true}`]);
});

stageTest("nobody consents for another, in the room, or to what is published", async (page) => {
  await show(page, { question: { state: "open" } });
  await page.getByText("Open question").waitFor();
  equal(await page.getByRole("checkbox").count(), 0);
  await page.evaluate(() => stage.conversation.become({ isWhisper: true }));
  await become(page, {});
  await page.getByRole("checkbox").waitFor();
  await become(page, { published: "a" });
  await page.getByText("Published for everyone").waitFor();
  equal(await page.getByRole("checkbox").count(), 0);
});

stageTest("what became of one's own message is said in one line", async (page) => {
  await show(page, { editedAt: NOW });
  const lines = () =>
    page.locator(`[data-id="${LAST}"]`).evaluate((item) =>
      [".marks", ".status"].map((part) => item.querySelector(part)?.getBoundingClientRect().bottom)
    );
  await page.locator(".own > .marks", { hasText: "Edited" }).waitFor();
  const [marks = 0, status = 9] = await lines();
  equal(Math.abs(marks - status) < 4, true, `${marks} and ${status}`);
});

stageTest("an edited message that is not the last says no more that it was sent", async (page) => {
  const own = messages([[YOU, "One", 3], [YOU, "Two", 2]]);
  const state = online({ messages: own.map((message) => ({ ...message, editedAt: NOW })) });
  await page.evaluate((state) => stage.show({ state }), state);
  await page.locator(".own > .marks", { hasText: "Edited" }).last().waitFor();
  equal(await page.getByText("Sent", { exact: true }).filter({ visible: true }).count(), 1);
});

stageTest("quote of a message that is kept no more says so where it is pressed", async (page) => {
  await show(page, { quote: { id: "kept-no-more----", from: READER, text: "Long ago" } });
  const quote = page.getByRole("button", { name: /Long ago/ });
  await quote.click();
  const gone = "This message is no longer here.";
  await page.locator(`.quote[data-gone="${gone}"]`).waitFor();
  await page.evaluate(() => stage.clock.advance(500));
  await page.locator("[aria-live]").getByText(gone).waitFor({ state: "attached" });
});

stageTest("quote of what may lie before is not called gone while one is offline", async (page) => {
  const link = { kind: "offline" } as const;
  const quote = { id: FIRST.replace("1", "0"), from: READER, text: "Long ago" };
  await show(page, { quote }, { hasOlder: true, link });
  await page.getByRole("button", { name: /Long ago/ }).click();
  await page.locator('.quote[data-gone="Offline"]').waitFor();
  const found = messages([[READER, "Long ago", 9]], 0);
  await page.evaluate((found) => {
    const { messages } = stage.conversation.state;
    stage.conversation.become({ messages: [...found, ...messages], link: { kind: "online" } });
  }, found);
  await page.getByRole("button", { name: /Long ago/ }).click();
  await page.locator(".quote:not([data-gone])").waitFor();
});

stageTest("quote of a message far back is loaded, page by page, and shown", async (page) => {
  await show(page, { quote: { id: FIRST.replace("1", "0"), from: READER, text: "Long ago" } }, {
    hasOlder: true,
  });
  await page.getByRole("button", { name: /Long ago/ }).click();
  await page.waitForFunction(() => stage.conversation.asked.length === 1);
  // A page without it: one more is asked for.
  await page.evaluate(() => stage.conversation.become({ loadingOlder: true }));
  await page.evaluate(() => stage.conversation.become({ loadingOlder: false }));
  await page.waitForFunction(() => stage.conversation.asked.length === 2);
  await page.evaluate((found) => {
    const { messages } = stage.conversation.state;
    stage.conversation.become({ messages: [...found, ...messages], hasOlder: false });
  }, messages([[READER, "Long ago", 9]], 0));
  await page.waitForFunction(
    (id) =>
      document.querySelector("small-talk-staged")?.shadowRoot?.activeElement
        ?.getAttribute("data-id") === id,
    FIRST.replace("1", "0"),
  );
});
