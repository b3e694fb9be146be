/**
 * Filters that are chosen, and kept under a name, in a real browser.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { answering, type Answers, SIGNED_IN } from "../../stage/desk.ts";
import { show } from "../../stage/inbox_page.ts";
import { stageTest } from "../../stage/stage.ts";

const SAVED: Answers = {
  ...SIGNED_IN,
  "GET /api/authors/me/console": [200, {
    filters: [{ id: "saved", name: "Whispers", filter: { state: "all", kind: "private" } }],
  }],
  "PUT /api/authors/me/console": [200, {}],
};
const { options, calls } = answering(SAVED);

stageTest("a saved filter is chosen, and another is kept under a name", async (page) => {
  await show(page);
  await page.getByRole("combobox", { name: "Show" }).selectOption({ label: "Whispers" });
  await page.waitForFunction(() => document.querySelectorAll(".list li").length === 1);
  deepEqual(await page.locator(".list .title").allInnerTexts(), ["Ada"]);
  await page.getByRole("combobox", { name: "Kind" }).selectOption("public");
  await page.waitForFunction(() => document.querySelectorAll(".list li").length === 2);
  await page.getByRole("button", { name: "Save this view" }).click();
  await page.getByLabel("Name").press("Enter");
  await page.getByText("Give it a name.").waitFor();
  await page.getByLabel("Name").fill("In the open");
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "Saved" }).waitFor();
  const { filters } = calls.at(-1)?.body as { filters: { name: string; filter: object }[] };
  deepEqual(filters.map(({ name, filter }) => [name, filter]).at(-1), [
    "In the open",
    { state: "all", kind: "public" },
  ]);
  await page.getByRole("button", { name: "Delete “In the open”" }).waitFor();
}, options);
