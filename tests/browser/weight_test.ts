/**
 * What the widget costs a page, counted where it is paid: by the browser, from a real server.
 *
 * @module
 */
import { deepEqual, equal, ok } from "node:assert/strict";
import type { Page } from "playwright-core";
import { lazyBudget, OPENED_BUDGET, TAG_BUDGET } from "../../widget/build/budget.ts";
import { type ChatSite, chatSite } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";
import { launcherWords } from "../../widget/launcher.ts";
import { countTraffic, type Loaded, type Traffic } from "../helper/traffic.ts";
import { Blog, storyTest, type Visit } from "../helper/visitor.ts";

/** The tag, which is there before; then all that an ordinary first opening asks for. */
const ASKED = ["small-talk", "/api/reader", "component-standing", "small-talk-element"];

/** What is loaded behind the panel. */
const STANDING = "widget/component/standing.ts";

interface Post {
  readonly page: Page;
  readonly traffic: Traffic;
  readonly site: ChatSite;
  /** What came from the chat's server, on this page view. */
  ours(): readonly Loaded[];
  /** Comes again, to a page in this language. */
  again(lang?: "en" | "ko"): Promise<void>;
}

function postTest(name: string, read: (post: Post) => Promise<void>): void {
  storyTest(name, async (visit) => {
    using folder = dataDir();
    const site = await chatSite(folder.path);
    try {
      await using blog = new Blog(site.origin);
      await read(await openPost(visit, site, blog));
    } finally {
      await site.stop();
    }
  });
}

