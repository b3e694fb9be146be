/**
 * What is said about a link that does not stand, in a real browser.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import type { Page } from "playwright-core";
import type { LinkStatus } from "../../../widget/state/model.ts";
import { stageTest } from "../stage/stage.ts";
import { NOW, online } from "../stage/state.ts";

/** The word in the head and the notice above the composer. */
async function said(page: Page, link: LinkStatus, loaded = true) {
  await page.evaluate((part) => stage.conversation.become(part), { ...online(), link, loaded });
  const text = async (selector: string) =>
    (await page.locator(selector).allInnerTexts()).join().replace(/\s+/g, " ").trim();
  return [await text(".link"), await text(".notice")];
}

stageTest("link is said in a word, and a notice says what is safe and what to do", async (page) => {
  await page.evaluate(() => stage.show({}));
  deepEqual(await said(page, { kind: "connecting" }, false), ["Connecting", ""]);
  deepEqual(await said(page, { kind: "online" }), ["Live", ""]);
  deepEqual(await said(page, { kind: "offline" }), [
    "Offline",
    "You are offline. What you send waits here.",
  ]);
  deepEqual(await said(page, { kind: "waiting", retryAt: NOW + 6_100 }), [
    "Reconnecting",
    "Connection lost. Next try in 7 s. Try now",
  ]);
  deepEqual(await said(page, { kind: "waiting", retryAt: NOW + 6_100, code: "blocked" }), [
    "Reconnecting",
    "Your network blocks the conversation. What you send waits here. Next try in 7 s. Try now",
  ]);
  deepEqual(await said(page, { kind: "connecting" }), ["Reconnecting", "Reconnecting"]);
  for (const link of [{ kind: "waiting", retryAt: NOW + 900 }, { kind: "connecting" }] as const) {
    deepEqual(await said(page, { ...link, isMove: true }), ["Reconnecting", ""], "a short while");
  }
  deepEqual(await said(page, { kind: "refused", code: "forbidden", message: "" }), [
    "Not connected",
    "No connection. What you send waits here. Try now",
  ]);
});

const REFUSALS = [
  ["banned", "The author has closed this chat for you or for your network."],
  ["closed", "This conversation is closed."],
] as const;
for (const [code, why] of REFUSALS) {
  stageTest(
    `who is refused with "${code}" is told why, and nothing they write waits`,
    async (page) => {
      await page.evaluate(() => stage.show({}));
      await page.getByRole("textbox").waitFor();
      const link = { kind: "refused", code, message: "" } as const;
      deepEqual(await said(page, link, false), ["Not connected", `${why} Try now`]);
      await page.getByRole("textbox").waitFor({ state: "detached" });
      await said(page, { kind: "online" });
      await page.getByRole("textbox").waitFor();
    },
  );
}
