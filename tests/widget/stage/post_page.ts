/**
 * Pages with a post of one's own on the stage.
 *
 * @module
 */
import type { Page } from "playwright-core";
import { STAGE_URL, type StageOptions } from "./stage.ts";

/** A page with this in its body. */
export function withPost(body: string, options: StageOptions = {}): StageOptions {
  const { lang = "en", dir = "ltr" } = options;
  return {
    ...options,
    prepare: async (page: Page) => {
      await page.route(STAGE_URL, (route) =>
        route.fulfill({
          contentType: "text/html",
          body: `<!doctype html><html lang="${lang}" dir="${dir}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>The margin</title>${body}
<script type="module" src="/page.js"></script></html>`,
        }));
      await options.prepare?.(page);
    },
  };
}
