/**
 * What the owner does about somebody, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { answering, atDesk } from "../../../stage/desk.ts";
import { LEE, PEOPLE_ANSWERS } from "../../../stage/people.ts";
import { axeFaults } from "../../../stage/look.ts";
import { DESK_URL, stagesTest } from "../../../stage/stage.ts";

stagesTest(
  "owner makes an author a moderator, and hands over only after typing the name",
  async (open) => {
    const { options, calls } = answering({
      ...PEOPLE_ANSWERS,
      "PUT /api/authors/lee/role": [200, { ...LEE, role: "moderator" }],
      "POST /api/authors/lee/owner": [204, undefined],
    });
    const page = await open({ ...options, url: `${DESK_URL}#settings/people` });
    await page.evaluate(() => desk.show());
    await atDesk(page);
    await page.getByRole("button", { name: "Manage Lee Ahn" }).click();
    const dialog = page.getByRole("dialog", { name: "Lee Ahn" });
    equal(await dialog.getByRole("button", { name: "Save" }).isDisabled(), true);
    deepEqual(await axeFaults(page), []);
    await dialog.getByRole("radio", { name: /^Moderator/ }).check();
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved. Lee Ahn signs in again.").waitFor();
    deepEqual(calls.find(({ call }) => call.endsWith("/role"))?.body, { role: "moderator" });

    await page.getByRole("button", { name: "Manage Lee Ahn" }).click();
    await dialog.getByRole("button", { name: "Hand the server over" }).click();
    const sure = page.getByRole("dialog", { name: "Hand the server over to Lee Ahn?" });
    const go = sure.getByRole("button", { name: "Hand the server over" });
    equal(await go.isDisabled(), true);
    await sure.getByRole("textbox").fill("Lee Ahn");
    await go.click();
    await page.getByText("Done. Lee Ahn is the owner now.").waitFor();
    equal(calls.some(({ call }) => call === "POST /api/authors/lee/owner"), true);
  },
);
