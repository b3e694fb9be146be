/**
 * Real browsers on real pages, for stories that go the whole way.
 *
 * @module
 */
import type { Page } from "playwright-core";
import { findChromium } from "./chromium.ts";
import { withChromium } from "./shared_chromium.ts";
import { slowed } from "./slow_page.ts";

/** Opens a page as somebody new: with cookies and storage of their own. */
export type Visit = (url: string, options?: VisitOptions) => Promise<Page>;

/** How somebody looks at a page. */
export interface VisitOptions {
  readonly colorScheme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
}

/** Runs a story with a browser; ignored where there is none. */
export function storyTest(name: string, tell: (visit: Visit) => Promise<void>): void {
  Deno.test({
    name,
    ignore: findChromium() === undefined,
    async fn() {
      await withChromium((browser) =>
        tell(async (url, { colorScheme = "light", width = 1200, height = 800 } = {}) => {
          const context = await browser.newContext({
            colorScheme,
            locale: "en",
            viewport: { width, height },
          });
          await slowed(context);
          const page = await context.newPage();
          await page.goto(url);
          return page;
        })
      );
    },
  });
}

/** A blog on a port of its own, so of another origin than the server. */
export class Blog implements AsyncDisposable {
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  // Browsers keep connections open that a shutdown would wait for.
  readonly #end = new AbortController();

  /** @param talkUrl where the tag comes from */
  constructor(talkUrl: string) {
    const page = `<!doctype html><html lang="en"><meta charset="utf-8">
      <meta name="viewport" content="width=device-width"><title>A post</title>
      <style>* { font: 40px fantasy; color: red } p { margin: 2em }</style>
      <h1>A post</h1><p>It says something.</p>
      <script async src="${talkUrl}/small-talk.js"></script></html>`;
    this.#server = Deno.serve(
      { hostname: "127.0.0.1", port: 0, onListen() {}, signal: this.#end.signal },
      () => new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } }),
    );
  }

  /** The address of a post. */
  post(path: string): string {
    return `http://127.0.0.1:${this.#server.addr.port}${path}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end.abort();
    await this.#server.finished;
  }
}
