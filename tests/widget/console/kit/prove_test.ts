/**
 * Being asked once more who one is, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { answering, type Answers, atDesk } from "../../stage/desk.ts";
import { axeFaults } from "../../stage/look.ts";
import { PEOPLE_ANSWERS } from "../../stage/people.ts";
import { DESK_URL, stagesTest } from "../../stage/stage.ts";

stagesTest("what asks for proof is done once it is given, and not when it is not", async (open) => {
  const answers: Record<string, Answers[string]> = {
    ...PEOPLE_ANSWERS,
    "POST /api/authors": [403, { code: "confirm-needed", message: "" }],
    "POST /api/session/confirm": [401, { code: "password-wrong", message: "" }],
  };
  const { options, calls } = answering(answers);
  const page = await open({ ...options, url: `${DESK_URL}#settings/people` });
  await page.evaluate(() => desk.show());
  await atDesk(page);
  const invite = async () => {
    await page.locator("#people-name").fill("Choi");
    await page.locator("#people-name").press("Enter");
  };
  const dialog = page.getByRole("dialog", { name: "Is it you?" });
  await invite();
  await dialog.waitFor();
  deepEqual(await axeFaults(page), []);
  equal(await dialog.getByRole("button", { name: "Use a passkey" }).count(), 1);
  await page.keyboard.press("Escape");
  await page.getByText("you did not confirm that it is you").waitFor();

  await invite();
  equal(await dialog.getByLabel("Password").evaluate((field) => field.matches(":focus")), true);
  await page.keyboard.type("wrong");
  await page.keyboard.press("Enter");
  await dialog.getByText("The password is wrong.").waitFor();
  equal(await dialog.getByLabel("Password").getAttribute("aria-invalid"), "true");
  answers["POST /api/session/confirm"] = [204, undefined];
  answers["POST /api/authors"] = PEOPLE_ANSWERS["POST /api/authors"] ?? [404, {}];
  await dialog.getByLabel("Password").fill("correct horse");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "A link for Choi" }).waitFor();
  deepEqual(
    calls.find(({ call, body }) =>
      call === "POST /api/session/confirm" && Object(body).password === "correct horse"
    )?.body,
    { password: "correct horse" },
  );
});
