/**
 * An author's numbers, in a real browser.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import { DEFAULT_MODERATION } from "../../../../shared/chat/site.ts";
import { answering, type Answers, atDesk, SIGNED_IN } from "../../stage/desk.ts";
import { NUMBERS } from "../../stage/numbers.ts";
import { DESK_URL, stagesTest } from "../../stage/stage.ts";

function siteOf(id: string) {
  const moderation = { ...DEFAULT_MODERATION };
  const theme = { mode: "auto" };
  return {
    id,
    title: `Title of ${id}`,
    origins: [],
    language: "",
    theme,
    moderation,
    version: "v",
  };
}

stagesTest(
  "author reads numbers as sentences, bar by bar by keyboard, and as a table",
  async (open) => {
    const failed = [503, { code: "not-stored", message: "" }] as const;
    const answers: Record<string, Answers[string]> = {
      ...SIGNED_IN,
      "GET /api/statistics": failed,
      "GET /api/sites": [200, {
        sites: [siteOf("default"), siteOf("aside")],
        fixed: [],
        given: [],
      }],
    };
    const { options, calls } = answering(answers);
    const page = await open({ ...options, url: `${DESK_URL}#numbers` });
    await page.evaluate(() => desk.show());
    await atDesk(page);
    await page.getByRole("alert").waitFor();
    answers["GET /api/statistics"] = [200, NUMBERS];
    await page.getByRole("button", { name: "Count again" }).click();
    await page.getByText(
      "3 questions are waiting for an answer. The oldest has been waiting for 4 days.",
    ).waitFor();
    await page.getByText("Half of them were answered within 2 hours, nine in ten within 26 hours.")
      .waitFor();

    const chart = page.getByRole("slider", { name: "Questions by day" });
    equal(await chart.getAttribute("aria-valuetext"), "Mon, November 30: 2 questions, 2 answered");
    await chart.focus();
    const read = async (key: string) => {
      await page.keyboard.press(key);
      return await chart.getAttribute("aria-valuetext");
    };
    equal(await read("ArrowLeft"), "Sun, November 29: 3 questions, 2 answered");
    equal(await read("Home"), "Sun, November 1: 2 questions, 1 answered; one private conversation");
    equal(await read("ArrowLeft"), await read("Home"));
    equal(await read("PageUp"), "Sun, November 8: 0 questions");
    equal(await read("End"), "Mon, November 30: 2 questions, 2 answered");

    await page.getByText("As a table").press("Enter");
    const cells = await page.getByRole("region", { name: "Questions by day" }).getByRole("row").nth(
      1,
    )
      .getByRole("cell").allTextContents();
    deepEqual(cells, ["2", "2", "0"]);

    const before = calls.length;
    const counted = page.waitForResponse(/\/api\/statistics/);
    await page.getByRole("radio", { name: "30 days" }).press("ArrowRight");
    await counted;
    await page.waitForFunction(() =>
      document.querySelector("a[href*='format=json']")?.getAttribute("href")?.includes("days=90")
    );
    deepEqual(calls.slice(before).map(({ call }) => call), ["GET /api/statistics"]);
    const links = await page.getByRole("link", { name: /CSV|JSON/ }).evaluateAll((links) =>
      links.map((link) => link.getAttribute("href") ?? "")
    );
    equal(links.length, 3);
    for (const link of links) match(link, /^\/api\/statistics\?days=90&zone=\w+/);
    await page.getByLabel("Blog").selectOption("Title of aside");
    await page.locator("a[href*='&site=aside&format=json']").waitFor();
  },
);
