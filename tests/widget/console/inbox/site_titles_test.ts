/**
 * What blogs are called in the inbox.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import {
  loadSiteTitles,
  sitesOf,
  siteTitle,
} from "../../../../widget/console/inbox/site_titles.ts";
import type { ConsoleApi } from "../../../../widget/console/api/console_api.ts";
import { siteWith } from "../../../helper/site_policy.ts";
import { answering, room, SIGNED_IN } from "../../stage/desk.ts";
import { show } from "../../stage/inbox_page.ts";
import { stageTest } from "../../stage/stage.ts";

const LIST = {
  sites: [siteWith("default", { title: "Notes" }), siteWith("aside", { title: "" })].map((
    site,
  ) => ({
    ...site,
    version: "1",
  })),
  fixed: [],
  given: [],
};

Deno.test("a blog is called by its title, or by its id where it has or tells none", async () => {
  const asked: string[] = [];
  const deskOf = (ok: boolean) => {
    const call: ConsoleApi["call"] = (method, path) => {
      asked.push(`${method} ${path}`);
      const refusal = { code: "forbidden", message: "" } as const;
      return Promise.resolve(ok ? { ok, value: LIST } : { ok, refusal });
    };
    return { api: { call } as ConsoleApi };
  };
  const desk = deskOf(true);
  equal(siteTitle(desk, "default"), "default", "before it is known");
  equal(await loadSiteTitles(desk), true);
  equal(await loadSiteTitles(desk), false);
  deepEqual(asked, ["GET /api/sites"], "it is asked once");
  deepEqual(["default", "aside", "gone"].map((id) => siteTitle(desk, id)), [
    "Notes",
    "aside",
    "gone",
  ]);
  const moderators = deskOf(false);
  equal(await loadSiteTitles(moderators), false);
  equal(siteTitle(moderators, "default"), "default");
});

Deno.test("the sites of a list are each said once, in order", () => {
  deepEqual(sitesOf([{ room: "b/x" }, { room: "a/x" }, { room: "b/y" }] as never), ["a", "b"]);
});

const { options } = answering({ ...SIGNED_IN, "GET /api/sites": [200, LIST] });

stageTest("conversations are chosen by the title of their blog", async (page) => {
  const other = { ...room("/posts/b", { minutesAgo: 2 }), room: "aside/posts/b" };
  await show(page, [room("/posts/a"), other] as never);
  const blog = page.getByLabel("Blog");
  await blog.locator("option", { hasText: "Notes" }).waitFor({ state: "attached" });
  await blog.selectOption({ label: "Notes" });
  await page.waitForFunction(() => document.querySelectorAll(".list li").length === 1);
  equal(await page.locator(".list .title").innerText(), "/posts/a");
}, options);
