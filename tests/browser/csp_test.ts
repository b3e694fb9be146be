/**
 * The widget on pages with the strictest rules.
 *
 * @module
 */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { HostPage, WidgetFiles } from "../helper/host_page.ts";
import { TalkServer } from "../helper/talk_server.ts";
import { storyTest, type Visit } from "../helper/visitor.ts";

const POST = `<title>A post</title><main><h1>A post</h1><p>It says something.</p></main>`;

const PASSWORD = "correct horse battery";
const LOOK_DIR = Deno.env.get("LOOK_DIR");

/** A page that allows nothing but what the widget needs from one server. */
function strictPage(origin: string): HostPage {
  const { host } = new URL(origin);
  const tag = `<script async src="${origin}/small-talk.js"></script>`;
  return new HostPage(`<html lang="en">${POST}${tag}`, {
    "content-security-policy": [
      "default-src 'none'",
      `script-src ${origin}`,
      `connect-src ${origin} ws://${host}`,
      "style-src 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join("; "),
  });
}

/** What a page complains of, from now on. */
function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on("console", (line) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/.test(line.text())) {
      complaints.push(line.text());
    }
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

storyTest("widget breaks none of the strictest rules a page can have", async (visit) => {
  await using widget = await WidgetFiles.bundled();
  await using host = strictPage(widget.origin);
  const page = await visit("about:blank");
  const complaints = complaintsOf(page);
  await page.goto(host.url);
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.getByRole("dialog").waitFor();
  assert.deepEqual(complaints, []);
});

storyTest("a reader writes on a page with the strictest rules, code and all", async (visit) => {
  await using server = await TalkServer.start();
  await using host = strictPage(server.origin);
  const page = await visit("about:blank");
  const complaints = complaintsOf(page);
  await page.goto(host.url);
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.getByRole("textbox").fill("**Why** is `a` this?\n```js\nconst a = 1;\n```");
  await page.keyboard.press("Enter");
  const own = page.getByRole("log").getByRole("listitem").filter({ hasText: "Why is a this?" });
  await own.locator("strong").waitFor();
  await page.locator("pre").filter({ hasText: "const a = 1;" }).waitFor();
  await page.waitForLoadState("networkidle");
  assert.deepEqual(complaints, []);
});

storyTest("an author's picture is shown where a page allows no images", async (visit) => {
  await using server = await TalkServer.start({ OWNER_PASSWORD: PASSWORD });
  await using host = strictPage(server.origin);
  const page = await visit("about:blank");
  const complaints = complaintsOf(page);
  const pictures: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/avatars/")) pictures.push(request.url());
  });
  await page.goto(host.url);
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.getByRole("textbox").fill("Who are you?");
  await page.keyboard.press("Enter");
  await page.getByText("Sent", { exact: true }).waitFor();

  const author = await authorWithPicture(visit, server.origin);
  await author.getByRole("link", { name: /A post/ }).click();
  for (const text of ["It is me", "As you see"]) {
    await author.locator("small-talk-composer").getByRole("textbox").fill(text);
    await author.keyboard.press("Enter");
    await page.getByRole("log").getByText(text).waitFor();
  }
  await page.locator("li small-talk-picture canvas").waitFor();
  await look(page, "picture");
  assert.equal(pictures.length, 1, "two messages of one author have one picture");
  assert.deepEqual(complaints, []);
});

/** Somebody in the console, signed in, with a picture of their own. */
async function authorWithPicture(visit: Visit, origin: string): Promise<Page> {
  const page = await visit(`${origin}/console`);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("link", { name: /A post/ }).waitFor();
  const status = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(120, 90);
    const brush = canvas.getContext("2d");
    if (brush !== null) {
      brush.fillStyle = "teal";
      brush.fillRect(0, 0, 120, 90);
      brush.fillStyle = "gold";
      brush.fillRect(40, 25, 40, 40);
    }
    const body = await canvas.convertToBlob({ type: "image/png" });
    const headers = { "content-type": "image/png" };
    return (await fetch("/api/authors/me/avatar", { method: "PUT", body, headers })).status;
  });
  assert.equal(status, 200);
  // A connection speaks with the picture that was there when it began.
  await page.reload();
  return page;
}

/** Keeps how a page looks, for people, in light, dark, on a phone, and from right to left. */
async function look(page: Page, name: string): Promise<void> {
  if (LOOK_DIR === undefined) return;
  const shot = (how: string) => page.screenshot({ path: `${LOOK_DIR}/${name}-${how}.png` });
  await shot("light");
  await page.emulateMedia({ colorScheme: "dark" });
  await shot("dark");
  await page.setViewportSize({ width: 390, height: 700 });
  await shot("phone");
  await page.locator("small-talk").evaluate((element) => {
    const dialog = element.shadowRoot?.querySelector("dialog");
    if (dialog) dialog.dir = "rtl";
  });
  await shot("right-to-left");
}
