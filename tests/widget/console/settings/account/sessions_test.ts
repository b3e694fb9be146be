/**
 * Where one is signed in, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { answering, type Answers, atDesk } from "../../../stage/desk.ts";
import { PEOPLE_ANSWERS, SESSIONS } from "../../../stage/people.ts";
import { DESK_URL, stagesTest } from "../../../stage/stage.ts";

stagesTest(
  "author sees where they are signed in, this one first, and ends it there",
  async (open) => {
    const answers: Record<string, Answers[string]> = {
      ...PEOPLE_ANSWERS,
      "DELETE /api/sessions/phone": [204, undefined],
      "DELETE /api/sessions": [204, undefined],
    };
    const { options, calls } = answering(answers);
    const page = await open({ ...options, url: `${DESK_URL}#settings/account` });
    await page.evaluate(() => desk.show());
    await atDesk(page);
    await page.getByText("Safari on iPhone").waitFor();
    const names = page.locator("small-talk-sessions .what > :first-child");
    deepEqual(await names.allTextContents(), [
      "Firefox on Linux",
      "Safari on iPhone",
      "Unknown browser",
    ]);
    answers["GET /api/sessions"] = [200, { sessions: SESSIONS.slice(1) }];
    await page.getByRole("button", { name: "Sign out Safari on iPhone" }).press("Enter");
    await page.getByRole("status").filter({ hasText: "Signed out there." }).waitFor();
    await page.locator("#account-sessions:focus").waitFor();
    await page.getByRole("button", { name: "Sign out everywhere else" }).press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Sign out everywhere else" })
      .click();
    await page.getByRole("status").filter({ hasText: "Signed out everywhere else." }).waitFor();
    equal(calls.filter(({ call }) => call.startsWith("DELETE")).length, 2);
  },
);
