/**
 * A Chromium for a test. To start one takes longer than most tests do, so a run of many tests starts
 * one for all; each test has a connection of its own, and all it opened is gone when that ends.
 *
 * @module
 */
import http from "node:http";
import { type Browser, type BrowserServer, chromium } from "playwright-core";
import { findChromium } from "./chromium.ts";
import { TEST_PATIENCE_MS, within } from "./patience.ts";
import { LATE_MS } from "./slow_page.ts";

/** The variable with the address of the one that is shared. */
export const SHARED_CHROMIUM = "SHARED_CHROMIUM";

const ARGS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-dev-shm-usage",
];

/** Tests of slow pages may last longer. */
const LIMIT_MS = LATE_MS === 0 ? TEST_PATIENCE_MS : 10 * TEST_PATIENCE_MS;

/** Starts one to be shared. Its address is for {@linkcode SHARED_CHROMIUM}. */
export function shareChromium(executablePath: string): Promise<BrowserServer> {
  return chromium.launchServer({ executablePath, args: ARGS });
}

/**
 * Runs `act` with a Chromium: the shared one, or else one of its own, also where the shared one has
 * died: what killed it is one failure, not all that come after it.
 *
 * @param args with which the browser differs from the shared one, if it does
 */
export async function withChromium(
  act: (browser: Browser) => Promise<void>,
  args: readonly string[] = [],
): Promise<void> {
  const address = Deno.env.get(SHARED_CHROMIUM);
  const launch = () =>
    chromium.launch({ executablePath: findChromium() ?? "", args: [...ARGS, ...args] });
  if (address === undefined || args.length > 0) return await used(launch(), act);
  await untilClosed(() => used(chromium.connect(address).catch(launch), act));
}

async function used(
  opening: Promise<Browser>,
  act: (browser: Browser) => Promise<void>,
): Promise<void> {
  const browser = await opening;
  try {
    await within(LIMIT_MS, "the end of the test", act(browser));
  } finally {
    await browser.close();
  }
}

/** Resolves once every connection that `act` opened is closed, for which it does not wait itself. */
async function untilClosed(act: () => Promise<void>): Promise<void> {
  const { request } = http;
  const closed: Promise<unknown>[] = [];
  const watched = (...args: Parameters<typeof request>) =>
    request(...args).once("upgrade", (_, socket) => {
      closed.push(new Promise((done) => socket.once("close", done)));
    });
  Object.assign(http, { request: watched });
  try {
    await act();
  } finally {
    Object.assign(http, { request });
    await Promise.all(closed);
  }
}
