/**
 * The set-up in a real browser: from a new server to a page on which the chat works.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { PAGE_LIST, PAGES, SITES } from "../../../../shared/chat/destination.ts";
import type { SettledSite } from "../../../../shared/chat/site_body.ts";
import { siteWith } from "../../../helper/site_policy.ts";
import { answering, type Answers, SIGNED_IN } from "../../stage/desk.ts";
import { DESK_URL, stagesTest } from "../../stage/stage.ts";
import { AUTHOR } from "../../stage/state.ts";

const BARE: SettledSite = { ...siteWith("default", { title: "" }), version: "one" };
const OWNER: Answers = {
  ...SIGNED_IN,
  "GET /api/authors": [200, { authors: [{ ...AUTHOR, role: "owner", owner: true }] }],
};
const BLOG = "https://blog.example";

const list = (site: SettledSite): Answers[string] => [
  200,
  { sites: [site], fixed: [], given: [] },
];

function step(page: Page, name: string) {
  return page.getByRole("heading", { name });
}

stagesTest("a new author is led from the link to a page on which the chat works", async (open) => {
  const answers: Record<string, Answers[string]> = {
    ...OWNER,
    "POST /api/link": [200, { author: AUTHOR, role: "owner", expiresAt: Date.now() + 1e9 }],
    "GET /api/sites": list(BARE),
    "PUT /api/sites/default": [200, { ...BARE, title: "The margin", version: "two" }],
  };
  const { options, calls } = answering(answers);
  const page = await open({ ...options, url: `${DESK_URL}#link=token` });
  await page.evaluate(() => desk.show());
  await page.getByLabel("Name").fill("Kim");
  await page.locator("#password").fill("correct horse battery");
  await page.keyboard.press("Enter");
  await step(page, "What is the blog called?").waitFor();
  equal(new URL(page.url()).hash, "#setup");

  // By keyboard alone: the name, then on.
  await page.getByLabel("Name of the blog").fill("The margin");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.textContent?.includes("Where is it?"));
  const put = calls.findLast(({ call }) => call.startsWith("PUT"))?.body as SettledSite;
  deepEqual([put.title, put.version], ["The margin", "one"]);

  // What was typed as an address counts only once it is one.
  const field = page.getByLabel("Address of the blog");
  await field.fill("nonsense");
  await field.press("Enter");
  await page.getByText("Write an address such as https://blog.example.").waitFor();
  equal(await field.getAttribute("aria-invalid"), "true");
  await field.fill("blog.example/posts/a");
  await field.press("Enter");
  await page.getByRole("button", { name: `Remove ${BLOG}` }).waitFor();
  answers["PUT /api/sites/default"] = [200, { ...BARE, origins: [BLOG], version: "three" }];
  await page.getByRole("button", { name: "Save and go on" }).click();
  await step(page, "How should it look?").waitFor();

  await page.getByRole("link", { name: "Later" }).click();
  await page.getByRole("switch", { name: "Say when you usually answer" }).check();
  await page.getByLabel("Monday, from").fill("18:00");
  await page.getByText("Each time ends after it begins").waitFor();
  await page.getByRole("button", { name: "Save and go on" }).click();
  equal(await step(page, "When do you answer?").isVisible(), true);
  await page.getByRole("button", { name: "Remove the time on Monday" }).click();
  answers["PUT /api/sites/default"] = [200, { ...BARE, origins: [BLOG], version: "four" }];
  await page.getByRole("button", { name: "Save and go on" }).click();

  await step(page, "Put it into your blog").waitFor();
  await page.getByText("Waiting for your page").waitFor();
  await page.getByLabel("Made with").selectOption("astro");
  await page.getByText("src/layouts/BlogPost.astro").waitFor();
  await page.getByText("<script is:inline async").waitFor();
  const tell = (part: object) =>
    page.evaluate(([pages, sight]) => desk.link.tell(pages, sight), [PAGES, part] as const);
  const now = Date.now() + 60_000;
  await tell({ origin: "https://other.example", refusedAt: now });
  await page.getByText("https://other.example tried to show the chat and was not let in.")
    .waitFor();
  answers["PUT /api/sites/default"] = [
    200,
    { ...BARE, origins: [BLOG, "https://other.example"], version: "five" },
  ];
  await page.getByRole("button", { name: "Let it in" }).click();
  await page.waitForFunction(() => document.activeElement?.localName === "h2");
  const letIn = calls.findLast(({ call }) => call.startsWith("PUT"))?.body as SettledSite;
  deepEqual(letIn.origins, [BLOG, "https://other.example"]);
  await tell({ origin: BLOG, site: "default", tagAt: now });
  await page.getByText(`The tag is on ${BLOG}.`).waitFor();
  await tell({
    origin: BLOG,
    site: "default",
    tagAt: now,
    connectedAt: now,
    carrier: "websocket",
    path: "/posts/a",
  });
  await page.getByText(`The chat was connected on ${BLOG}/posts/a at`).waitFor();
});

stagesTest(
  "the preview is the chat itself, sends nothing, and leaves the focus alone",
  async (open) => {
    const { options, calls } = answering({ ...OWNER, "GET /api/sites": list(BARE) });
    const page = await open({ ...options, url: `${DESK_URL}#setup/look` });
    await page.evaluate(() => desk.show());
    const preview = page.locator(".chat small-talk-preview");
    await preview.getByText("Yes. Try it with yours.").waitFor();
    equal(
      await page.evaluate(() => document.activeElement?.localName === "small-talk-preview"),
      false,
    );
    await page.locator("#site-color").fill("#f5d90a");
    await page.getByLabel("Light or dark").selectOption("dark");
    equal(await preview.getAttribute("theme"), "dark");
    equal(
      await preview.evaluate((element) =>
        getComputedStyle(element).getPropertyValue("--small-talk-accent")
      ),
      "#f5d90a",
    );
    await page.getByLabel("What the button says").fill("<b>Questions</b>");
    const corner = page.locator(".corner small-talk-preview");
    equal(await corner.textContent(), "<b>Questions</b>");
    await preview.getByRole("textbox").fill("Hello");
    await preview.getByRole("button", { name: "Send to everyone" }).click();
    await preview.getByText("Hello").waitFor();
    const asked = calls.map(({ call }) => call).filter((call) =>
      /reader|GET \/api\/site$/.test(call)
    );
    deepEqual(asked, []);
  },
);

stagesTest(
  "whoever is second is told who was first, and loses nothing without wanting it",
  async (open) => {
    const answers: Record<string, Answers[string]> = { ...OWNER, "GET /api/sites": list(BARE) };
    const { options } = answering(answers);
    const page = await open({ ...options, url: `${DESK_URL}#setup/blog` });
    await page.evaluate((pages) => {
      desk.show();
      desk.link.answers[pages] = { pages: [], plainHttp: false };
    }, PAGE_LIST);
    const field = page.getByLabel("Name of the blog");
    await field.fill("Mine");
    // What is typed is still there after a look elsewhere.
    await page.evaluate(() => location.hash = "#inbox");
    await field.waitFor({ state: "detached" });
    await page.evaluate(() => location.hash = "#setup/blog");
    await field.waitFor();
    equal(await field.inputValue(), "Mine");
    const kims = { ...BARE, title: "Kim's", version: "kim", changed: { by: "Kim", at: 1 } };
    answers["GET /api/sites"] = list(kims);
    await page.evaluate(
      ([sites, site]) => desk.link.tell(sites, { type: "site", site }),
      [SITES, kims] as const,
    );
    await page.getByText("Kim has changed these settings since you opened them.").waitFor();
    equal(await field.inputValue(), "Mine");
    answers["PUT /api/sites/default"] = [409, { code: "changed", message: "" }];
    await page.getByRole("button", { name: "Save and go on" }).click();
    equal(await field.inputValue(), "Mine");
    await page.getByRole("button", { name: "Show the current settings" }).click();
    equal(await field.inputValue(), "Kim's");
  },
);
