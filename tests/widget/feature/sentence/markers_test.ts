/**
 * Marks in the margin of the post, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import type { ChatMessage, QuestionState } from "../../../../shared/chat/event.ts";
import { withPost } from "../../stage/post_page.ts";
import { type StageOptions, stageTest } from "../../stage/stage.ts";
import { messages, online, READER } from "../../stage/state.ts";

declare global {
  /** The messages that marks were pressed for. */
  var opened: string[];
  var stopMarkers: () => void;
}

/** A question about a sentence. */
function about(seq: number, text: string, state: QuestionState = "open"): ChatMessage {
  const [message] = messages([[READER, "Why?", 9]], seq);
  if (message === undefined) throw new Error("There is one");
  return { ...message, question: { state }, sentence: { text, fragment: "" } };
}

/** Shows marks for some questions. */
async function begin(page: Page, asked: readonly ChatMessage[], attributes = {}): Promise<void> {
  await page.evaluate(async ([state, attributes]) => {
    const { clock, parts, talk } = stage;
    const element = document.createElement("div");
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, `${value}`);
    const opened: string[] = [];
    const stopMarkers = parts.showMarkers({
      element,
      talk,
      locale: await parts.loadLocale(["en"]),
      clock,
      open: (id) => opened.push(id),
    });
    Object.assign(globalThis, { opened, stopMarkers });
    talk.room.become(state);
  }, [online({ messages: asked }), attributes] as const);
}

const marks = (page: Page) =>
  page.getByRole("navigation", { name: "Questions in the margin" })
    .getByRole("button");
/** Between the top of a mark and the line of some words. */
async function off(page: Page, mark: number, words: string): Promise<number> {
  const box = await marks(page).nth(mark).boundingBox();
  const top = await page.evaluate(
    (words) => stage.parts.rangeOver(words, words).getBoundingClientRect().top,
    words,
  );
  return Math.abs((box?.y ?? 0) - top);
}

const BODY = `<style>body { margin: 0; font: 16px/26px serif } main { margin: 0 auto; width: 500px }
</style><main><h1>A post</h1><p>The first line is about headers. It says little, and goes on for a
while so that there are two lines.</p><p>The second is about bodies.</p>
<p class="tall" style="height: 40px"></p><p>The third is about ends.</p></main>`;

stageTest(
  "marks stand beside the lines that were asked about, with what there is",
  async (page) => {
    await begin(page, [
      about(1, "about bodies"),
      about(2, "about headers", "answered"),
      about(3, "first line", "answered"),
      about(4, "nowhere to be found"),
    ]);
    await marks(page).nth(1).waitFor();
    deepEqual(
      await marks(page).evaluateAll((all) => all.map((mark) => [mark.ariaLabel, mark.textContent])),
      [
        ["Questions: 0 open, 2 answered. “about headers”", "2"],
        ["Questions: 1 open, 0 answered. “about bodies”", "1"],
      ],
    );
    equal(await off(page, 0, "headers") < 5, true);
    equal(await off(page, 1, "bodies") < 5, true);
    const box = await marks(page).first().boundingBox();
    equal(box?.x, 708, "beside the text");
  },
  withPost(BODY),
);

stageTest(
  "marks follow the text when it moves, and the conversation when it goes on",
  async (page) => {
    await begin(page, [about(1, "about ends")]);
    await marks(page).first().waitFor();
    await page.evaluate(() =>
      (document.querySelector(".tall") as HTMLElement).style.setProperty("height", "300px")
    );
    await page.waitForFunction(() => {
      const line = stage.parts.rangeOver("ends", "ends").getBoundingClientRect().top;
      const mark = document.querySelector("small-talk-markers")?.shadowRoot?.querySelector(
        "button",
      );
      return Math.abs((mark?.getBoundingClientRect().top ?? 0) - line) < 5;
    });
    await page.evaluate((messages) => stage.talk.room.become({ messages }), [
      { ...about(1, "about ends", "answered"), rev: 9 },
    ]);
    await page.locator("small-talk-markers button.answered").waitFor();
    await page.evaluate(() => stage.talk.room.become({ messages: [] }));
    // A sentence that is written anew is gone.
    await page.evaluate(() => {
      const last = document.querySelector("p:last-of-type") as HTMLElement;
      last.textContent = "Another sentence.";
      return new Promise<void>((done) => setTimeout(done));
    });
    await page.evaluate(() => stage.clock.advance(600));
    await marks(page).first().waitFor({ state: "detached" });
  },
  withPost(BODY),
);

stageTest("a mark opens the conversation at its first question, by keyboard too", async (page) => {
  await begin(page, [about(2, "about bodies"), about(1, "about bodies")]);
  await marks(page).first().focus();
  equal(await page.evaluate(() => CSS.highlights.get("small-talk-sentence")?.size), 1);
  await page.keyboard.press("Enter");
  deepEqual(await page.evaluate(() => opened), ["message-1-------"]);
}, withPost(BODY));

stageTest(
  "marks come in the order of the text for the keyboard, whenever they came",
  async (page) => {
    await begin(page, [about(1, "about ends")]);
    await marks(page).first().focus();
    await page.evaluate((asked) => stage.talk.room.become({ messages: asked }), [
      about(1, "about ends"),
      about(2, "about headers"),
    ]);
    await marks(page).nth(1).waitFor();
    equal(await marks(page).nth(1).evaluate((mark) => mark.matches(":focus")), true);
  },
  withPost(BODY),
);

const PHONE: StageOptions = { viewport: { width: 360, height: 640 } };

stageTest("a narrow margin has narrow marks, which leave the text free", async (page) => {
  await begin(page, [about(1, "about bodies")]);
  const box = await marks(page).first().boundingBox();
  equal(
    (box?.x ?? 0) >= 340 && (box?.x ?? 0) + (box?.width ?? 0) <= 360,
    true,
    JSON.stringify(box),
  );
  equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
}, withPost(BODY.replace("width: 500px", "width: 320px"), PHONE));

stageTest("without a margin there are no marks", async (page) => {
  await begin(page, [about(1, "about bodies")]);
  await page.locator("small-talk-markers button").waitFor({ state: "attached" });
  equal(await marks(page).count(), 0);
}, withPost(BODY.replace("width: 500px", "width: auto"), PHONE));

stageTest("marks stand on the left where one writes from right to left", async (page) => {
  await begin(page, [about(1, "about bodies")]);
  await marks(page).first().waitFor();
  equal((await marks(page).first().boundingBox())?.x, 200 - 8 - 32);
}, withPost(BODY, { dir: "rtl" }));

stageTest("they can be switched off, and are taken away without a trace", async (page) => {
  await begin(page, [about(1, "about bodies")], { markers: "off" });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  equal(await page.locator("small-talk-markers").count(), 0);
  await page.evaluate(() => stopMarkers());
  await begin(page, [about(1, "about bodies")]);
  await marks(page).first().waitFor();
  await page.evaluate(() => stopMarkers());
  equal(await page.locator("small-talk-markers").count(), 0);
  equal(await page.evaluate(() => stage.talk.room.listeners), 0);
}, withPost(BODY));
