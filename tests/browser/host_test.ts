/**
 * The widget on pages that are rude to it, and what it does to them: nothing.
 *
 * @module
 */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { HostPage } from "../helper/host_page.ts";
import { TalkServer } from "../helper/talk_server.ts";
import { storyTest } from "../helper/visitor.ts";

const POST = `<title>A post</title><main><h1>A post</h1><p>It says something.</p></main>`;

/** What old libraries, polyfills and monitors do to a page. */
const PATCHES = `<script>
  Array.prototype.last = function () { return this[this.length - 1] };
  Object.prototype.enumerable = "yes";
  String.prototype.toJSON = undefined;
  Function.prototype.patched = function () {};
  for (const name of ["fetch", "setTimeout", "queueMicrotask"]) {
    const real = window[name];
    window[name] = function (...given) { return real.apply(window, given) };
  }
  for (const name of ["parse", "stringify"]) {
    const real = JSON[name];
    JSON[name] = function (...given) { return real.apply(JSON, given) };
  }
  const { append } = Element.prototype;
  Element.prototype.append = function (...given) { return append.apply(this, given) };
  const define = customElements.define;
  customElements.define = function (...given) { return define.apply(customElements, given) };
  window.Map = class Map extends window.Map {};
  window.Promise = class Promise extends window.Promise {};
</script>`;

const CSS = `<style>
  * { all: unset; display: block !important; font: 40px fantasy !important; color: red !important }
  body * { transform: rotate(3deg) !important; pointer-events: none !important }
</style>`;

const tagOf = (origin: string) => `<script async src="${origin}/small-talk.js"></script>`;

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox").fill(text);
  await page.keyboard.press("Enter");
  await page.getByRole("log").getByRole("listitem").filter({ hasText: text })
    .getByText("Sent", { exact: true }).waitFor();
}

storyTest(
  "a conversation goes on among patched prototypes and rude rules, and adds no global",
  async (visit) => {
    await using server = await TalkServer.start();
    await using host = new HostPage(
      `<html lang="en">${CSS}${PATCHES}<script>window.before = Object.keys(window)</script>` +
        `${POST}${tagOf(server.origin)}`,
    );
    const page = await visit("about:blank");
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(host.url);
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await say(page, "Is anybody there?");
    await page.waitForLoadState("networkidle");
    assert.deepEqual(
      await page.evaluate(() => {
        const before = Reflect.get(window, "before") as readonly string[];
        return Object.keys(window).filter((key) => key !== "before" && !before.includes(key));
      }),
      [],
    );
    assert.deepEqual(faults, []);
  },
);

storyTest("two widgets on a page are two conversations", async (visit) => {
  await using server = await TalkServer.start();
  const two = `<small-talk room="/one" placement="inline"></small-talk>
    <small-talk room="/other" placement="inline"></small-talk>`;
  await using host = new HostPage(`<html lang="en">${POST}${two}${tagOf(server.origin)}`);
  const page = await visit(host.url);
  for (const room of ["/one", "/other"]) {
    const widget = page.locator(`small-talk[room="${room}"]`);
    await widget.locator("#launcher").click();
    await widget.getByRole("textbox").fill(`In ${room}`);
    await page.keyboard.press("Enter");
    await widget.getByRole("log").getByText(`In ${room}`).waitFor();
  }
  const texts = await page.getByRole("log").allInnerTexts();
  assert.deepEqual(texts.map((text) => /In \/(?:one|other)/.exec(text)?.[0]), [
    "In /one",
    "In /other",
  ]);
});

storyTest("a page keeps the widget closed, or a message unsent, by cancelling", async (visit) => {
  await using server = await TalkServer.start();
  await using host = new HostPage(`<html lang="en">${POST}${tagOf(server.origin)}`);
  const page = await visit(host.url);
  await page.evaluate(() => {
    addEventListener("small-talk-before-open", (event) => event.preventDefault(), { once: true });
    addEventListener("small-talk-send", (event) => {
      if ((event as CustomEvent).detail.text === "Not this") event.preventDefault();
    });
  });
  const button = page.getByRole("button", { name: "Ask", exact: true });
  await button.click();
  await page.evaluate(() => customElements.whenDefined("small-talk").then(() => {}));
  assert.equal(await page.getByRole("dialog").count(), 0);
  await button.click();
  await page.getByRole("textbox").fill("Not this");
  await page.keyboard.press("Enter");
  assert.equal(await page.getByRole("textbox").inputValue(), "Not this");
  assert.equal(await page.getByRole("listitem").filter({ hasText: "Not this" }).count(), 0);
  await say(page, "But this");
});
