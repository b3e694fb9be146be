/**
 * The page of canned answers, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { answering, type Answers, atDesk, SIGNED_IN } from "../../../stage/desk.ts";
import { DESK_URL, stagesTest } from "../../../stage/stage.ts";
import { AUTHOR } from "../../../stage/state.ts";

const HOURS = { id: "hours", title: "Hours", text: "Hello {reader}", at: 1 };
const OWNER: Answers = {
  ...SIGNED_IN,
  "GET /api/authors": [200, { authors: [{ ...AUTHOR, role: "owner", owner: true }] }],
};

stagesTest(
  "canned answers are written, changed and forgotten, and a variable nobody knows is said at the field",
  async (open) => {
    const answers: Record<string, Answers[string]> = {
      ...OWNER,
      "GET /api/canned-answers": [200, { answers: [HOURS] }],
      "PUT /api/canned-answers/hours": [200, HOURS],
      "DELETE /api/canned-answers/hours": [204, null],
    };
    const { options, calls } = answering(answers);
    const page = await open({ ...options, url: `${DESK_URL}#settings/answers` });
    await page.evaluate(() => desk.show());
    await atDesk(page);
    await page.getByRole("button", { name: "Keep this answer" }).click();
    await page.getByText("Give it a name.").waitFor();
    equal(await page.getByLabel("Name").evaluate((field) => field.matches(":focus")), true);
    await page.getByRole("button", { name: "Edit Hours" }).click();
    const text = page.getByLabel("Text");
    equal(await text.inputValue(), "Hello {reader}");
    await page.getByText("Hello Robin", { exact: true }).waitFor();
    await text.fill("Hello {name}");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("There is no {name}.").waitFor();
    equal(await text.getAttribute("aria-invalid"), "true");
    equal(calls.some(({ call }) => call.startsWith("PUT")), false);
    await text.fill("Hello {reader|friend}");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("status").filter({ hasText: "Saved" }).waitFor();
    deepEqual(calls.find(({ call }) => call.startsWith("PUT"))?.body, {
      title: "Hours",
      text: "Hello {reader|friend}",
    });
    await page.getByRole("button", { name: "Delete Hours" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await page.getByText("None yet.").waitFor();
    equal(calls.at(-1)?.call, "DELETE /api/canned-answers/hours");
  },
);
