/**
 * The list of questions, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { questionsOf } from "../../../../shared/chat/room_destination.ts";
import type { ChatMessage } from "../../../../shared/chat/event.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { stageTest } from "../../stage/stage.ts";
import { messages, online, TALK } from "../../stage/state.ts";

const ROOM = roomId("/posts/margin");
const SAID: readonly ChatMessage[] = messages(TALK).map((message) =>
  message.seq === 1
    ? {
      ...message,
      question: { state: "answered", answer: "message-2-------" },
      sentence: { text: "A colon is escaped.", fragment: "" },
    }
    : message.seq === 5
    ? { ...message, question: { state: "open" } }
    : message
);

async function begin(page: Page, asked: readonly ChatMessage[] | undefined): Promise<void> {
  const state = online({ messages: asked === undefined ? [] : SAID });
  await page.evaluate((state) => stage.show({ state }), state);
  const list = asked === undefined ? undefined : {
    room: ROOM,
    epoch: "epoch",
    rev: 9,
    questions: { open: 0, answered: 0 },
    open: asked.filter(({ question }) => question?.state === "open"),
    answered: asked.filter(({ question }) => question?.state === "answered"),
  };
  await page.evaluate(async ([destination, list]) => {
    if (list !== undefined) stage.talk.link.answers[destination] = list;
    await stage.parts.openQuestions();
  }, [questionsOf(ROOM), list] as const);
}

const section = (page: Page, name: string) => page.getByRole("region", { name });

stageTest("open questions come before answered ones, which show their answer", async (page) => {
  await begin(page, SAID);
  const headings = await page.locator(".drawer h3").allTextContents();
  deepEqual(headings.map((text) => text.replace(/\s+/g, " ").trim()), ["Open 1", "Answered 1"]);
  const answered = section(page, "Answered 1");
  equal(await answered.locator(".card").count(), 1);
  equal(
    await answered.locator(".card-answer").textContent(),
    "CONNECT has to be readable before anyone knows which version is spoken.",
  );
  equal(await answered.locator(".card-sentence").textContent(), "A colon is escaped.");
});

stageTest("a question leads to where it was asked", async (page) => {
  await begin(page, SAID);
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  deepEqual(await page.evaluate(() => stage.parts.asked), [
    "show room",
    "reveal message-1-------",
  ]);
});

stageTest("what is answered meanwhile moves at once", async (page) => {
  await begin(page, SAID);
  const answered = SAID.map((message) =>
    message.seq === 5 ? { ...message, rev: 9, question: { state: "answered" as const } } : message
  );
  await page.evaluate((messages) => stage.talk.room.become({ messages }), answered);
  equal(await section(page, "Answered 2").count(), 1);
  equal(await section(page, "Open").count(), 0);
});

stageTest("no questions, no connection and a refusal are said in words", async (page) => {
  await begin(page, undefined);
  await page.evaluate(() => stage.talk.room.become({ link: { kind: "offline" } }));
  equal(
    await page.locator(".drawer [role=status]").textContent(),
    "The list comes when you are back online.",
  );
  await page.evaluate((destination) => {
    stage.talk.link.refusals[destination] = { code: "too-fast", message: "" };
    stage.talk.room.become({ link: { kind: "online" } });
  }, questionsOf(ROOM));
  equal(await page.locator(".drawer [role=status]").textContent(), "Could not load the questions.");
  await page.evaluate(
    ([destination, list]) => {
      stage.talk.link.refusals = {};
      stage.talk.link.answers[destination] = list;
    },
    [questionsOf(ROOM), {
      room: ROOM,
      epoch: "epoch",
      rev: 9,
      questions: { open: 0, answered: 0 },
      open: [],
      answered: [],
    }] as const,
  );
  await page.getByRole("button", { name: "Try again" }).click();
  equal(await page.getByText("No questions yet").count(), 1);
});

stageTest("a question and its answer are shown without their Markdown", async (page) => {
  const marked = SAID.map((message) => ({ ...message, text: `**Really**: ${message.text}` }));
  await begin(page, marked);
  await page.evaluate((messages) => stage.talk.room.become({ messages }), marked);
  await page.locator(".card-text", { hasText: /^\s*Really: Why is a colon/ }).waitFor();
  await page.locator(".card-answer", { hasText: /^Really: CONNECT has to/ }).waitFor();
});
