/**
 * Another password, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { answering, type Answers, atDesk } from "../../../stage/desk.ts";
import { PASSKEYS, PEOPLE_ANSWERS } from "../../../stage/people.ts";
import { DESK_URL, stagesTest } from "../../../stage/stage.ts";

stagesTest("author changes the password with the old one, by keyboard alone", async (open) => {
  const call = "PUT /api/authors/me/password";
  const answers: Record<string, Answers[string]> = {
    ...PEOPLE_ANSWERS,
    [call]: [401, { code: "password-wrong", message: "" }],
  };
  const { options, calls } = answering(answers);
  const page = await open({ ...options, url: `${DESK_URL}#settings/account` });
  await page.evaluate(() => desk.show());
  await atDesk(page);
  const [old, next] = [page.getByLabel("Current password"), page.getByLabel("New password")];
  await next.fill("short");
  await next.press("Enter");
  await page.getByText("Choose at least 10 characters.").waitFor();
  equal(calls.some((made) => made.call === call), false);
  await next.fill("battery staple");
  await old.fill("wrong");
  await next.press("Enter");
  await page.getByRole("alert").filter({ hasText: "The password is wrong." }).waitFor();
  equal(await old.evaluate((field) => field.matches(":focus")), true);
  answers[call] = [204, undefined];
  await old.fill("correct horse");
  await old.press("Enter");
  await page.getByRole("status").filter({ hasText: "Changed." }).waitFor();
  deepEqual(calls.at(-1)?.body, { old: "correct horse", password: "battery staple" });
  deepEqual([await old.inputValue(), await next.inputValue()], ["", ""]);

  answers["GET /api/passkeys"] = [200, { ...PASSKEYS, password: false }];
  await page.reload();
  await page.waitForFunction(() => "desk" in globalThis);
  await page.evaluate(() => desk.show());
  await page.getByText("You sign in with a passkey and have no password.").waitFor();
  equal(await old.count(), 0);
});
