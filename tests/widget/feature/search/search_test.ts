/**
 * The search of a room, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { SEARCH_RESULTS } from "../../../../shared/chat/destination.ts";
import { searchOf } from "../../../../shared/chat/room_destination.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { stageTest } from "../../stage/stage.ts";
import { messages, online, READER, TALK } from "../../stage/state.ts";

const SAID = messages(TALK);

/** Opens the search over a conversation; the server finds what has the word. */
async function begin(page: Page, word: string, next?: number): Promise<void> {
  await page.evaluate((state) => stage.show({ state }), online({ messages: SAID }));
  await page.evaluate(() => stage.parts.openSearch());
  const hits = SAID.filter(({ text }) => text.includes(word)).reverse().map((message) => {
    const start = message.text.indexOf(word);
    return { message, marks: [{ start, end: start + word.length }] };
  });
  const body = { asked: { q: word }, hits, ...next !== undefined && { next } };
  await page.evaluate(
    ([search, ...reply]) => stage.talk.link.replies[search] = reply,
    [searchOf(roomId("/posts/margin")), SEARCH_RESULTS, body] as const,
  );
}

async function type(page: Page, word: string): Promise<void> {
  await page.keyboard.type(word);
  await page.evaluate(() => stage.clock.advance(400));
}

const status = (page: Page) => page.locator(".search [role=status]").textContent();
const cards = (page: Page) => page.locator(".search .card");

stageTest("a word that is typed is found, marked, and counted aloud", async (page) => {
  await begin(page, "header");
  equal(await status(page), "Finds words and parts of words in all that was said here.");
  await type(page, "header");
  equal(await status(page), "3 messages found");
  equal(await cards(page).count(), 3);
  deepEqual(await page.locator(".search mark").allTextContents(), ["header", "header", "header"]);
});

stageTest(
  "arrows go from the field to what was found and back, Enter leads to it",
  async (page) => {
    await begin(page, "header");
    await type(page, "header");
    const focused = () =>
      page.evaluate(() => {
        const root = document.querySelector("small-talk-staged")?.shadowRoot;
        return root?.activeElement?.textContent?.trim().slice(0, 3) ?? "";
      });
    await page.keyboard.press("ArrowUp");
    equal(await focused(), "", "still the field");
    await page.keyboard.press("ArrowDown");
    const first = await focused();
    await page.keyboard.press("End");
    equal(await focused(), "Rea");
    await page.keyboard.press("ArrowUp");
    equal(await focused(), "You");
    await page.keyboard.press("ArrowUp");
    equal(await focused(), first);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    deepEqual(await page.evaluate(() => stage.parts.asked), [
      "show room",
      "reveal message-5-------",
    ]);
    equal(await page.locator(".drawer").count(), 0);
    await page.evaluate(() => stage.parts.openSearch());
    equal(await page.locator(".search input").inputValue(), "header", "one can go on");
  },
);

stageTest("further pages come when they are wanted", async (page) => {
  await begin(page, "header", 1);
  await type(page, "header");
  await page.getByRole("button", { name: "Show earlier ones" }).click();
  deepEqual(await page.evaluate(() => stage.talk.link.sent.map(({ body }) => body)), [
    { q: "header" },
    { q: "header", before: 1 },
  ]);
});

stageTest("nothing found, no connection and a refusal are said in words", async (page) => {
  await begin(page, "zebra");
  await type(page, "zebra");
  equal(await status(page), "No message contains all of these words.");
  await page.evaluate(() => stage.talk.room.become({ link: { kind: "offline" } }));
  equal(
    await status(page),
    "Searching needs a connection. It continues when you are back online.",
  );
  await page.evaluate(() => {
    stage.talk.room.become({ link: { kind: "online" } });
    for (const search of Object.keys(stage.talk.link.replies)) {
      stage.talk.link.refusals[search] = { code: "internal", message: "" };
    }
  });
  await page.keyboard.press("Enter");
  equal(await status(page), "Could not search.");
  await page.evaluate(() => stage.talk.link.refusals = {});
  await page.getByRole("button", { name: "Try again" }).click();
  equal(await status(page), "No message contains all of these words.");
});

stageTest("closing the search lets go of everything", async (page) => {
  await begin(page, "header");
  // What counts messages goes on.
  await page.waitForFunction(() => stage.talk.link.followed.length > 0);
  const before = await page.evaluate(() => stage.talk.room.listeners);
  await page.keyboard.press("Escape");
  equal(await page.evaluate(() => stage.talk.room.listeners), before - 1);
  deepEqual(await page.evaluate(() => stage.talk.link.followed), ["/user/queue/whispers"]);
  equal(await page.locator("dialog[open]").count(), 1, "the panel stays");
});

stageTest("what is found is shown without its Markdown, and still marked", async (page) => {
  await begin(page, "header");
  const [message] = messages([[SAID[0]?.from ?? READER, "**A header** or `header`", 1]]);
  const marks = [{ start: 4, end: 10 }, { start: 17, end: 23 }];
  await page.evaluate(
    ([search, ...reply]) => stage.talk.link.replies[search] = reply,
    [
      searchOf(roomId("/posts/margin")),
      SEARCH_RESULTS,
      { asked: { q: "header" }, hits: [{ message, marks }] },
    ] as const,
  );
  await type(page, "header");
  await page.locator(".card-text", { hasText: /^\s*A header or header\s*$/ }).waitFor();
  deepEqual(await page.locator(".search mark").allTextContents(), ["header", "header"]);
});
