/**
 * Asking whether a link to a conversation shall be taken up; how it goes on is told in
 * `tests/browser/resume_test.ts`.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { stageTest } from "../../stage/stage.ts";
import { online } from "../../stage/state.ts";

stageTest(
  "where the reader cannot become somebody else a link is only taken out of the address",
  async (page) => {
    const asked: string[] = [];
    page.on("request", (request) => void asked.push(`${request.method()} ${request.url()}`));
    await page.evaluate((state) => {
      history.replaceState(null, "", "#small-talk=abc");
      stage.show({ state });
    }, online({}));
    await page.waitForFunction(() => location.hash === "");
    await page.getByRole("textbox").waitFor();
    equal(await page.getByRole("alertdialog").count(), 0);
    equal(asked.filter((request) => request.startsWith("POST")).length, 0);
  },
);
