/**
 * What came of what one did on the account's page, in a real browser.
 *
 * @module
 */
import { answering, atDesk } from "../../../stage/desk.ts";
import { PEOPLE_ANSWERS } from "../../../stage/people.ts";
import { DESK_URL, stagesTest } from "../../../stage/stage.ts";

stagesTest("what did not work is said where it was done", async (open) => {
  const { options } = answering({
    ...PEOPLE_ANSWERS,
    "DELETE /api/sessions/phone": [429, { code: "too-fast", message: "" }],
  });
  const page = await open({ ...options, url: `${DESK_URL}#settings/account` });
  await page.evaluate(() => desk.show());
  await atDesk(page);
  await page.getByRole("button", { name: "Sign out Safari on iPhone" }).click();
  await page.locator("small-talk-sessions").getByRole("alert").filter({ hasText: "too fast" })
    .waitFor();
});
