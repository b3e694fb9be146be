/**
 * What a screen reader is told in every state of the widget: as it was read by people, and stored.
 * The browser runs as for who has a screen reader; without one, Chromium leaves out messages that
 * are far from the view.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { howToStore, Stored } from "../helper/stored.ts";
import {
  accessibilityTree,
  flat,
  type TreeNode,
  unnamed,
  written,
} from "../widget/stage/accessibility_tree.ts";
import { CONVERSATION } from "../widget/stage/conversation_states.ts";
import { heard } from "../widget/stage/heard.ts";
import { become, type WidgetState } from "../widget/stage/look.ts";
import { PANEL } from "../widget/stage/panel_states.ts";
import { stagesTest } from "../widget/stage/stage.ts";
import { many, online } from "../widget/stage/state.ts";
import { VOICES } from "../widget/stage/voice_states.ts";

const STORED = new URL("./snapshot/", import.meta.url);
const STATES = { ...CONVERSATION, ...VOICES, ...PANEL };
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
      const tree = await heard(page, { part: widgetOf, text: written }, stored.textOf(name));
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
