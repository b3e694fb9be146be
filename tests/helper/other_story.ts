/**
 * The way every browser has to go: a reader asks on a blog, the author answers, and the conversation
 * is there when the reader comes back; something is whispered; and what is said while the server is
 * gone, on a page that is left then, arrives once.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { joinOf, whisperOf } from "../../shared/chat/destination.ts";
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
const ROOM = roomId("/posts/a");
/** Where the room is asked for. */
const PLACE = joinOf(ROOM);

/** Registers the test of a browser; ignored where it is missing. */
export function otherStoryTest(browser: OtherBrowser): void {
  const missing = browser.missing();
  const name =
    `in ${browser.name} a reader asks, whispers, hears the answers, finds them again, and loses nothing`;
  Deno.test({
    name: missing === undefined ? name : `${name} (${missing})`,
    ignore: missing !== undefined,
    fn: () => tell(browser),
  });
}

async function tell(browser: OtherBrowser): Promise<void> {
  using folder = dataDir();
  let site = await chatSite(folder.path);
  const port = Number(new URL(site.origin).port);
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
    const reader = await answer(site, PLACE, "Because of Rayleigh scattering.");
    await until(page, hasText("Because of Rayleigh scattering."));
    await until(page, `[...${ROOT}.querySelectorAll(".badge")].some((it) => it.checkVisibility())`);
    deepEqual(await page.value("complaints"), []);

    await page.go(host.url);
    await open(page);
    await until(page, hasText("Because of Rayleigh scattering."));
    equal(await page.value(`${ROOT}.querySelectorAll("li[data-id]").length`), 2);
    await page.type("Thank you\n");
    await until(page, hasText("Thank you"));

    await press(page, "#whisper-tab");
    await until(page, `${ROOT}.activeElement.closest("#whisper") !== null`);
    await page.type("Only for you\n");
    await until(page, hasText("Only for you", "#whisper"));
    await until(page, `${ROOT}.querySelector("#whisper").textContent.includes("Sent")`);
    await answer(site, whisperOf(ROOM, reader), "And only for you.");
    await until(page, hasText("And only for you.", "#whisper"));
    deepEqual(await page.value("complaints"), []);

    await press(page, "#room-tab");
    await until(page, `${ROOT}.activeElement.closest("#room") !== null`);
    await site.stop();
    await page.type("Said to nobody\n");
    await until(page, hasText("Said to nobody"));
    // A page that is left lets go of all it has but what the browser keeps.
    await page.go("about:blank");
    site = await chatSite(folder.path, port);
    await page.go(host.url);
    await open(page);
    await until(page, hasText("Said to nobody"));
    await until(
      page,
      `![...${ROOT}.querySelectorAll("#room .status")]
      .some((it) => it.textContent.includes("Not sent"))`,
    );
    deepEqual(await said(site), [
      "Why is the sky blue?",
      "Because of Rayleigh scattering.",
      "Thank you",
      "Said to nobody",
    ]);
    deepEqual(await page.value("complaints"), []);
    await page.go("about:blank");
  } finally {
    await site.stop();
  }
}

/** Presses the launcher, and waits until one can write. */
async function open(page: OtherPage): Promise<void> {
  await press(page, "#launcher");
  await until(page, `${ROOT}.activeElement.matches("textarea")`);
}

/** Presses something of the widget, once it is there. */
async function press(page: OtherPage, selector: string): Promise<void> {
  const { x, y, width, height } = await until<DOMRect>(
    page,
    `${ROOT}.querySelector(${JSON.stringify(selector)}).getBoundingClientRect().toJSON()`,
  );
  await page.click(x + width / 2, y + height / 2);
}

/** The author answers the newest message of a place. Returns who had said it. */
async function answer(site: ChatSite, place: string, text: string): Promise<string> {
  const author = await site.connect({ cookie: await site.signIn() });
  const { messages } = await author.ask<RoomPage>(place);
  const newest = messages.at(-1);
  const answers = newest?.id;
  equal(await author.send(`${place}/say`, { id: newId(random), text, answers }), undefined);
  await author.leave();
  return newest?.from.id ?? "";
}

/** What was said in the room. */
async function said(site: ChatSite): Promise<readonly string[]> {
  const author = await site.connect({ cookie: await site.signIn() });
  const { messages } = await author.ask<RoomPage>(PLACE);
  await author.leave();
  return messages.map(({ text }) => text);
}

/** Whether a message says so. */
function hasText(text: string, place = "#room"): string {
  return `[...${ROOT}.querySelectorAll("${place} li[data-id] .text")]
    .some((it) => it.textContent.includes(${JSON.stringify(text)}))`;
}
