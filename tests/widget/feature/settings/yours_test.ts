/**
 * What readers can do with what is theirs, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { stageTest } from "../../stage/stage.ts";
import { online } from "../../stage/state.ts";

declare global {
  /** What the server was asked for. */
  var called: string[];
}

/** Opens the settings; the server answers calls with this. */
async function begin(page: Page, status: number, body = ""): Promise<void> {
  await page.evaluate((state) => stage.show({ state }), online());
  await page.evaluate(([status, body]) => {
    const called: string[] = [];
    Object.assign(globalThis, { called });
    stage.talk.call = (method, path) => {
      called.push(`${method} ${path}`);
      return Promise.resolve(new Response(status === 204 ? null : body, { status }));
    };
    return stage.parts.openSettings();
  }, [status, body] as const);
}

const button = (page: Page, name: string) => page.getByRole("button", { name });
const said = (page: Page) => page.locator(".setting-yours [role=status]").textContent();

stageTest("another device gets a link, as text and as a code", async (page) => {
  await begin(page, 201, JSON.stringify({ token: "abc", expiresAt: 1 }));
  await button(page, "Continue on another device").click();
  equal(
    await page.getByRole("textbox", { name: "Link" }).inputValue(),
    "http://stage.localhost/posts/margin#small-talk=abc",
  );
  equal(await page.getByRole("img", { name: "The same link as a code for a camera" }).count(), 1);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await button(page, "Copy link").click();
  await page.getByText("Copied").waitFor();
  equal(
    await page.evaluate(() => navigator.clipboard.readText()),
    "http://stage.localhost/posts/margin#small-talk=abc",
  );
});

stageTest("one's messages are a file", async (page) => {
  await begin(page, 200, '{"text":"Hello"}\n');
  const arriving = page.waitForEvent("download");
  await button(page, "Download my messages").click();
  const file = await arriving;
  equal(file.suggestedFilename(), "messages.jsonl");
  const copy = await Deno.makeTempFile();
  try {
    await file.saveAs(copy);
    equal(await Deno.readTextFile(copy), '{"text":"Hello"}\n');
  } finally {
    await Deno.remove(copy);
  }
});

stageTest("erasing asks once, says what goes, and can be left", async (page) => {
  await begin(page, 204);
  await button(page, "Erase my messages").click();
  equal(await page.getByText("This cannot be undone.").count(), 1);
  const focused = () =>
    page.evaluate(() =>
      document.querySelector("small-talk-staged")?.shadowRoot?.activeElement?.textContent?.trim()
    );
  equal(await focused(), "Keep it", "what does no harm has the focus");
  await page.keyboard.press("Enter");
  equal(await focused(), "Erase my messages");
  deepEqual(await page.evaluate(() => called), []);
  await page.keyboard.press("Enter");
  await button(page, "Erase everything").click();
  await page.getByText("Everything is erased.").waitFor();
  deepEqual(await page.evaluate(() => called), ["DELETE api/reader/messages"]);
});

stageTest("what does not work says so", async (page) => {
  await begin(page, 500);
  for (const name of ["Continue on another device", "Download my messages"]) {
    await button(page, name).click();
    await page.getByText("This did not work. Try again in a moment.").waitFor();
  }
  equal(await said(page), "This did not work. Try again in a moment.");
});
