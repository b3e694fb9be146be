/**
 * The tag for posts, in a real browser.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { answering, SIGNED_IN } from "../stage/desk.ts";
import { stageTest } from "../stage/stage.ts";

const TAG = '<script async src="http://stage.localhost/small-talk.js"></script>';

stageTest("an empty inbox is a pleasant place with the tag to paste", async (page) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(() => desk.show());
  await page.getByRole("button", { name: "Sign out" }).waitFor();
  await page.evaluate(() => desk.inbox.change({ link: { kind: "online" }, loaded: true }));
  await page.getByRole("heading", { name: "All quiet" }).waitFor();
  equal(await page.locator("pre").textContent(), TAG);
  await page.getByRole("button", { name: "Copy" }).click();
  await page.getByRole("status").filter({ hasText: "Copied" }).waitFor();
  equal(await page.evaluate(() => navigator.clipboard.readText()), TAG);
}, answering(SIGNED_IN).options);

stageTest("a page without a clipboard offers none", async (page) => {
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    desk.show();
  });
  await page.getByRole("button", { name: "Sign out" }).waitFor();
  await page.evaluate(() => desk.inbox.change({ link: { kind: "online" }, loaded: true }));
  await page.locator("pre").waitFor();
  equal(await page.getByRole("button", { name: "Copy" }).count(), 0);
}, answering(SIGNED_IN).options);
