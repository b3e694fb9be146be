/**
 * What helps to answer, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { brief } from "../../../../widget/console/conversation/foot.ts";
import { ASKED, askedOf, KIM, openHandling, PLACE, tellDesk } from "../../stage/handling.ts";
import { stagesTest } from "../../stage/stage.ts";

Deno.test("a question is named by its beginning, on one line", () => {
  equal(brief(" Why\n is it so? "), "Why is it so?");
  equal(brief("x".repeat(200)).length, 80);
});

stagesTest("who else answers is said, and a question that was chosen is answered", async (open) => {
  const { page } = await openHandling(open);
  await tellDesk(page, { type: "answering", ...PLACE, by: KIM, forMs: 60_000 });
  await page.getByRole("status").filter({ hasText: "Kim is answering…" }).waitFor();
  await tellDesk(page, { type: "answering", ...PLACE, by: KIM, forMs: 0 });
  await page.getByText("Kim is answering…").waitFor({ state: "detached" });

  // Who has it open is said beside, until they leave; who answers is not said twice.
  await tellDesk(page, { type: "looking", ...PLACE, by: KIM, forMs: 60_000 });
  await page.getByText("Kim is looking").waitFor();
  await tellDesk(page, { type: "answering", ...PLACE, by: KIM, forMs: 60_000 });
  await page.getByText("Kim is looking").waitFor({ state: "detached" });
  await tellDesk(page, { type: "answering", ...PLACE, by: KIM, forMs: 0 });
  await page.getByText("Kim is looking").waitFor();
  await tellDesk(page, { type: "looking", ...PLACE, by: KIM, forMs: 0 });
  await page.getByText("Kim is looking").waitFor({ state: "detached" });

  const answer = page.getByRole("button", { name: "Answer this" });
  await answer.click();
  await page.waitForFunction(() => document.activeElement?.localName === "textarea");
  await page.getByText("Counts as the answer to “Is a newline").waitFor();
  await page.getByRole("button", { name: "Just a message" }).click();
  await page.getByText("Counts as the answer").waitFor({ state: "detached" });
  await answer.click();
  await page.keyboard.type("It is.");
  await page.keyboard.press("Enter");
  deepEqual(
    (await askedOf(page)).at(-1),
    `say It is. ${JSON.stringify({ answers: ASKED[4]?.id })}`,
  );
  await page.keyboard.type("One more thing");
  await page.keyboard.press("Enter");
  deepEqual((await askedOf(page)).at(-1), "say One more thing");
});
