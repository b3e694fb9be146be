/**
 * What a screen reader is told while others write: each message once, in order; a burst as a count;
 * never what one wrote oneself, what was there before, or what comes again. And the focus stays
 * where it is.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import type { ChatMessage } from "../../shared/chat/event.ts";
import type { ConversationState } from "../../widget/state/model.ts";
import { stageTest } from "../widget/stage/stage.ts";
import {
  AUTHOR,
  many,
  messages,
  online,
  pending,
  READER,
  TALK,
  YOU,
} from "../widget/stage/state.ts";

declare global {
  /** What was put into the live region, line by line. */
  var spoken: string[];
  /** How often the focus moved. */
  var focusMoves: number;
  /** Lets time pass, in steps in which the page can draw. */
  var pass: (ms: number) => Promise<void>;
}

/** Opens the panel and begins to listen. */
async function listen(page: Page, state: Partial<ConversationState>): Promise<void> {
  await page.evaluate(async (state) => {
    await stage.show({ state });
    globalThis.spoken = [];
    globalThis.focusMoves = 0;
    globalThis.pass = async (ms) => {
      for (let passed = 0; passed <= ms; passed += 100) {
        if (ms > 0) stage.clock.advance(Math.min(100, ms - passed));
        const { port1, port2 } = new MessageChannel();
        await new Promise((done) => {
          port1.onmessage = done;
          port2.postMessage(undefined);
        });
      }
    };
    const root = document.querySelector("small-talk-staged")?.shadowRoot;
    const region = root?.querySelector("[aria-live=polite]");
    if (!root || !region) throw new Error("Cannot listen: there is no live region");
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) {
          // What is added, not what stands around it.
          if (node instanceof HTMLElement) globalThis.spoken.push(node.innerText.trim());
        }
      }
    }).observe(region, { childList: true });
    for (const type of ["focusin", "focusout"]) {
      root.addEventListener(type, () => globalThis.focusMoves++);
    }
  }, state);
}

const become = (page: Page, part: Partial<ConversationState>) =>
  page.evaluate((part) => stage.conversation.become(part), part);

/** Lets everything be said that waits. */
const settle = (page: Page) => page.evaluate(() => globalThis.pass(10_000));

/** Messages that come one after the other; only the newest stay, so that drawing them takes no time. */
function arrive(
  page: Page,
  before: readonly ChatMessage[],
  arriving: readonly ChatMessage[],
  pauseMs: number,
): Promise<void> {
  return page.evaluate(async ([before, arriving, pauseMs]) => {
    for (let count = 1; count <= arriving.length; count++) {
      const messages = [...before, ...arriving.slice(0, count)].slice(-20);
      stage.conversation.become({ messages });
      await globalThis.pass(pauseMs);
    }
  }, [before, arriving, pauseMs] as const);
}

const spoken = (page: Page) => page.evaluate(() => globalThis.spoken);

/** Messages that say which one they are, after those of {@linkcode TALK}. */
const numbered = (count: number) =>
  messages(
    Array.from(
      { length: count },
      (_, at) => [at % 2 ? AUTHOR : READER, `Number ${at}`, 0] as const,
    ),
    TALK.length + 1,
  );

stageTest(
  "a hundred messages are each spoken once, in order, with who wrote them",
  async (page) => {
    await listen(page, online({ messages: messages(TALK) }));
    await arrive(page, messages(TALK), numbered(100), 2_000);
    await settle(page);
    const lines = await spoken(page);
    deepEqual(
      lines.map((line) => line.replace(/^.*: /, "")),
      numbered(100).map(({ text }) => text),
    );
    equal(
      lines.every((line, at) => line.startsWith(at % 2 ? "the author Author" : "Reader ")),
      true,
    );
  },
);

stageTest(
  "a burst of fifty within a second is at most three announcements, with a count",
  async (page) => {
    await listen(page, online({ messages: messages(TALK) }));
    await arrive(page, messages(TALK), numbered(50), 20);
    await settle(page);
    const lines = await spoken(page);
    equal(lines.length <= 3, true, lines.join("; "));
    const counted = lines.map((line) => Number(/^(\d+) new messages$/.exec(line)?.[1] ?? 1));
    equal(counted.reduce((sum, count) => sum + count, 0), 50, lines.join("; "));
  },
);

stageTest("history, one's own messages and what comes again are not spoken", async (page) => {
  await listen(page, {});
  const talk = messages(TALK, 61);
  await become(page, online({ messages: talk, hasOlder: true }));
  await settle(page);
  // Earlier messages, loaded above.
  await become(page, { messages: [...many(60), ...talk], hasOlder: false });
  await settle(page);
  // One's own, from the field to the store.
  await become(page, { pending: [pending({ id: "mine", phase: "sent" })] });
  await settle(page);
  const own = messages([[YOU, "And what about a tab?", 0]], 68);
  await become(page, { messages: [...many(60), ...talk, ...own], pending: [] });
  await settle(page);
  // The same once more, after the connection was lost, and changed by somebody.
  await become(page, { link: { kind: "waiting", retryAt: 0 } });
  await become(page, { link: { kind: "online" }, messages: [...many(60), ...talk, ...own] });
  const edited = talk.map((message) => ({ ...message, text: `${message.text} (edited)` }));
  await become(page, { messages: [...many(60), ...edited, ...own] });
  await settle(page);
  deepEqual(await spoken(page), []);
});

stageTest("a thousand messages do not move the focus", async (page) => {
  await listen(page, online({ messages: messages(TALK) }));
  const field = page.getByRole("textbox");
  await field.fill("Half a thought");
  await page.evaluate(() => globalThis.focusMoves = 0);
  await arrive(page, messages(TALK), numbered(1_000), 0);
  equal(await page.evaluate(() => globalThis.focusMoves), 0);
  equal(await field.evaluate((field) => field.matches(":focus")), true);
  equal(await field.inputValue(), "Half a thought");
});
