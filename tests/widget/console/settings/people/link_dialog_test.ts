/**
 * A link that was just made, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import readQrCode from "jsqr";
import { answering, atDesk } from "../../../stage/desk.ts";
import { axeFaults } from "../../../stage/look.ts";
import { INVITATION, PEOPLE_ANSWERS } from "../../../stage/people.ts";
import { DESK_URL, stagesTest } from "../../../stage/stage.ts";

stagesTest("a link is copied, or read by a camera, and not seen again", async (open) => {
  const { options } = answering({
    ...PEOPLE_ANSWERS,
    "POST /api/authors/lee/link": [200, INVITATION],
  });
  const page = await open({ ...options, url: `${DESK_URL}#settings/people`, colorScheme: "dark" });
  await page.evaluate(() => desk.show());
  await atDesk(page);
  await page.getByRole("button", { name: "Manage Lee Ahn" }).click();
  await page.getByRole("button", { name: "Make a new link" }).click();
  const dialog = page.getByRole("dialog", { name: "A link for Choi" });
  equal(await dialog.getByLabel("Link", { exact: true }).inputValue(), INVITATION.link);
  deepEqual(await axeFaults(page), []);
  const code = page.locator("svg.code");
  const [fill, stroke] = await code.evaluate((code) => {
    const { fill, stroke } = getComputedStyle(code);
    return [fill, stroke];
  });
  deepEqual([fill, stroke], ["rgb(0, 0, 0)", "none"]);
  const drawn = await code.locator("path").getAttribute("d") ?? "";
  const size = Number((await code.getAttribute("viewBox"))?.split(" ")[3]);
  // What a camera would see, with three pixels for each module.
  const side = size * 3;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x = "", y = ""] of drawn.matchAll(/M(\d+) (\d+)h1/g)) {
    for (let n = 0; n < 9; n++) {
      const at = (Number(y) * 3 + Math.floor(n / 3)) * side + Number(x) * 3 + n % 3;
      pixels.set([0, 0, 0], at * 4);
    }
  }
  const read = readQrCode.default(pixels, side, side);
  equal(read?.data, INVITATION.link);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  equal((await page.content()).includes(INVITATION.link), false);
});
