/**
 * A page in a real browser on which components stand over pretended conversations. No server: the
 * page and its scripts are handed to the browser as it asks for them.
 *
 * @module
 */
import { basename } from "node:path";
import type { BrowserContextOptions, ConsoleMessage, Page } from "playwright-core";
import { findChromium, NO_CHROMIUM } from "../../helper/chromium.ts";
import { withChromium } from "../../helper/shared_chromium.ts";
import { slowed } from "../../helper/slow_page.ts";

import type { Desk } from "./console_page.ts";
import type { Stage } from "./page.ts";
import { stageScripts } from "./scripts.ts";

declare global {
  /** What `page.ts` puts on the page. */
  var stage: Stage;
  /** What `console_page.ts` puts on the page. */
  var desk: Desk;
}

/** Where the browser thinks the page is. `.localhost` counts as a safe place. */
export const STAGE_URL = "http://stage.localhost/posts/margin";
/** Where the console stands. */
export const DESK_URL = "http://stage.localhost/console";

/** How a page is shown. */
export interface StageOptions extends BrowserContextOptions {
  /** The direction of the page around the widget. */
  readonly dir?: "ltr" | "rtl";
  /** The language of the page. */
  readonly lang?: string;
  /** What the page is called. */
  readonly title?: string;
  /** {@linkcode STAGE_URL}, or {@linkcode DESK_URL} with what follows it. */
  readonly url?: string;
  /** What the page's answer has beside its content; by default strict rules. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Is run before the page is loaded. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/** Opens a page in the browser of a test. */
export type Open = (options?: StageOptions) => Promise<Page>;

/** A test on one page; ignored where there is no browser. */
export function stageTest(
  name: string,
  play: (page: Page) => Promise<void>,
  options: StageOptions = {},
): void {
  stagesTest(name, async (open) => play(await open(options)));
}

/** A test that opens its pages itself. @param args of the browser, beside those every test needs */
export function stagesTest(
  name: string,
  play: (open: Open) => Promise<void>,
  args: readonly string[] = [],
): void {
  const ignore = findChromium() === undefined;
  Deno.test({
    name: ignore ? `${name} (${NO_CHROMIUM})` : name,
    ignore,
    fn: () => onStage(play, args),
  });
}

/** Runs `act` with a way to open pages in one browser, and closes all of it afterwards. */
export async function onStage(
  act: (open: Open) => Promise<void>,
  args: readonly string[] = [],
): Promise<void> {
  const scripts = await stageScripts();
  const faults: string[] = [];
  await withChromium(async (browser) => {
    await act(async (
      {
        dir = "ltr",
        lang = "en",
        title = "The margin",
        url = STAGE_URL,
        headers = headersOf(url),
        prepare,
        ...options
      } = {},
    ) => {
      const context = await browser.newContext({
        viewport: { width: 900, height: 760 },
        // Nothing is measured while it moves.
        reducedMotion: "reduce",
        // There is no server that could have one.
        serviceWorkers: "block",
        ...options,
      });
      const page = await context.newPage();
      page.on("pageerror", (error) => faults.push(String(error)));
      page.on("console", (line) => isFault(line) && faults.push(line.text()));
      await page.route(/^http:\/\/stage\.localhost\//, (route) => {
        const script = scripts.get(basename(new URL(route.request().url()).pathname));
        return route.fulfill(
          script === undefined
            ? {
              contentType: "text/html",
              headers,
              body: pageOf({ dir, lang, title, url }),
            }
            : { contentType: "text/javascript", body: script },
        );
      });
      await prepare?.(page);
      await slowed(page);
      await page.goto(url);
      await page.waitForFunction(() => "stage" in globalThis || "desk" in globalThis);
      return page;
    });
  }, args);
  if (faults.length > 0) throw new Error(`The page complained: ${faults.join("; ")}`);
}

/** The strictest rules a page can have and still load the widget; the console names its worker besides. */
function headersOf(url: string): Readonly<Record<string, string>> {
  const policies = url.startsWith(DESK_URL) ? "small-talk-worker" : "'none'";
  return {
    "content-security-policy": "default-src 'none'; script-src 'self'; connect-src 'self'; " +
      `require-trusted-types-for 'script'; trusted-types ${policies}`,
  };
}

/** Chromium complains of every answer that is no success, also where that is the answer. */
function isFault(line: ConsoleMessage): boolean {
  return line.type() === "error" && !line.text().startsWith("Failed to load resource");
}

type Paper = Required<Pick<StageOptions, "dir" | "lang" | "title" | "url">>;

/** A page with the script that belongs to its address. */
function pageOf({ dir, lang, title, url }: Paper): string {
  const isDesk = url.startsWith(DESK_URL);
  // What stands for the tag: what only works with it is there.
  const tag = '<script type="text/plain" src="small-talk.js"></script>';
  const post = "A header is a name, a colon and a value. ".repeat(12);
  return `<!doctype html><html lang="${lang}" dir="${dir}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${title}</title>
${isDesk ? "" : `<main><h1>A post</h1><p>${post}</p></main>${tag}`}
<script type="module" src="/${isDesk ? "console_page" : "page"}.js"></script></html>`;
}
