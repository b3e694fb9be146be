/**
 * Choosing a canned answer, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { askedOf, openHandling } from "../../stage/handling.ts";
import { stagesTest } from "../../stage/stage.ts";

const ANSWERS = [
  { id: "a", title: "Hours", text: "Hello {reader}, nine to five. {author}", at: 1 },
  { id: "b", title: "Where", text: "{title}: {link}", at: 1 },
  { id: "c", title: "Elsewhere", text: "Not here", site: "garden", at: 1 },
];

stagesTest(
  "a slash or a button opens the canned answers, and one is put in to be looked at",
  async (open) => {
    const { page } = await openHandling(open, {
      answers: { "GET /api/canned-answers": [200, { answers: ANSWERS }] },
    });
    const field = page.getByRole("textbox", { name: "Write an answer" });
    await field.press("/");
    const dialog = page.getByRole("dialog", { name: "Canned answers" });
    await dialog.getByText("Hello there, nine to five. the author").waitFor();
    equal(await dialog.getByText("Not here").count(), 0, "of another site");
    equal(await dialog.getByLabel("Find").evaluate((field) => field.matches(":focus")), true);
    await page.keyboard.type("link");
    await dialog.getByText("Hello there").waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    equal(await field.inputValue(), "The margin: https://blog.example/posts/margin");
    await page.waitForFunction(() => document.activeElement?.localName === "textarea");
    deepEqual(await askedOf(page), [], "nothing is sent by itself");

    await page.getByRole("button", { name: "Canned answers" }).click();
    await dialog.getByLabel("Find").fill("nothing of the kind");
    await dialog.getByText("None contains these words.").waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    equal(await field.inputValue(), "The margin: https://blog.example/posts/margin");
  },
);
