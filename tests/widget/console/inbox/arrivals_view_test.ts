/**
 * What a screen reader is told of the inbox, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { answering, room, SIGNED_IN } from "../../stage/desk.ts";
import { A, B, LOW, show } from "../../stage/inbox_page.ts";
import { stageTest } from "../../stage/stage.ts";
import { READER } from "../../stage/state.ts";

const { options } = answering(SIGNED_IN);

stageTest("inbox says to screen readers what came, many at once in one sentence", async (page) => {
  const many = ["c", "d", "e"].map((name) => room(`/posts/${name}`, { from: READER, text: "Hi" }));
  await show(page, [B, LOW]);
  const said = page.locator("small-talk-arrivals [role=status]");
  deepEqual([await said.innerText(), await said.getAttribute("class")], ["", "unseen"]);
  const spoken = await page.evaluate(async ([A, B, LOW, many]) => {
    const region = document.querySelector("small-talk-arrivals [role=status]");
    const next = () =>
      new Promise<string>((resolve) => {
        const seen = new MutationObserver(() => {
          const text = [...region?.children ?? []].map((line) => line.textContent).join(" ");
          if (text === "") return;
          seen.disconnect();
          resolve(text);
        });
        if (region !== null) seen.observe(region, { childList: true, subtree: true });
      });
    const heard: string[] = [];
    const tell = async (rows: typeof many) => {
      const text = next();
      desk.inbox.change({ rows });
      heard.push(await text);
    };
    const more = { ...LOW, lastSeq: 2, last: { ...LOW.last, text: "**Still** there?", seq: 2 } };
    await tell([A, B, more]);
    await tell([A, B, more, ...many]);
    return heard;
  }, [A, B, LOW, many] as const);
  deepEqual(spoken.map((text) => text.replace(/\s+/g, " ")), [
    "Reader 372 on “First post”: Why? Ada privately, on “First post”: Still there?",
    "Something new in 3 conversations.",
  ]);
}, options);

stageTest("inbox says nothing while the window is hidden", async (page) => {
  await show(page, [B]);
  await page.evaluate((rows) => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    desk.inbox.change({ rows: [rows[0]] });
    Object.defineProperty(document, "visibilityState", { value: "visible" });
    desk.inbox.change({ rows });
  }, [{ ...B, lastSeq: 9, last: { ...B.last, from: READER, text: "Unheard" } }, A] as const);
  const said = page.locator("small-talk-arrivals [role=status]");
  await said.filter({ hasText: "Why?" }).waitFor({ state: "attached" });
  equal((await said.innerText()).includes("Unheard"), false);
}, options);
