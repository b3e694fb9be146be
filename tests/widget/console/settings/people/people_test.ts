/**
 * The page of people, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { answering, type Answers, atDesk } from "../../../stage/desk.ts";
import { PEOPLE_ANSWERS } from "../../../stage/people.ts";
import { DESK_URL, stagesTest } from "../../../stage/stage.ts";

stagesTest("owner invites by keyboard, takes a link back, and removes somebody", async (open) => {
  const answers: Record<string, Answers[string]> = {
    ...PEOPLE_ANSWERS,
    "DELETE /api/authors/park/link": [204, undefined],
    "DELETE /api/authors/lee": [204, undefined],
  };
  const { options, calls } = answering(answers);
  const page = await open({ ...options, url: `${DESK_URL}#settings/people` });
  await page.evaluate(() => desk.show());
  await atDesk(page);
  const name = page.getByLabel("Name", { exact: true });
  await name.press("Enter");
  await page.getByText("Write their name.").waitFor();
  equal(await name.evaluate((field) => field.matches(":focus")), true);
  await name.fill("Choi");
  await page.getByRole("radio", { name: /^Moderator/ }).press("Space");
  await page.getByRole("button", { name: "Make a link" }).press("Enter");
  const link = page.getByRole("dialog", { name: "A link for Choi" });
  await link.waitFor();
  deepEqual(calls.find(({ call }) => call === "POST /api/authors")?.body, {
    name: "Choi",
    role: "moderator",
  });
  await page.keyboard.press("Escape");
  await link.waitFor({ state: "detached" });
  // A button that is busy keeps the focus, so it comes back.
  await page.locator("button:focus", { hasText: "Make a link" }).waitFor();

  await page.getByRole("button", { name: "Manage Park" }).press("Enter");
  await page.getByRole("button", { name: "Take the link back" }).press("Enter");
  await page.getByRole("status").filter({ hasText: "Taken back." }).waitFor();
  await page.locator(':focus[aria-label="Manage Park"]').waitFor();

  await page.getByRole("button", { name: "Manage Lee Ahn" }).press("Enter");
  await page.getByRole("button", { name: "Remove" }).press("Enter");
  const sure = page.getByRole("dialog", { name: "Remove Lee Ahn?" });
  await sure.getByRole("button", { name: "Cancel" }).press("Enter");
  await sure.waitFor({ state: "detached" });
  equal(calls.some(({ call }) => call === "DELETE /api/authors/lee"), false);
  await page.getByRole("button", { name: "Manage Lee Ahn" }).press("Enter");
  await page.getByRole("button", { name: "Remove" }).press("Enter");
  await sure.getByRole("button", { name: "Remove" }).press("Enter");
  await page.getByRole("status").filter({ hasText: "Lee Ahn was removed." }).waitFor();
  equal(calls.some(({ call }) => call === "DELETE /api/authors/lee"), true);

  // Who is not the owner sees who there is, and changes nothing.
  answers["GET /api/session"] = [200, {
    author: { kind: "author", id: "lee", name: "Lee Ahn" },
    role: "author",
    expiresAt: Date.now() + 60_000,
  }];
  await page.reload();
  await page.waitForFunction(() => "desk" in globalThis);
  await page.evaluate(() => desk.show());
  await page.getByText("The owner invites people").waitFor();
  equal(await page.getByRole("button", { name: /^Manage/ }).count(), 0);
});
