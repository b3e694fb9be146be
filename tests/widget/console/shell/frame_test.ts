/**
 * The frame around the sections, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { ME_CHANGES } from "../../../../shared/chat/own_destination.ts";
import { answering, atDesk, SIGNED_IN } from "../../stage/desk.ts";
import { stageTest } from "../../stage/stage.ts";
import { AUTHOR } from "../../stage/state.ts";

const { options } = answering(SIGNED_IN);

stageTest("desk leads from section to section by keyboard, and says where one is", async (page) => {
  await page.evaluate(() => desk.show());
  await atDesk(page);
  await page.evaluate(() => desk.inbox.change({ link: { kind: "online" }, loaded: true }));
  const rail = page.getByRole("navigation", { name: "Sections" });
  const current = () => rail.locator("[aria-current=page]").allInnerTexts();
  deepEqual(await current(), ["Inbox"]);
  await rail.getByRole("link", { name: "Settings" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Settings" }).waitFor();
  deepEqual(await current(), ["Settings"]);
  await page.waitForFunction(() => document.activeElement?.localName === "h1");
  await page.goBack();
  await page.getByRole("navigation", { name: "Conversations" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === "Inbox");
  equal(await page.evaluate(() => desk.inboxes.length), 1, "one inbox for all sections");
}, options);

stageTest("desk shows its first section where the address names none", async (page) => {
  await page.evaluate(() => {
    location.hash = "#nowhere/at/all";
    desk.show();
  });
  await page.getByRole("navigation", { name: "Conversations" }).waitFor();
}, options);

stageTest("a new name or picture of one's own is in the rail at once", async (page) => {
  await page.evaluate(() => desk.show());
  await atDesk(page);
  const self = page.locator(".rail .self");
  equal((await self.innerText()).trim().startsWith("T"), true);
  await page.evaluate(
    ([destination, author]) => desk.link.tell(destination, { author }),
    [
      ME_CHANGES,
      { ...AUTHOR, name: "Lee", avatar: "/avatars/a.png" },
    ] as const,
  );
  await self.getByText("Signed in as Lee").waitFor({ state: "attached" });
  const picture = self.locator(".face");
  equal(
    await picture.evaluate((face) => getComputedStyle(face).backgroundImage),
    'url("http://stage.localhost/avatars/a.png")',
  );
}, {
  ...options,
  headers: {
    "content-security-policy": "default-src 'none'; script-src 'self'; connect-src 'self'; " +
      "img-src 'self'; require-trusted-types-for 'script'; trusted-types small-talk-worker",
  },
});
