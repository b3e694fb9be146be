/**
 * Reading back and new messages, in a real browser: what is being read does not move.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import type { ConversationState } from "../../../widget/state/model.ts";
import { stageTest } from "../stage/stage.ts";
import { AUTHOR, many, messages, online, pending, READER, YOU } from "../stage/state.ts";

async function show(page: Page, part: Partial<ConversationState>) {
  await page.evaluate((state) => stage.show({ state }), online(part));
  await settled(page);
  const { messages = [], pending = [] } = part;
  await drawn(page, messages.length + pending.length);
}

/** Rows are drawn a few in each frame. */
const drawn = (page: Page, rows: number) =>
  page.waitForFunction((rows) => {
    const root = document.querySelector("small-talk-staged")?.shadowRoot;
    return root?.querySelectorAll("ol > li[data-id]").length === rows;
  }, rows);

async function change(page: Page, part: Partial<ConversationState>) {
  await page.evaluate((part) => stage.conversation.become(part), part);
  await settled(page);
}

/** Two frames: layout, observers and scroll events have happened. */
const settled = (page: Page) =>
  page.evaluate(() =>
    new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  );

const log = (page: Page) => page.getByRole("log");
const scrollTo = async (page: Page, top: number) => {
  await log(page).evaluate((log, top) => {
    log.scrollTop = top - (log.scrollHeight - log.clientHeight);
  }, top);
  await settled(page);
};
const fromEnd = (page: Page) => log(page).evaluate((log) => Math.round(-log.scrollTop));
/** Where a message is on the screen. */
const topOf = async (page: Page, text: string) =>
  Math.round((await page.getByText(text).boundingBox())?.y ?? NaN);
const asked = (page: Page) => page.evaluate(() => stage.conversation.asked);

stageTest("list opens at its end", async (page) => {
  await show(page, { messages: many(60) });
  equal(await fromEnd(page), 0);
});

stageTest("list follows a new message while its end is in view", async (page) => {
  await show(page, { messages: many(60) });
  await change(page, { messages: many(61) });
  equal(await fromEnd(page), 0);
  equal(await page.getByRole("button", { name: "new message" }).count(), 0);
});

stageTest("list does not move while one reads back, and counts what came", async (page) => {
  await show(page, { messages: many(60) });
  await scrollTo(page, 900);
  const before = await topOf(page, "Message 20,");
  await change(page, { messages: [...many(60), ...messages([[READER, "New", 0]], 61)] });
  equal(await topOf(page, "Message 20,"), before);
  await change(page, {
    messages: [...many(60), ...messages([[READER, "New", 0], [AUTHOR, "Newer", 0]], 61)],
  });
  equal(await topOf(page, "Message 20,"), before);
  await page.getByRole("button", { name: "2 new messages" }).click();
  await settled(page);
  equal(await fromEnd(page), 0);
  equal(await page.getByRole("button", { name: "new messages" }).count(), 0);
  equal(await log(page).evaluate((log) => log.matches(":focus")), true);
});

stageTest("list goes to its end for a message of one's own", async (page) => {
  await show(page, { messages: many(60) });
  await scrollTo(page, 900);
  await change(page, { pending: [pending({ id: "mine", phase: "sent" })] });
  equal(await fromEnd(page), 0);
});

stageTest("list does not count one's own messages, sent from elsewhere, as new", async (page) => {
  await show(page, { messages: many(60) });
  await scrollTo(page, 900);
  await change(page, { messages: [...many(60), ...messages([[YOU, "Mine", 0]], 61)] });
  equal(await page.getByRole("button", { name: "new message" }).count(), 0);
});

