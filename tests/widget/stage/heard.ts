/**
 * What a page tells assistive technology, once all of it is there.
 *
 * @module
 */
import type { Page } from "playwright-core";
import { accessibilityTree, type TreeNode } from "./accessibility_tree.ts";

const MAX_LOOKS = 40;

/** What is listened to, and how it is written down. */
export interface Hearing {
  /** The part of the tree that counts. */
  readonly part: (tree: readonly TreeNode[]) => readonly TreeNode[];
  readonly text: (part: readonly TreeNode[]) => string;
}

/** What is told once it is as expected, or nothing comes any more. */
export async function heard(
  page: Page,
  { part, text }: Hearing,
  expected: string | undefined,
): Promise<readonly TreeNode[]> {
  if (expected === undefined) {
    await page.waitForLoadState("networkidle");
    return part(await accessibilityTree(page));
  }
  for (let looks = 1;; looks++) {
    await page.evaluate(() =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    );
    const tree = part(await accessibilityTree(page));
    // What is loaded when it is needed takes a moment.
    if (looks === MAX_LOOKS || text(tree) === expected) return tree;
  }
}
