/**
 * The focus after something that takes its time, in a real browser.
 *
 * @module
 */
import { answering, type Answers, atDesk } from "../../stage/desk.ts";
import { LEE, PEOPLE, PEOPLE_ANSWERS } from "../../stage/people.ts";
import { DESK_URL, stagesTest } from "../../stage/stage.ts";

stagesTest("whoever goes on while a list is on its way keeps the focus", async (open) => {
  const answers: Record<string, Answers[string]> = {
    ...PEOPLE_ANSWERS,
    "DELETE /api/authors/park/link": [204, undefined],
  };
  const { options } = answering(answers);
  const page = await open({ ...options, url: `${DESK_URL}#settings/people` });
  await page.evaluate(() => desk.show());
  await atDesk(page);
  await page.getByRole("button", { name: "Manage Park" }).press("Enter");
  const released = Promise.withResolvers<void>();
  await page.route("**/api/authors", async (route) => {
    await released.promise;
    await route.fallback();
  });
  await page.getByRole("button", { name: "Take the link back" }).press("Enter");
  await page.getByRole("status").filter({ hasText: "Taken back." }).waitFor();
  await page.getByLabel("Name", { exact: true }).focus();
  const people = [...PEOPLE, { ...LEE, id: "new", name: "Newcomer" }];
  answers["GET /api/authors"] = [200, { authors: people }];
  released.resolve();
  await page.getByText("Newcomer").waitFor();
  await page.locator("#people-name:focus").waitFor();
});