stageTest(
  "list asks for earlier messages near its beginning, and they arrive without a jump",
  async (page) => {
    await show(page, { messages: many(50, 51), hasOlder: true });
    deepEqual(await asked(page), []);
    await scrollTo(page, 100);
    deepEqual(await asked(page), ["loadOlder"]);
    await change(page, { loadingOlder: true });
    await scrollTo(page, 90);
    const before = await topOf(page, "Message 53,");
    deepEqual(await asked(page), ["loadOlder"], "once is enough");
    await change(page, { messages: many(100), hasOlder: false, loadingOlder: false });
    // Rows are drawn a few in each frame.
    await page.locator("li").nth(99).waitFor({ state: "attached" });
    equal(await topOf(page, "Message 53,"), before);
    equal(await page.locator("li").count(), 100);
  },
);

stageTest("list offers earlier messages to the keyboard and says that they load", async (page) => {
  await show(page, { messages: messages([[READER, "Hello", 1]], 51), hasOlder: true });
  await page.getByRole("button", { name: "Show earlier messages" }).press("Enter");
  deepEqual(await asked(page), ["loadOlder"]);
  await change(page, { loadingOlder: true });
  const button = page.getByRole("button", { name: "Loading earlier messages" });
  equal(await button.getAttribute("aria-disabled"), "true");
  equal(await button.evaluate((button) => button.matches(":focus")), true);
});

stageTest("list keeps an item with its message from writing to storing", async (page) => {
  await show(page, { pending: [pending({ id: "mine-mine-mine-mine", phase: "queued" })] });
  await page.locator("li").evaluate((item) => item.id = "the-item");
  await change(page, { pending: [pending({ id: "mine-mine-mine-mine", phase: "sent" })] });
  const [stored] = messages([[YOU, "And what about a tab?", 0]]);
  await change(page, {
    pending: [],
    messages: stored === undefined ? [] : [{ ...stored, id: "mine-mine-mine-mine" }],
  });
  equal(await page.locator("li#the-item").count(), 1);
  equal(await page.locator("li").count(), 1);
});

stageTest("list puts its items in the order of the state", async (page) => {
  await show(page, { messages: many(5, 6), pending: [pending({ id: "mine", phase: "sent" })] });
  await change(page, { messages: many(12), pending: [] });
  const texts = await page.locator("li .text").allTextContents();
  deepEqual(texts, many(12).map(({ text }) => text));
});

stageTest("list forgets the messages of a log that was begun anew", async (page) => {
  await show(page, { messages: many(60) });
  await change(page, { epoch: "another", messages: many(3, 100) });
  equal(await page.locator("li").count(), 3);
});

stageTest(
  "list stays at its end when its window shrinks, as under a phone's keyboard",
  async (page) => {
    await show(page, { messages: many(60) });
    await page.getByRole("textbox").fill("a\nb\nc\nd\ne");
    await settled(page);
    equal(await fromEnd(page), 0);
    await page.setViewportSize({ width: 900, height: 480 });
    await settled(page);
    equal(await fromEnd(page), 0);
  },
);

stageTest(
  "list shows a skeleton only when the first page takes longer than 300 ms",
  async (page) => {
    await page.evaluate(() => stage.show({}));
    const skeleton = page.locator(".skeleton");
    await page.evaluate(() => stage.clock.advance(299));
    await settled(page);
    equal(await skeleton.count(), 0);
    await page.evaluate(() => stage.clock.advance(1));
    await settled(page);
    equal(await skeleton.count(), 1);
    await change(page, online({ messages: many(1) }));
    equal(await skeleton.count(), 0);
  },
);

stageTest(
  "list invites to ask while there is nothing, and says where a conversation begins",
  async (page) => {
    await show(page, {});
    equal(await page.getByText("What would you like to ask?").isVisible(), true);
    await change(page, { messages: many(2) });
    equal(await page.getByText("What would you like to ask?").count(), 0);
    equal(await page.getByText("The conversation begins here").isVisible(), true);
  },
);

