/**
 * Where things stand in the console, whatever people write, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { cutOff } from "../../stage/cut_off.ts";
import { answering, GRANT, NOBODY_IN } from "../../stage/desk.ts";
import { ASKED, openHandling, WIDE } from "../../stage/handling.ts";
import { noticeAnswers, TOLD } from "../../stage/notice_states.ts";
import { DESK_URL, stagesTest } from "../../stage/stage.ts";
import { AUTHOR, online, OTHER } from "../../stage/state.ts";

const LONG_NAME = "W".repeat(60);
const TABLET = { viewport: WIDE, hasTouch: true, isMobile: true };

stagesTest("the page of a section scrolls at the edge of the window", async (open) => {
  const viewport = { width: 1320, height: 400 };
  const page = await open({ viewport, ...answering(noticeAnswers(TOLD)).options });
  await page.evaluate(() => desk.show());
  const places = [
    ["settings/account", "Account"],
    ["settings/notifications", "Notifications"],
    ["setup/look", "How should it look?"],
  ] as const;
  for (const [place, title] of places) {
    await page.evaluate((place) => location.hash = place, place);
    const heading = page.getByRole("heading", { level: 1, name: title });
    const sheet = page.locator(".page", { has: heading });
    await sheet.locator("section, form").first().waitFor();
    const { x, width } = await sheet.boundingBox() ?? { x: 0, width: 0 };
    equal(x + width, viewport.width, place);
  }
}, []);

stagesTest(
  "beside a conversation the list keeps its dates, and names keep their side",
  async (open) => {
    const { page } = await openHandling(open, { title: "كيف تعمل المقابس", options: TABLET });
    await page.locator(".message .more").first().waitFor();
    const { title, link, time } = await page.evaluate(() => {
      const range = document.createRange();
      const at = (selector: string) => {
        range.selectNodeContents(document.querySelector(selector) ?? document.body);
        const { left, right } = range.getBoundingClientRect();
        return { left, right };
      };
      const { left, right } = document.querySelector(".list a .excerpt")?.getBoundingClientRect() ??
        new DOMRect();
      return { title: at(".list .title"), link: { left, right }, time: at(".list time") };
    });
    deepEqual([Math.round(title.left), Math.round(time.right)], [
      Math.round(link.left),
      Math.round(link.right),
    ]);
    const { scrollHeight, clientHeight } = await page.evaluate(() => {
      const { scrollHeight, clientHeight } = document.documentElement;
      return { scrollHeight, clientHeight };
    });
    equal(scrollHeight, clientHeight, "the window itself does not scroll");
    const heading = await page.locator("small-talk-pane > header h2").evaluate((heading) => {
      const range = document.createRange();
      range.selectNodeContents(heading);
      return range.getBoundingClientRect().left - heading.getBoundingClientRect().left;
    });
    equal(heading < 1, true, `the heading begins ${heading} px in`);
  },
);

stagesTest(
  "what is settled for a conversation is one line, on a phone and beside the pane",
  async (open) => {
    for (const viewport of [{ width: 360, height: 700 }, { width: 1280, height: 700 }]) {
      const { page } = await openHandling(open, { options: { viewport } });
      await page.locator(".desk-bar").getByRole("button", { name: "Done" }).waitFor();
      const tops = await page.locator(".desk-bar :is(select, button):visible").evaluateAll((
        parts,
      ) => parts.map((part) => Math.round(part.getBoundingClientRect().top)));
      deepEqual([tops.length > 2, new Set(tops).size], [true, 1], `${viewport.width}: ${tops}`);
      deepEqual(await cutOff(page), []);
    }
  },
);

stagesTest("a list of readers with long names stays in its pane", async (open) => {
  const from = { ...OTHER, name: LONG_NAME };
  const state = online({
    messages: ASKED.map((message) => message.from.id === OTHER.id ? { ...message, from } : message),
    you: AUTHOR,
  });
  const { page } = await openHandling(open, { state });
  await page.getByLabel("Who").waitFor();
  deepEqual(await cutOff(page), []);
});

stagesTest("a secret that is shown once is a line one can copy", async (open) => {
  const { options } = answering({
    ...noticeAnswers(TOLD),
    // Past the door, whose sheet stays on the page.
    "GET /api/session": NOBODY_IN,
    "POST /api/session": GRANT,
    "POST /api/notifications/channels": [201, {
      channel: TOLD.channels[2],
      secret: `whsec_${"k".repeat(44)}`,
    }],
  });
  const page = await open({
    ...options,
    viewport: WIDE,
    url: `${DESK_URL}#settings/notifications`,
  });
  await page.evaluate(() => desk.show());
  await page.getByLabel("Password").fill("correct horse battery");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Add a webhook" }).click();
  await page.getByLabel("Address of the webhook").fill("http://localhost:9000/x");
  await page.keyboard.press("Enter");
  const heading = page.getByRole("heading", { name: "The secret of this webhook" });
  await heading.waitFor();
  const below = await heading.locator("xpath=../*").evaluateAll((parts) =>
    parts.map((part) => Math.round(part.getBoundingClientRect().top))
  );
  equal(below.length, 4);
  deepEqual(
    below,
    [...new Set(below)].sort((a, b) => a - b),
    "each part stands below the one before",
  );
});
