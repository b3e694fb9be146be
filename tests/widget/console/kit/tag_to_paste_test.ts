/**
 * The tag for posts, in a real browser.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { answering, atDesk, SIGNED_IN } from "../../stage/desk.ts";
import { stageTest } from "../../stage/stage.ts";

const TAG = '<script async src="http://stage.localhost/small-talk.js"></script>';

stageTest("an empty inbox is a pleasant place with the tag to paste", async (page) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(() => desk.show());
  await atDesk(page);
  await page.evaluate(() => desk.inbox.change({ link: { kind: "online" }, loaded: true }));
  await page.getByRole("heading", { name: "All quiet" }).waitFor();
  equal(await page.locator("pre").textContent(), TAG);
  await page.getByRole("button", { name: "Copy" }).click();
  await page.getByRole("status").filter({ hasText: "Copied" }).waitFor();
  equal(await page.evaluate(() => navigator.clipboard.readText()), TAG);
}, answering(SIGNED_IN).options);
