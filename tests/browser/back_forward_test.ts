/**
 * A page with an open conversation stays in the back/forward cache, and goes on when it is shown
 * again.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { chromium, type Page } from "playwright-core";
import { findWholeChromium, NO_WHOLE_CHROMIUM } from "../helper/chromium.ts";
import { dataDir } from "../helper/data_dir.ts";
import { freePort, Started } from "../helper/started.ts";
import { Blog } from "../helper/visitor.ts";

const executablePath = findWholeChromium();

Deno.test({
  name: "page that comes back from the cache is connected again" +
    (executablePath === undefined ? ` (${NO_WHOLE_CHROMIUM})` : ""),
  ignore: executablePath === undefined,
  async fn() {
    using folder = dataDir();
    const port = freePort();
    await using server = new Started({ PORT: port, DATA_DIR: folder.path });
    await server.ready();
    await using blog = new Blog(`http://localhost:${port}`);
    const browser = await chromium.launch({
      executablePath: executablePath ?? "",
      args: ["--no-sandbox", "--disable-dev-shm-usage"],
      ignoreDefaultArgs: ["--disable-back-forward-cache"],
    });
    try {
      const page = await browser.newPage({ locale: "en" });
      await page.goto(blog.post("/posts/a"));
      await page.getByRole("button", { name: "Ask" }).click();
      await say(page, "Asked before");
      await page.evaluate(() => {
        addEventListener("pageshow", ({ persisted }) => {
          document.documentElement.dataset.persisted = String(persisted);
        });
      });
      await page.goto(blog.post("/posts/b"));
      // A page out of the cache is not loaded once more.
      await page.goBack({ waitUntil: "commit" });
      await page.waitForFunction(() => document.documentElement.dataset.persisted === "true");
      await say(page, "Asked after");
      equal(await page.getByRole("listitem").filter({ hasText: "Asked" }).count(), 2);
    } finally {
      await browser.close();
    }
  },
});

/** Says something and waits until the server has it. */
async function say(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox").fill(text);
  await page.keyboard.press("Enter");
  const own = page.getByRole("log").getByRole("listitem").filter({ hasText: text });
  await own.getByText("Sent", { exact: true }).waitFor();
}
