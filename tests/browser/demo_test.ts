/**
 * The demo as `deno task start` serves it, under its own content security policy.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { dataDir } from "../helper/data_dir.ts";
import { freePort, Started } from "../helper/started.ts";
import { storyTest } from "../helper/visitor.ts";

storyTest("the demo's greeting greets, and its posts take questions", async (visit) => {
  using folder = dataDir();
  const port = freePort();
  await using server = new Started({ PORT: port, DATA_DIR: folder.path });
  await server.ready();
  const page = await visit("about:blank");
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (line) => {
    // stompjs catches what its own callbacks throw, and only prints it.
    if (line.type() !== "info") faults.push(line.text());
  });

  await page.goto(`http://localhost:${port}/greeting/`);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.getByLabel("Your name").fill("<b>World</b>");
  await page.keyboard.press("Enter");
  await page.getByText("Hello, <b>World</b>!", { exact: true }).first().waitFor();

  await page.goto(`http://localhost:${port}/`);
  await page.getByRole("link", { name: "한글은 쓰는 동안에도 자란다" }).click();
  await page.locator("small-talk button").first().click();
  await page.getByRole("textbox").fill("질문이 있어요");
  await page.keyboard.press("Enter");
  await page.getByText("보냈어요", { exact: true }).waitFor();
  deepEqual(faults, []);
  equal(await page.title(), "한글은 쓰는 동안에도 자란다");
});
