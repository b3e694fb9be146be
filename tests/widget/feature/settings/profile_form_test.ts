/**
 * The form for a reader's name and address, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { ME, ME_CHANGES } from "../../../../shared/chat/destination.ts";
import { stageTest } from "../../stage/stage.ts";
import { online } from "../../stage/state.ts";

/** Opens the settings of a reader of whom the server has this. */
async function begin(page: Page, me: object = { name: "Mina" }): Promise<void> {
  await page.evaluate((state) => stage.show({ state }), online());
  await page.evaluate(([destination, me]) => {
    stage.talk.link.answers[destination] = { id: "reader-you", ...me };
    return stage.parts.openSettings();
  }, [ME, me] as const);
}

const said = (page: Page) => page.locator("#profile-said").textContent();

stageTest("a reader can give a name and an address, and take both back", async (page) => {
  await begin(page);
  equal(await page.getByLabel("Name").inputValue(), "Mina");
  await page.getByLabel("Name").fill("Mina K");
  await page.getByLabel("E-mail").fill("mina@mail.example");
  await page.keyboard.press("Enter");
  equal(await said(page), "Saved");
  deepEqual(await page.evaluate(() => stage.talk.link.sent.at(-1)?.body), {
    name: "Mina K",
    email: "mina@mail.example",
  });
  await page.evaluate(
    (destination) =>
      stage.talk.link.tell(destination, {
        id: "reader-you",
        name: "Mina K",
        email: "mina@mail.example",
      }),
    ME_CHANGES,
  );
  await page.getByLabel("Name").fill("");
  await page.getByRole("button", { name: "Save" }).click();
  deepEqual(await page.evaluate(() => stage.talk.link.sent.at(-1)?.body), { name: null });
});

stageTest("a name that is refused says why, at its field", async (page) => {
  await begin(page);
  await page.evaluate((destination) => {
    stage.talk.link.refusals[destination] = { code: "forbidden", message: "" };
  }, ME);
  await page.getByLabel("Name").fill("The Author");
  await page.keyboard.press("Enter");
  equal(await said(page), "Not saved: this name could be taken for the author's.");
  const name = page.getByLabel("Name");
  equal(await name.getAttribute("aria-invalid"), "true");
  equal((await name.getAttribute("aria-describedby"))?.includes("profile-said"), true);
  equal(await name.inputValue(), "The Author", "what was typed stays");
});

stageTest("who is signed in by the site has their name from there", async (page) => {
  await begin(page, { name: "Mina", verified: true });
  equal(await page.getByLabel("Name").getAttribute("readonly"), "");
  equal(await page.getByRole("button", { name: "Save" }).count(), 0);
});
