/**
 * `deno task pictures`: takes the two pictures of the README, of the demo blog and its console, on a
 * server of its own.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { findChromium, NO_CHROMIUM } from "../helper/chromium.ts";
import { dataDir } from "../helper/data_dir.ts";
import { freePort, Started } from "../helper/started.ts";

const FOLDER = fileURLToPath(new URL("../../demo/picture/", import.meta.url));
const VIEW = { width: 1320, height: 825 };
const PASSWORD = "correct horse battery";

const QUESTION = "Who ruled those broad margins, the scribes themselves?";
const ANSWER = "Mostly the scribe, with a blunt point, before the ink: " +
  "look at any page against the light and you see the lines.";
const REPLY = "I will. So the empty margin was planned from the start.";

/** Draws both into `demo/picture/`. */
async function draw(browser: Browser, origin: string): Promise<void> {
  const open = async (path: string) => {
    const page = await browser.newPage({ locale: "en", viewport: VIEW });
    await page.goto(origin + path);
    return page;
  };
  const author = await open("/console#settings/account");
  await author.getByLabel("Password").fill(PASSWORD);
  await author.getByRole("button", { name: "Sign in", exact: true }).click();
  await author.getByLabel("Name", { exact: true }).fill("Kim");
  await author.getByRole("button", { name: "Save" }).first().click();
  await author.getByText("Saved").first().waitFor();

  const reader = await open("/posts/margin/");
  await ask(reader, QUESTION);
  await ask(await open("/posts/websocket-and-stomp/"), "Does every message need a receipt?");
  const other = await open("/posts/from-spring/");
  await ask(other, "I came from Spring, and this took me ten minutes. Thank you.", true);

  await author.goto(`${origin}/console#inbox`);
  // The frame shows the new name once it is loaded anew.
  await author.reload();
  await author.getByRole("link", { name: /margin/i }).first().click();
  await author.getByRole("log").getByText(QUESTION).waitFor();
  await write(author, ANSWER);
  await reader.getByRole("log").getByText(ANSWER).waitFor();
  await write(reader, REPLY);
  await author.getByRole("log").getByText(REPLY).waitFor();
  await reader.getByText("Sent", { exact: true }).last().waitFor();
  await author.mouse.move(VIEW.width / 2, VIEW.height / 2);
  await author.locator(".list a").filter({ hasText: "So the empty margin" }).waitFor();
  await author.locator(".list a.unread").filter({ hasText: "margin" }).waitFor({
    state: "detached",
  });
  await shoot(reader, "reader");
  await shoot(author, "author");
}

/** Opens the chat and says something, in public or only to the author. */
async function ask(page: Page, text: string, inPrivate = false): Promise<void> {
  await page.getByRole("button", { name: /ask/i }).first().click();
  await page.getByRole("textbox").waitFor();
  if (inPrivate) await page.getByText("Private to the author").first().click();
  await write(page, text);
  await page.getByText("Sent", { exact: true }).first().waitFor();
}

async function write(page: Page, text: string): Promise<void> {
  const field = page.locator("small-talk-composer").getByRole("textbox").first();
  await field.fill(text);
  await field.press("Enter");
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${FOLDER}${name}.jpg`, type: "jpeg", quality: 72 });
}

async function pictures(): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(NO_CHROMIUM);
  using folder = dataDir();
  const port = freePort();
  await using server = new Started({
    PORT: port,
    DATA_DIR: folder.path,
    OWNER_PASSWORD: PASSWORD,
  });
  await server.ready();
  const browser = await chromium.launch({ executablePath });
  try {
    await draw(browser, `http://localhost:${port}`);
  } finally {
    await browser.close();
  }
}

if (import.meta.main) await pictures();
