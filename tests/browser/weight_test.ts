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
import { countTraffic, type Loaded, type Traffic } from "../helper/traffic.ts";
import { Blog, storyTest, type Visit } from "../helper/visitor.ts";

/** All that an ordinary first opening asks for, and how often. */
const ASKED = [
  "/api/reader",
  "/api/site",
  "component-standing",
  "more-en",
  "small-talk",
  "small-talk-element",
];

/** Which of it is loaded behind the panel, by its source. */
const STANDING = [
  ["widget/component/standing.ts", "component-standing"],
  ["widget/locale/more/en.ts", "more-en"],
] as const;

interface Post {
  readonly page: Page;
  readonly traffic: Traffic;
  readonly site: ChatSite;
  /** What came from the chat's server. */
  ours(): readonly Loaded[];
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
  await page.addInitScript(() => {
    const seen = { shift: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        seen.shift += (entry as PerformanceEntry & { value: number }).value;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(blog.post("/posts/a"));
  await launcher(page).waitFor();
  await page.waitForLoadState("networkidle");
  const ours = () => traffic.loaded.filter(({ url }) => url.startsWith(site.origin));
  return { page, traffic, site, ours };
}

postTest("a page with the tag costs one small script, and nothing else", async (post) => {
  const { page, traffic, ours } = post;
  deepEqual(ours().map(pathOf), ["/small-talk.js"]);
  isWithin(bytesOf(ours()), TAG_BUDGET.limitBytes);
  await leavesNothing(page, traffic);
  deepEqual(traffic.loaded.map(pathOf).filter((path) => path !== "/favicon.ico"), [
    "/posts/a",
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
  await launcher(page).click();
  await page.getByRole("textbox").waitFor();
  await page.locator("[part=presence]").waitFor();
  await page.waitForLoadState("networkidle");
  const scripts = ours().filter(({ kind }) => kind === "Script");
  const needed = scripts.filter((one) => pathOf(one).includes("small-talk"));
  equal(needed.length, 2, `${needed.map(pathOf)}`);
  isWithin(bytesOf(needed), OPENED_BUDGET.limitBytes);
  // What comes once one can write is one file, and its words.
  deepEqual(ours().map(nameOf).sort(), ASKED);
  for (const [source, part] of STANDING) {
    const bytes = bytesOf(scripts.filter((one) => nameOf(one) === part));
    isWithin(bytes, lazyBudget(source).limitBytes ?? 0);
  }
  const kinds = new Set(ours().map(({ kind }) => kind));
  for (const kind of ["Stylesheet", "Font", "Image", "Media"]) equal(kinds.has(kind), false, kind);
  equal(traffic.sockets.length, 1);
  equal(await shiftOf(page), 0);
  // Nobody else is asked for anything.
  const hosts = new Set(traffic.loaded.map(({ url }) => new URL(url).host));
  equal(hosts.size, 2, `${[...hosts]}`);
});

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

function launcher(page: Page) {
  return page.getByRole("button", { name: "Ask", exact: true });
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
