/**
 * The whole way: a reader asks on a blog, the author answers from the console, the server dies and
 * comes back, and both still see the conversation.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { axeSource } from "../helper/axe.ts";
import { dataDir } from "../helper/data_dir.ts";
import { freePort, Started } from "../helper/started.ts";
import { Blog, storyTest } from "../helper/visitor.ts";

const PASSWORD = "correct horse battery";
const LOOK_DIR = Deno.env.get("LOOK_DIR");

storyTest(
  "a question is answered, and outlives the server's death on both sides",
  async (visit) => {
    using folder = dataDir();
    const port = freePort();
    const settings = { PORT: port, DATA_DIR: folder.path, OWNER_PASSWORD: PASSWORD };
    const origin = `http://localhost:${port}`;
    await using blog = new Blog(origin);
    const first = new Started(settings);
    await first.ready();

    const reader = await visit(blog.post("/posts/a/"));
    await openWidget(reader);
    await say(reader, "Why is the sky blue?");
    await reader.getByText("Sent", { exact: true }).waitFor();

    const author = await visit(`${origin}/console`);
    await author.getByLabel("Password").fill(PASSWORD);
    await author.getByRole("button", { name: "Sign in", exact: true }).click();
    await author.getByRole("link", { name: /A post/ }).click();
    await author.getByRole("log").getByText("Why is the sky blue?").waitFor();
    await say(author, "Because of Rayleigh scattering.");
    const answer = reader.getByRole("log").getByText("Because of Rayleigh scattering.");
    await answer.waitFor();
    await reader.getByRole("log").getByText("Author", { exact: true }).first().waitFor();
    await look(reader, "reader");
    await look(author, "author");

    first.kill("SIGKILL");
    await first.ended();
    await Promise.all(
      [reader, author].map((page) => page.getByText("Reconnecting").first().waitFor()),
    );
    await say(reader, "Asked while the server was dead");
    await using second = new Started(settings);
    await second.ready();
    await Promise.all([reader, author].map(reconnect));
    await author.getByRole("log").getByText("Asked while the server was dead").waitFor();
    await say(author, "Answered after it came back");
    await reader.getByRole("log").getByText("Answered after it came back").waitFor();

    const said = [
      "Why is the sky blue?",
      "Because of Rayleigh scattering.",
      "Asked while the server was dead",
      "Answered after it came back",
    ];
    deepEqual(await texts(reader), said);
    deepEqual(await texts(author), said);
    await author.reload();
    await author.getByRole("log").getByText("Answered after it came back").waitFor();
    deepEqual(await texts(author), said);
    await reader.reload();
    await openWidget(reader);
    await reader.getByRole("log").getByText("Answered after it came back").waitFor();
    deepEqual(await texts(reader), said);
    for (const page of [reader, author]) equal(await violations(page), "");
  },
);

storyTest("a reader without a pointer asks with the keyboard alone", async (visit) => {
  using folder = dataDir();
  const port = freePort();
  await using blog = new Blog(`http://localhost:${port}`);
  await using server = new Started({ PORT: port, DATA_DIR: folder.path });
  await server.ready();
  const page = await visit(blog.post("/keys"), { colorScheme: "dark", width: 390, height: 780 });
  const launcher = page.getByRole("button", { name: /ask/i });
  await launcher.waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox").waitFor();
  await page.waitForFunction(() =>
    document.activeElement?.shadowRoot?.activeElement?.matches("textarea")
  );
  await page.keyboard.type("From the keyboard");
  await page.keyboard.press("Enter");
  await page.getByRole("log").getByText("From the keyboard").waitFor();
  await page.getByText("Sent", { exact: true }).waitFor();
  await look(page, "phone");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() =>
    document.activeElement?.shadowRoot?.activeElement?.matches("button")
  );
});

storyTest(
  "a page costs one request and nothing else until the reader wants more",
  async (visit) => {
    using folder = dataDir();
    const port = freePort();
    await using blog = new Blog(`http://localhost:${port}`);
    await using server = new Started({ PORT: port, DATA_DIR: folder.path });
    await server.ready();
    const page = await visit("about:blank");
    const requests: string[] = [];
    page.on("request", (request) => requests.push(new URL(request.url()).pathname));
    page.on("websocket", () => requests.push("websocket"));
    await page.goto(blog.post("/quiet"));
    await page.getByRole("button", { name: /ask/i }).waitFor();
    deepEqual(requests.filter((path) => path !== "/favicon.ico"), ["/quiet", "/small-talk.js"]);
    deepEqual(await page.context().cookies(), []);
    equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  },
);

async function openWidget(page: Page): Promise<void> {
  await page.getByRole("button", { name: /ask/i }).click();
  await page.getByRole("textbox").waitFor();
}

async function say(page: Page, text: string): Promise<void> {
  // An author has another field, for notes.
  const field = page.locator("small-talk-composer").getByRole("textbox");
  await field.fill(text);
  await field.press("Enter");
  await page.getByRole("log").getByText(text).waitFor();
}

/** Does not wait for the next try, nor for the one after it. */
async function reconnect(page: Page): Promise<void> {
  // Whether the author is there takes the place of the other word.
  const live = page.getByText(/^(?:Live|The author is here)$/).first();
  const tryNow = page.getByRole("button", { name: "Try now" }).first();
  for (;;) {
    await live.or(tryNow).first().waitFor();
    if (await live.isVisible()) return;
    await tryNow.click({ timeout: 1_000 }).catch(() => {});
  }
}

function texts(page: Page): Promise<string[]> {
  return page.getByRole("log").locator(".text").allTextContents();
}

async function violations(page: Page): Promise<string> {
  const found = await page.evaluate(`(async () => {
    const module = {};
    ${axeSource()};
    const { violations } = await window.axe.run("small-talk, main", {
      rules: { "target-size": { enabled: true } },
    });
    return violations.map(({ id, nodes }) => id + " " + nodes.map((node) => node.html)).join();
  })()`);
  return String(found);
}

async function look(page: Page, name: string): Promise<void> {
  if (LOOK_DIR !== undefined) await page.screenshot({ path: `${LOOK_DIR}/whole-way-${name}.png` });
}
