/**
 * Searching all messages from the inbox, in a real browser.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { inboxAddress } from "../../../../widget/console/inbox/place.ts";
import { answering, SIGNED_IN } from "../../stage/desk.ts";
import { B, show } from "../../stage/inbox_page.ts";
import { stageTest } from "../../stage/stage.ts";

stageTest(
  "words find conversations at once, and messages when they are asked for",
  async (page) => {
    await show(page);
    await page.keyboard.press("/");
    await page.keyboard.type("second");
    await page.waitForFunction(() => document.querySelectorAll(".list li").length === 1);
    await page.keyboard.press("Enter");
    await page.getByText("Searching…").waitFor();
    const hit = { ...B.last, text: "The second one <b>" };
    await page.evaluate(([hit, asked]) => {
      desk.link.tell("/user/queue/search", {
        asked,
        hits: [{ message: hit, marks: [{ start: 4, end: 10 }] }],
      });
    }, [hit, { q: "second", limit: 30 }] as const);
    await page.getByText("1 message", { exact: true }).waitFor();
    equal(await page.locator("mark").textContent(), "second");
    equal(await page.locator(".hits a").getAttribute("href"), inboxAddress(hit, hit.id));
    // The field keeps the focus; leaving what was found leaves nothing that hides the rest.
    await page.locator("#inbox-search:focus").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.locator("small-talk-window-list").waitFor();
    equal(await page.locator("#inbox-search").inputValue(), "");
  },
  answering(SIGNED_IN).options,
);
