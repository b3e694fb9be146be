/**
 * The page of one's own account, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { answering, type Answers, atDesk, SIGNED_IN } from "../../../stage/desk.ts";
import { DESK_URL, stagesTest } from "../../../stage/stage.ts";
import { AUTHOR } from "../../../stage/state.ts";

stagesTest("author has another name, and is told what is wrong at the field", async (open) => {
  const answers: Record<string, Answers[string]> = {
    ...SIGNED_IN,
    "PATCH /api/authors/me": [403, { code: "forbidden", message: "" }],
  };
  const { options, calls } = answering(answers);
  const page = await open({ ...options, url: `${DESK_URL}#settings/account` });
  await page.evaluate(() => desk.show());
  await atDesk(page);
  const field = page.getByLabel("Name");
  equal(await field.inputValue(), AUTHOR.name);
  await field.fill("  ");
  await field.press("Enter");
  await page.getByText("Write a name that readers can see.").waitFor();
  equal(await field.getAttribute("aria-invalid"), "true");
  equal(await field.getAttribute("aria-describedby"), "account-name-hint account-name-error");
  equal(await field.evaluate((field) => field.matches(":focus")), true);
  await field.fill("Another");
  await field.press("Enter");
  await page.getByRole("alert").filter({ hasText: "You may not do this." }).waitFor();
  answers["PATCH /api/authors/me"] = [200, { ...AUTHOR, name: "Another" }];
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("status").filter({ hasText: "Saved" }).waitFor();
  deepEqual(calls.at(-1), { call: "PATCH /api/authors/me", body: { name: "Another" } });
});
