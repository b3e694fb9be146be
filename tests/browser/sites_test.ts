/**
 * Two blogs with one server: the same path, and nothing in common.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import type { Page } from "playwright-core";
import { dataDir } from "../helper/data_dir.ts";
import { freePort, Started } from "../helper/started.ts";
import { Blog, storyTest } from "../helper/visitor.ts";

storyTest(
  "the conversations of two blogs never mix, and keep their readers apart",
  async (visit) => {
    using folder = dataDir();
    const port = freePort();
    await using one = new Blog(`http://localhost:${port}`);
    await using two = new Blog(`http://localhost:${port}`);
    const sites = [one, two].map((blog, n) => ({
      id: `blog-${n + 1}`,
      origins: [new URL(blog.post("/")).origin],
    }));
    const file = `${folder.path}/sites.json`;
    await Deno.writeTextFile(file, JSON.stringify({ sites }));
    const settings = { PORT: port, DATA_DIR: folder.path, SITES_FILE: file };
    await using server = new Started(settings);
    await server.ready();

    const [reader, other, stranger] = await Promise.all(
      [one, one, two].map((blog) => open(visit, blog.post("/posts/a"))),
    );
    if (reader === undefined || other === undefined || stranger === undefined) throw new Error();
    await say(reader, "Asked on the first blog");
    await say(stranger, "Asked on the second blog");
    await other.getByRole("log").getByText("Asked on the first blog").waitFor();
    await say(other, "Heard on the first blog");
    await reader.getByRole("log").getByText("Heard on the first blog").waitFor();

    await stranger.reload();
    await open(() => Promise.resolve(stranger), "");
    await stranger.getByRole("log").getByText("Asked on the second blog").waitFor();
    const first = ["Asked on the first blog", "Heard on the first blog"];
    deepEqual(await texts(reader), first);
    deepEqual(await texts(other), first);
    deepEqual(await texts(stranger), ["Asked on the second blog"]);
  },
);

async function open(visit: (url: string) => Promise<Page>, url: string): Promise<Page> {
  const page = await visit(url);
  await page.getByRole("button", { name: /ask/i }).click();
  await page.getByRole("textbox").waitFor();
  return page;
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox").fill(text);
  await page.getByRole("textbox").press("Enter");
  await page.getByText("Sent", { exact: true }).waitFor();
}

function texts(page: Page): Promise<string[]> {
  return page.getByRole("log").locator(".text").allTextContents();
}
