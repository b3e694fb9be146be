/**
 * The way every browser has to go: a reader asks on a blog, the author answers, and the conversation
 * is there when the reader comes back.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { joinOf } from "../../shared/chat/destination.ts";
import type { RoomPage } from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { random } from "./chat.ts";
import { type ChatSite, chatSite } from "./chat_site.ts";
import { dataDir } from "./data_dir.ts";
import { HostPage } from "./host_page.ts";
import { type OtherBrowser, type OtherPage, until } from "./other_browser.ts";

/** Collects what the page complains of. */
const COMPLAINTS = `<script>
  var complaints = [];
  addEventListener("error", (event) => complaints.push(event.message));
  addEventListener("unhandledrejection", (event) => complaints.push(String(event.reason)));
</script>`;
const ROOT = `document.querySelector("small-talk").shadowRoot`;
/** Where the room is asked for. */
const PLACE = joinOf(roomId("/posts/a"));

/** Registers the test of a browser; ignored where it is missing. */
export function otherStoryTest(browser: OtherBrowser): void {
  const missing = browser.missing();
  const name = `in ${browser.name} a reader asks, hears the answer, and finds both again`;
  Deno.test({
    name: missing === undefined ? name : `${name} (${missing})`,
    ignore: missing !== undefined,
    fn: () => tell(browser),
  });
}

async function tell(browser: OtherBrowser): Promise<void> {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  try {
    await using host = new HostPage(
      `<html lang="en"><title>A post</title>${COMPLAINTS}<h1>A post</h1><p>It says something.</p>
       <script async src="${site.origin}/small-talk.js"></script>`,
    );
    await using page = await browser.open();
    await page.go(host.url);
    await open(page);
    await page.type("Why is the sky blue?\n");
    await until(page, hasText("Why is the sky blue?"));
    await until(page, `${ROOT}.textContent.includes("Sent")`);
    await answer(site, "Because of Rayleigh scattering.");
    await until(page, hasText("Because of Rayleigh scattering."));
    await until(page, `[...${ROOT}.querySelectorAll(".badge")].some((it) => it.checkVisibility())`);
    deepEqual(await page.value("complaints"), []);

    await page.go(host.url);
    await open(page);
    await until(page, hasText("Because of Rayleigh scattering."));
    equal(await page.value(`${ROOT}.querySelectorAll("li[data-id]").length`), 2);
    await page.type("Thank you\n");
    await until(page, hasText("Thank you"));
    deepEqual(await page.value("complaints"), []);
    // A page that is left lets go of its socket.
    await page.go("about:blank");
  } finally {
    await site.stop();
  }
}

/** Presses the launcher, and waits until one can write. */
async function open(page: OtherPage): Promise<void> {
  const { x, y, width, height } = await until<DOMRect>(
    page,
    `${ROOT}.querySelector("#launcher").getBoundingClientRect().toJSON()`,
  );
  await page.click(x + width / 2, y + height / 2);
  await until(page, `${ROOT}.activeElement.matches("textarea")`);
}

/** The author answers the newest message. */
async function answer(site: ChatSite, text: string): Promise<void> {
  const author = await site.connect({ cookie: await site.signIn() });
  const { messages } = await author.ask<RoomPage>(PLACE);
  const answers = messages.at(-1)?.id;
  equal(await author.send(`${PLACE}/say`, { id: newId(random), text, answers }), undefined);
  await author.leave();
}

/** Whether a message says so. */
function hasText(text: string): string {
  return `[...${ROOT}.querySelectorAll("li[data-id] .text")]
    .some((it) => it.textContent.includes(${JSON.stringify(text)}))`;
}