stageTest(
  "list moves nothing for a thousand messages and keeps the focus where it is",
  async (page) => {
    await show(page, { messages: many(50) });
    await scrollTo(page, 900);
    await page.evaluate((all) => {
      const moves: string[] = [];
      Object.assign(globalThis, { moves });
      document.querySelector("small-talk-staged")?.shadowRoot?.addEventListener(
        "focusin",
        (event) => moves.push(String(event.target)),
      );
      for (let count = 51; count <= 1050; count += 50) {
        stage.conversation.become({ messages: all.slice(0, count) });
      }
    }, many(1050));
    await settled(page);
    deepEqual(await page.evaluate("moves"), []);
    equal(await page.getByRole("textbox").evaluate((field) => field.matches(":focus")), true);
  },
);

stageTest(
  "list draws a few rows in each frame, the newest first, until it is whole",
  async (page) => {
    await show(page, {});
    const counts = await page.evaluate(async (messages) => {
      const root = document.querySelector("small-talk-staged")?.shadowRoot;
      const count = () => root?.querySelectorAll("li").length ?? 0;
      const counts: number[] = [];
      stage.conversation.become({ messages });
      while (count() < messages.length) {
        await new Promise(requestAnimationFrame);
        counts.push(count());
      }
      return counts;
    }, many(120));
    const steps = counts.map((count, index) => count - (counts[index - 1] ?? 0));
    equal(Math.max(...steps) <= 8, true, steps.join());
    equal(
      await page.locator("li").last().innerText().then((text) => text.includes("Message 120")),
      true,
    );
  },
);

stageTest("list draws no more in a frame for what happens in between", async (page) => {
  await show(page, {});
  const steps = await page.evaluate(async (messages) => {
    const root = document.querySelector("small-talk-staged")?.shadowRoot;
    const count = () => root?.querySelectorAll("li").length ?? 0;
    stage.conversation.become({ messages });
    for (const name of ["Ada", "Bo", "Cy", ""]) {
      await new Promise((done) => setTimeout(done));
      stage.conversation.become({
        typing: name === "" ? [] : [{ kind: "reader", id: name, name }],
      });
    }
    await new Promise(requestAnimationFrame);
    const steps: number[] = [];
    for (let before = count(); before < messages.length; before = count()) {
      await new Promise(requestAnimationFrame);
      steps.push(count() - before);
    }
    return steps;
  }, many(200));
  equal(Math.max(...steps) <= 8, true, steps.join());
});

stageTest("list draws one row for one message more", async (page) => {
  await show(page, { messages: many(60) });
  await page.waitForFunction(() =>
    document.querySelector("small-talk-staged")?.shadowRoot?.querySelectorAll("li").length === 60
  );
  const drawn = await page.evaluate(async (added) => {
    // Each drawing of a row says its time for programs once.
    let drawn = 0;
    const { toISOString } = Date.prototype;
    Date.prototype.toISOString = function () {
      drawn++;
      return toISOString.call(this);
    };
    const { messages } = stage.conversation.state;
    stage.conversation.become({ messages: [...messages, ...added] });
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return drawn;
  }, many(1, 61));
  equal(drawn, 1);
});

stageTest("what is said before many messages that failed is drawn too", async (page) => {
  const failed = Array.from({ length: 12 }, (_, index) =>
    pending({
      id: `failed-${index}`,
      text: `Failed ${index}`,
      phase: "failed",
      failure: { code: "too-late", message: "It has waited for a day." },
    }));
  await show(page, { messages: many(60), pending: failed });
  await log(page).locator("li").nth(71).waitFor({ state: "attached" });
  equal(await log(page).locator("li").count(), 72);
});

stageTest("what invites is read from its beginning in a window that is too small", async (page) => {
  await page.evaluate((state) => stage.show({ state }), online());
  await page.locator(".empty").waitFor();
  const { above, scrolls } = await page.locator(".log").evaluate((log) => ({
    above: log.getBoundingClientRect().top -
      (log.querySelector(".empty")?.getBoundingClientRect().top ?? 0),
    scrolls: log.scrollHeight > log.clientHeight,
  }));
  equal(scrolls, true);
  equal(above <= 0, true, `${above} px are above what is seen`);
}, { viewport: { width: 320, height: 256 } });
