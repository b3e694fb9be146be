/**
 * What the main thread of a page has done, out of the browser's own record.
 *
 * A slow computer is reckoned, not played: {@linkcode slowedDown} times the time the thread has
 * worked. What the browser offers for it holds the thread up by the clock on the wall, so on a busy
 * machine it also multiplies the time in which others had the core.
 *
 * @module
 */
import type { Browser, Page } from "playwright-core";

/** How much slower the computer is that is reckoned with. */
export const CPU_SLOWDOWN = 4;

/** So long a slower computer would take. */
export function slowedDown(ms: number): number {
  return ms * CPU_SLOWDOWN;
}

/** @returns how long the page's main thread has worked since it was there, in milliseconds */
export async function mainThread(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  // The time it works, not the time it waits for a core that others have.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN) * 1_000;
  };
}

/** Writes down what the page's threads do. */
export function trace(browser: Browser, page: Page): Promise<void> {
  return browser.startTracing(page, {
    categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"],
  });
}

/** One line of what was written down; times are in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** How long the thread worked on it. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly url?: string } };
}

/** What a page's main thread has worked since {@linkcode trace}, in milliseconds. */
export interface Work {
  readonly longestTaskMs: number;
  /** On one script: what it does when it is read, and when it is called. */
  readonly scriptMs: number;
}

/** Ends what {@linkcode trace} began. @param script the end of a script's address */
export async function workSince(browser: Browser, script: string): Promise<Work> {
  const text = new TextDecoder().decode(await browser.stopTracing());
  const { traceEvents } = JSON.parse(text) as { traceEvents: readonly TraceEvent[] };
  const mains = new Set(
    traceEvents.filter(({ name, args }) =>
      name === "thread_name" && args?.name === "CrRendererMain"
    ).map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const events = traceEvents
    .filter(({ pid, tid, tdur }) => tdur !== undefined && mains.has(`${pid} ${tid}`))
    .sort((one, other) => one.ts - other.ts);
  const tasks = events.filter(({ name }) => /RunTask$/.test(name));
  const calls = events.filter(({ name, args }) =>
    /^(?:EvaluateScript|FunctionCall)$/.test(name) && args?.data?.url?.endsWith(script)
  );
  let [scriptMs, end] = [0, 0];
  for (const { ts, dur = 0, tdur = 0 } of calls) {
    // One that is called by another is in its time.
    if (ts < end) continue;
    end = ts + dur;
    scriptMs += tdur / 1_000;
  }
  return { longestTaskMs: Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur / 1_000)), scriptMs };
}
