/**
 * The list of one's passkeys, in a real browser; making and using them is in
 * `tests/browser/console/api/passkey_test.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { answering, type Answers, atDesk } from "../../../stage/desk.ts";
import { PASSKEYS, PEOPLE_ANSWERS } from "../../../stage/people.ts";
import { DESK_URL, stagesTest } from "../../../stage/stage.ts";

stagesTest("author renames and removes passkeys, and keeps the last way in", async (open) => {
  const [laptop, donau] = PASSKEYS.passkeys;
  const answers: Record<string, Answers[string]> = {
    ...PEOPLE_ANSWERS,
    "PATCH /api/passkeys/a": [200, { ...laptop, name: "Desk" }],
    "DELETE /api/passkeys/b": [204, undefined],
  };
  const { options, calls } = answering(answers);
  const page = await open({ ...options, url: `${DESK_URL}#settings/account` });
  await page.evaluate(() => desk.show());
  await atDesk(page);
  await page.getByRole("button", { name: "Rename Laptop" }).press("Enter");
  const field = page.getByRole("textbox", { name: "Name of the passkey" });
  equal(await field.evaluate((field) => field.matches(":focus")), true);
  const renamed = { ...laptop, name: "Desk" };
  answers["GET /api/passkeys"] = [200, { ...PASSKEYS, passkeys: [renamed, donau] }];
  await page.keyboard.type("Desk");
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "Saved" }).waitFor();
  // They are asked for again after that.
  await page.getByRole("button", { name: "Rename Desk" }).waitFor();
  deepEqual(calls.find(({ call }) => call === "PATCH /api/passkeys/a")?.body, { name: "Desk" });

  answers["GET /api/passkeys"] = [200, { ...PASSKEYS, passkeys: [laptop], password: false }];
  await page.getByRole("button", { name: /^Remove Donau/ }).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).press("Enter");
  await page.getByRole("status").filter({ hasText: "Removed." }).waitFor();
  await page.locator("#account-passkeys:focus").waitFor();
  await page.getByRole("button", { name: "Remove Laptop" }).press("Enter");
  await page.getByText("It is your only way in.").waitFor();
  equal(calls.some(({ call }) => call === "DELETE /api/passkeys/a"), false);

  // At another address than the server's own name it is said where to go.
  answers["GET /api/passkeys"] = [200, { passkeys: [], host: "talk.example", password: true }];
  await page.reload();
  await page.waitForFunction(() => "desk" in globalThis);
  await page.evaluate(() => desk.show());
  await page.getByText("Passkeys are for talk.example.").waitFor();
  equal(await page.getByRole("button", { name: "Add a passkey" }).count(), 0);
});
