/**
 * The page of what was done, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { HOSTILE_MARKUP } from "../../../../helper/hostile_markup.ts";
import { answering, type Answers, atDesk } from "../../../stage/desk.ts";
import { AUDIT, PEOPLE_ANSWERS } from "../../../stage/people.ts";
import { DESK_URL, stagesTest } from "../../../stage/stage.ts";

stagesTest("author sees what was done, by whom, further back, and by kind", async (open) => {
  const [first] = AUDIT.entries;
  const hostile = HOSTILE_MARKUP.slice(0, 20).map((text, n) => ({
    id: 100 + n,
    at: 1,
    by: { id: text, name: text },
    act: text,
    room: `default/${text}`,
  }));
  const answers: Record<string, Answers[string]> = { ...PEOPLE_ANSWERS };
  const { options, calls } = answering(answers);
  const page = await open({ ...options, url: `${DESK_URL}#settings/audit` });
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname === "/api/audit") asked.push(search);
  });
  await page.evaluate(() => desk.show());
  await atDesk(page);
  const list = page.getByRole("list", { name: "What was done, the newest first" });
  await list.getByText("muted Reader 283 for 30 minutes").waitFor();
  await list.getByText("did something this console has no words for: new.thing").waitFor();
  equal(
    await list.getByRole("link").first().getAttribute("href"),
    "#inbox/default%2Fposts%2Fwebsocket",
  );
  answers["GET /api/audit"] = [200, { ...AUDIT, entries: hostile, next: undefined }];
  await page.getByRole("button", { name: "Show more" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".roster > li").length > 10);
  equal(
    await page.evaluate(() => document.querySelectorAll(".roster script, .roster img").length),
    0,
  );
  equal(await page.getByRole("button", { name: "Show more" }).count(), 0);

  answers["GET /api/audit"] = [200, { days: 365, entries: [] }];
  await page.getByLabel("About", { exact: true }).selectOption("data");
  await page.getByText("Nothing of this kind happened.").waitFor();
  await page.getByLabel("By", { exact: true }).selectOption("lee");
  await page.waitForFunction(() =>
    document.querySelector('a[download="audit.csv"]')?.getAttribute("href")?.includes("by=lee")
  );
  deepEqual(asked, ["", "?before=3", "?kind=data", "?kind=data&by=lee"]);
  equal(
    await page.getByRole("link", { name: "Download as a table" }).getAttribute("href"),
    "/api/audit?format=csv&kind=data&by=lee",
  );
  equal(first !== undefined && calls.length > 0, true);
});