async function openPost(visit: Visit, site: ChatSite, blog: Blog): Promise<Post> {
  const page = await visit("about:blank");
  const traffic = await countTraffic(page);
  const come = async (lang: string) => {
    await page.goto(blog.post(`/posts/${lang}`));
    await launcher(page, lang).waitFor();
    await page.waitForLoadState("networkidle");
  };
  await page.addInitScript(() => {
    const seen = { shift: 0 };
    Object.assign(globalThis, { seen });
    // The blog writes English; a page in another language is the same but for its root.
    const root = new MutationObserver(() => {
      document.documentElement.lang = location.pathname.slice(-2);
      root.disconnect();
    });
    if (location.pathname.startsWith("/posts/")) root.observe(document, { childList: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        seen.shift += (entry as PerformanceEntry & { value: number }).value;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await come("en");
  let seen = 0;
  const ours = () => traffic.loaded.slice(seen).filter(({ url }) => url.startsWith(site.origin));
  const again = async (lang = "en") => {
    seen = traffic.loaded.length;
    await come(lang);
  };
  return { page, traffic, site, ours, again };
}

postTest("a page with the tag costs one small script, and nothing else", async (post) => {
  const { page, traffic, ours } = post;
  deepEqual(ours().map(pathOf), ["/small-talk.js"]);
  isWithin(bytesOf(ours()), TAG_BUDGET.limitBytes);
  await leavesNothing(page, traffic);
  deepEqual(traffic.loaded.map(pathOf).filter((path) => path !== "/favicon.ico"), [
    "/posts/en",
    "/small-talk.js",
  ]);
});

postTest("interest alone loads the component, and still opens and keeps nothing", async (post) => {
  const { page, traffic, ours } = post;
  await launcher(page).hover();
  await page.evaluate(() => customElements.whenDefined("small-talk").then(() => {}));
  await page.waitForLoadState("networkidle");
  equal(ours().length, 2, `${ours().map(pathOf)}`);
  await leavesNothing(page, traffic);
});

postTest("opening costs what the budgets allow, one socket, and moves nothing", async (post) => {
  const { page, traffic, ours } = post;
  await opened(page);
  const scripts = ours().filter(({ kind }) => kind === "Script");
  const needed = scripts.filter((one) => pathOf(one).includes("small-talk"));
  equal(needed.length, 2, `${needed.map(pathOf)}`);
  isWithin(bytesOf(needed), OPENED_BUDGET.limitBytes);
  deepEqual(ours().map(nameOf).sort(), ASKED.toSorted());
  const standing = scripts.filter((one) => nameOf(one) === "component-standing");
  isWithin(bytesOf(standing), lazyBudget(STANDING).limitBytes ?? 0);
  const kinds = new Set(ours().map(({ kind }) => kind));
  for (const kind of ["Stylesheet", "Font", "Image", "Media"]) equal(kinds.has(kind), false, kind);
  equal(traffic.sockets.length, 1);
  equal(await shiftOf(page), 0);
  // Nobody else is asked for anything.
  const hosts = new Set(traffic.loaded.map(({ url }) => new URL(url).host));
  equal(hosts.size, 2, `${[...hosts]}`);
});

postTest("another language than English costs two files of words more", async (post) => {
  const { page, ours, again } = post;
  await again("ko");
  await opened(page, "ko");
  const words = ["locale-ko", "more-ko"];
  deepEqual(ours().map(nameOf).sort(), [...ASKED, ...words].toSorted());
  for (const name of words) {
    const bytes = bytesOf(ours().filter((one) => nameOf(one) === name));
    isWithin(bytes, lazyBudget(`widget/locale/${name}.ts`).limitBytes ?? 0);
  }
});

postTest(
  "words in another language are asked for beside the component, not after it",
  async (post) => {
    const { page, again } = post;
    await again("ko");
    const words = page.waitForRequest(/locale-ko-/);
    // The component comes once its words are asked for.
    await page.route(/small-talk-element-/, async (route) => {
      await words;
      await route.continue();
    });
    await launcher(page, "ko").hover();
    await page.evaluate(() => customElements.whenDefined("small-talk").then(() => {}));
  },
);

postTest(
  "who has written before asks for the site in place of a token, and for what keeps their messages",
  async (post) => {
    const { page, ours, again } = post;
    await opened(page);
    await page.getByRole("textbox").fill("Thank you.");
    await page.keyboard.press("Enter");
    await page.getByText("Sent", { exact: true }).waitFor();
    await again();
    // How many messages are unread: the part that asks, the browser's question whether it may, the answer.
    const unread = ["/api/reader/unread", "/api/reader/unread", "small-talk-unread"];
    deepEqual(ours().map(nameOf).sort(), ["small-talk", ...unread].toSorted());
    await page.locator("#launcher").click();
    await page.locator("[part=message]").waitFor();
    await page.locator("[part=presence]").waitFor();
    await page.waitForLoadState("networkidle");
    const asked = ["/api/site", "component-standing", "outbox-kept_outbox", "small-talk-element"];
    deepEqual(ours().map(nameOf).sort(), ["small-talk", ...unread, ...asked].toSorted());
  },
);

postTest("an opened conversation keeps nothing of a reader who says nothing", async (post) => {
  const { page } = post;
  await launcher(page).click();
  await page.locator("[part=presence]").waitFor();
  await page.keyboard.press("Escape");
  deepEqual(await keptBy(page), NOTHING);
});

const NOTHING = { cookies: 0, storage: [], databases: [], caches: 0 };

/** No socket, no storage, no cookie, nothing moved. */
async function leavesNothing(page: Page, traffic: Traffic): Promise<void> {
  deepEqual(traffic.sockets, []);
  equal(await shiftOf(page), 0);
  deepEqual(await keptBy(page), NOTHING);
}

async function keptBy(page: Page) {
  const kept = await page.evaluate(async () => ({
    storage: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: (await caches.keys()).length,
  }));
  return { cookies: (await page.context().cookies()).length, ...kept };
}

function shiftOf(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { seen: { shift: number } }).seen.shift);
}

/** Opens the conversation, and waits until all of it is there. */
async function opened(page: Page, lang = "en"): Promise<void> {
  await launcher(page, lang).click();
  await page.getByRole("textbox").waitFor();
  await page.locator("[part=presence]").waitFor();
  await page.waitForLoadState("networkidle");
}

function launcher(page: Page, lang = "en") {
  return page.getByRole("button", { name: launcherWords(lang).ask, exact: true });
}

function bytesOf(loaded: readonly Loaded[]): number {
  return loaded.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Nothing weighs nothing. */
function isWithin(bytes: number, limit: number): void {
  ok(bytes > limit / 10 && bytes <= limit, `${bytes} bytes, ${limit} are allowed`);
}

function pathOf({ url }: Loaded): string {
  return new URL(url).pathname;
}

/** A script by its name without the hash, and anything else by its path. */
function nameOf(one: Loaded): string {
  return /([\w-]+?)(?:-[A-Z0-9]{8})?\.js$/.exec(pathOf(one))?.[1] ?? pathOf(one);
}
