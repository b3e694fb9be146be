import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { axeSource } from "../../helper/axe.ts";
import { findChromium } from "../../helper/chromium.ts";
import { serveGreeting } from "../../helper/greeting_site.ts";
import { withChromium } from "../../helper/shared_chromium.ts";

const ignore = findChromium() === undefined;

/** Opens the page in a browser and lets `use` look at it. */
async function onPage(use: (page: Page, browser: Browser) => Promise<void>): Promise<void> {
  const site = await serveGreeting({ page: true });
  try {
    await withChromium(async (browser) => {
      const page = await browser.newPage({ baseURL: site.origin });
      const faults: string[] = [];
      page.on("console", (message) => faults.push(message.text()));
      page.on("pageerror", (error) => faults.push(error.message));
      await page.goto("/greeting/");
      await use(page, browser);
      assert.deepEqual(faults, [], "the page breaks none of its own rules");
    });
  } finally {
    await site.stop();
  }
}

Deno.test("greeting page is used with the keyboard and shows every frame", {
  ignore,
}, async () => {
  await onPage(async (page) => {
    await page.getByRole("button", { name: "Connect" }).press("Enter");
    await page.getByText("Connected", { exact: true }).waitFor();
    assert.equal(await page.evaluate("document.activeElement.id"), "name");
    await page.keyboard.type("<i>Kim</i>");
    await page.keyboard.press("Enter");
    await page.getByText("Hello, <i>Kim</i>!", { exact: true }).waitFor();
    assert.equal(await page.locator("#greetings i").count(), 0, "a name is never a tag");
    const frames = await page.locator("#frames pre").allTextContents();
    assert.deepEqual(frames.map((frame) => frame.split("\n")[0]), [
      "CONNECT",
      "CONNECTED",
      "SUBSCRIBE",
      "SUBSCRIBE",
      "SEND",
      "MESSAGE",
    ]);
    assert.match(frames[4] ?? "", /^SEND\ndestination:\/app\/hello\n.*\n\n\{"name":".*"\}\^@$/s);

    await page.keyboard.type("   ");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").filter({ hasText: "Expected a name" }).waitFor();

    await page.getByRole("button", { name: "Disconnect" }).click();
    await page.getByText("Not connected", { exact: true }).waitFor();
    assert.equal(await page.getByLabel("Your name").isDisabled(), true);
    await page.getByRole("button", { name: "Clear" }).click();
    assert.equal(await page.locator("#frames li").count(), 0);
  });
});

Deno.test("greeting page has no fault that axe can find, light and dark, wide and narrow", {
  ignore,
}, async () => {
  await onPage(async (page) => {
    for (const colorScheme of ["light", "dark"] as const) {
      for (const width of [1280, 320]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        if (await page.locator("#frames li").count() === 0) {
          await page.getByRole("button", { name: "Connect" }).click();
          await page.getByText("Connected", { exact: true }).waitFor();
        }
        await page.evaluate(axeSource());
        const found = await page.evaluate(
          "axe.run({ rules: { 'target-size': { enabled: true } } })" +
            ".then(({ violations }) => violations.map(({ id }) => id))",
        );
        assert.deepEqual(found, [], `${colorScheme} ${width}`);
        const overflow = "document.documentElement.scrollWidth > innerWidth";
        assert.equal(await page.evaluate(overflow), false, `${width} needs no sideways scrolling`);
      }
    }
  });
});

Deno.test("greeting page shows the controller as it is", async () => {
  const read = (name: string) =>
    Deno.readTextFile(new URL(`../../../demo/greeting/${name}`, import.meta.url));
  const shown = /<code id="controller">(.*?)<\/code>/s.exec(await read("index.html"))?.[1] ?? "";
  const text = shown.replaceAll(/<\/?b>/g, "")
    .replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  const source = await read("greeting_controller.ts");
  assert.equal(text, source.slice(source.indexOf("const Hello")).trimEnd());
});
