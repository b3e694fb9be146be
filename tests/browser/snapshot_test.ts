/**
 * What a screen reader is told in every state of the widget: as it was read by people, and stored.
 * The browser runs as for who has a screen reader; without one, Chromium leaves out messages that
 * are far from the view.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { howToStore, Stored } from "../helper/stored.ts";
import {
  accessibilityTree,
  flat,
  type TreeNode,
  unnamed,
  written,
} from "../widget/stage/accessibility_tree.ts";
import { CONVERSATION } from "../widget/stage/conversation_states.ts";
import { become, type WidgetState } from "../widget/stage/look.ts";
import { PANEL } from "../widget/stage/panel_states.ts";
import { stagesTest } from "../widget/stage/stage.ts";
import { many, online } from "../widget/stage/state.ts";
import { VOICES } from "../widget/stage/voice_states.ts";

const STORED = new URL("./snapshot/", import.meta.url);
const STATES = { ...CONVERSATION, ...VOICES, ...PANEL };
const MAX_LOOKS = 40;
/** As if a screen reader ran. */
const HEARD = ["--force-renderer-accessibility"];

stagesTest(
  "every state is told as it was read and stored, and every control has a name",
  async (open) => {
    const stored = await Stored.read(STORED);
    const faults: string[] = [];
    const texts = new Map<string, string>();
    const page = await open();
    for (const [name, state] of Object.entries<WidgetState>(STATES)) {
      await become(page, state);
      const tree = await heard(page, stored.textOf(name));
      texts.set(name, written(tree));
      for (const { role } of unnamed(tree)) faults.push(`${name}: a ${role} has no name`);
      for (const said of messagesIn(tree)) {
        const hasTime = flat(said.children).some(({ role }) => role === "time");
        if (!hasTime) faults.push(`${name}: a message has no time`);
      }
    }
    const different = await stored.compare(texts);
    if (different.length > 0) faults.push(...different, howToStore(import.meta));
    equal(faults.length, 0, `\n${faults.join("\n\n")}`);
  },
  HEARD,
);

stagesTest(
  "of five hundred messages a screen reader can read each, also out of view",
  async (open) => {
    const page = await open();
    await page.evaluate((state) => stage.show({ state }), online({ messages: many(500) }));
    await page.locator("li[data-id]").nth(499).waitFor({ state: "attached" });
    const told = flat(await accessibilityTree(page)).map(({ name }) => name);
    const missing = many(500).filter(({ text }) => !told.includes(text));
    equal(missing.length, 0, `${missing.length} are missing`);
  },
  HEARD,
);

/** What is told once it is as expected, or nothing comes any more. */
async function heard(page: Page, expected: string | undefined): Promise<readonly TreeNode[]> {
  if (expected === undefined) {
    await page.waitForLoadState("networkidle");
    return widgetOf(await accessibilityTree(page));
  }
  for (let looks = 1;; looks++) {
    await page.evaluate(() =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    );
    const tree = widgetOf(await accessibilityTree(page));
    // What is loaded when it is needed takes a moment.
    if (looks === MAX_LOOKS || written(tree) === expected) return tree;
  }
}

/** The messages of the conversation. A list within a message is of a lower level. */
function messagesIn(tree: readonly TreeNode[]): readonly TreeNode[] {
  const logs = flat(tree).filter(({ role }) => role === "log");
  return logs.flatMap(({ children }) => flat(children))
    .filter(({ role, states }) => role === "listitem" && states.includes("level=1"));
}

/** What belongs to the widget: the post is the page's. */
function widgetOf(tree: readonly TreeNode[]): readonly TreeNode[] {
  return tree.flatMap(({ children }) => children).filter(({ role }) => role !== "main");
}
