/**
 * The chart's keys in a page that runs from right to left; what else it does is seen with the
 * numbers (`numbers_test.ts`).
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { answering, atDesk, SIGNED_IN } from "../../stage/desk.ts";
import { NUMBERS } from "../../stage/numbers.ts";
import { DESK_URL, stagesTest } from "../../stage/stage.ts";

stagesTest(
  "from right to left the chart's left key leads on, and hostile titles are text",
  async (open) => {
    const [room] = NUMBERS.rooms;
    const title = "<img src=x onerror=hit()>";
    const rooms = room === undefined ? [] : [{ ...room, page: { ...room.page, title } }];
    const { options } = answering({
      ...SIGNED_IN,
      "GET /api/statistics": [200, { ...NUMBERS, rooms }],
    });
    const page = await open({ ...options, url: `${DESK_URL}#numbers` });
    await page.evaluate(() => desk.show());
    await atDesk(page);
    const chart = page.getByRole("slider");
    await chart.waitFor();
    await page.evaluate(() => document.querySelector(".desk")?.setAttribute("dir", "rtl"));
    await chart.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowLeft");
    equal(await chart.getAttribute("aria-valuenow"), "2");
    await page.getByRole("link", { name: title }).waitFor();
  },
);
