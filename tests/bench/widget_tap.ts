/**
 * How soon one can write: from when the launcher is touched until the field has the focus, on a slow
 * network.
 *
 * @module
 */
import type { Browser, Page } from "playwright-core";
import type { Network } from "../helper/traffic.ts";
import { median } from "./report.ts";

/** As page tests call it: "slow 4G". */
export const SLOW_4G: Network = {
  latencyMs: 150,
  downBitsPerSecond: 1_638_400,
  upBitsPerSecond: 750_000,
};
/** How long a pointer rests on a button before it is pressed. */
const HOVER_MS = 200;
const LAUNCHER = `document.querySelector("small-talk").shadowRoot.querySelector("#launcher")`;
const CAN_TYPE =
  `document.querySelector("small-talk").shadowRoot.activeElement?.matches("textarea")`;

/** Milliseconds from the touch, or the press of a mouse, until one can write. */
export interface TapTimes {
  /** The tag is there and nothing else; a touch that does not last. */
  readonly cold: number;
  /** The same on the next page: the component is in the browser's cache. */
  readonly warm: number;
  /** Once more on the same page, after it was closed. */
  readonly again: number;
  /** As the first, but a mouse has rested on the launcher before it is pressed. */
  readonly pointed: number;
}

/** Of several visits, the middle of each. */
export async function tapTimes(
  browser: Browser,
  url: string,
  rounds: number,
): Promise<TapTimes> {
  const all: TapTimes[] = [];
  for (let round = 0; round < rounds; round++) {
    all.push({ ...await touched(browser, url), pointed: await pointed(browser, url) });
  }
  const of = (part: keyof TapTimes) => median(all.map((times) => times[part]));
  return { cold: of("cold"), warm: of("warm"), again: of("again"), pointed: of("pointed") };
}

async function touched(browser: Browser, url: string): Promise<Omit<TapTimes, "pointed">> {
  const context = await browser.newContext({
    locale: "en",
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 780 },
  });
  try {
    const page = await slowPage(await context.newPage());
    const tap = () => timed(page, ({ x, y }) => page.touchscreen.tap(x, y));
    await arrive(page, url);
    const cold = await tap();
    await arrive(page, url);
    const warm = await tap();
    await page.evaluate(`document.querySelector("small-talk").close()`);
    return { cold, warm, again: await tap() };
  } finally {
    await context.close();
  }
}

async function pointed(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ locale: "en" });
  try {
    const page = await slowPage(await context.newPage());
    await arrive(page, url);
    return await timed(page, async ({ x, y }) => {
      await page.mouse.move(x, y);
      await page.waitForTimeout(HOVER_MS);
      await page.mouse.click(x, y);
    });
  } finally {
    await context.close();
  }
}

async function slowPage(page: Page): Promise<Page> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: SLOW_4G.latencyMs,
    downloadThroughput: SLOW_4G.downBitsPerSecond / 8,
    uploadThroughput: SLOW_4G.upBitsPerSecond / 8,
  });
  return page;
}

async function arrive(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: "load" });
  await page.waitForFunction(`document.querySelector("small-talk")?.shadowRoot`);
  await page.waitForLoadState("networkidle");
}

/** @param press presses what is there */
async function timed(
  page: Page,
  press: (at: { readonly x: number; readonly y: number }) => Promise<void>,
): Promise<number> {
  const at = await page.evaluate<{ x: number; y: number }>(`{
    globalThis.typed = new Promise((done) => {
      let start;
      addEventListener("pointerdown", (event) => start ??= event.timeStamp, {
        capture: true,
        once: true,
      });
      const look = () => start !== undefined && ${CAN_TYPE}
        ? done(performance.now() - start)
        : setTimeout(look);
      look();
    });
    const { x, y, width, height } = ${LAUNCHER}.getBoundingClientRect();
    ({ x: x + width / 2, y: y + height / 2 });
  }`);
  await press(at);
  return await page.evaluate<number>("typed");
}
