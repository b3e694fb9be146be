/**
 * What a screen reader is told in the console: as it was read by people, and stored.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { howToStore, Stored } from "../helper/stored.ts";
import { flat, type TreeNode, unnamed, written } from "../widget/stage/accessibility_tree.ts";
import { answering, SIGNED_IN } from "../widget/stage/desk.ts";
import { heard } from "../widget/stage/heard.ts";
import { A, B, LOW, show } from "../widget/stage/inbox_page.ts";
import { stagesTest } from "../widget/stage/stage.ts";

const STORED = new URL("./snapshot_console/", import.meta.url);
const OPEN = { open: 1, answered: 0 };
const ROWS = [
  { ...A, questions: OPEN, askedAt: Date.now() - 3 * 86_400_000, unread: 1 },
  { ...LOW, unread: 2 },
  { ...B, desk: { room: B.room, assignee: "another", at: 1 } },
];

/** Times and days are those of the moment. */
function timeless(text: string): string {
  return text.replaceAll(
    /\d{1,2}:\d{2}\s[AP]M|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d+/g,
    "TIME",
  );
}

stagesTest(
  "the inbox and its keys are told as they were read and stored, and every control has a name",
  async (open) => {
    const page = await open(answering(SIGNED_IN).options);
    await show(page, ROWS);
    const stored = await Stored.read(STORED);
    const texts = new Map<string, string>();
    const faults: string[] = [];
    const hear = async (name: string, role: string) => {
      const part = (tree: readonly TreeNode[]) =>
        flat(tree).filter((node) => node.role === role).slice(0, 1);
      const text = (part: readonly TreeNode[]) => timeless(written(part));
      const tree = await heard(page, { part, text }, stored.textOf(name));
      texts.set(name, text(tree));
      for (const { role } of unnamed(tree)) faults.push(`${name}: a ${role} has no name`);
    };
    await hear("inbox", "main");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    await hear("keys", "dialog");
    const different = await stored.compare(texts);
    if (different.length > 0) faults.push(...different, howToStore(import.meta));
    equal(faults.length, 0, `\n${faults.join("\n\n")}`);
  },
  ["--force-renderer-accessibility"],
);
