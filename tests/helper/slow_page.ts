/**
 * A page as it is on a busy machine, to find tests that pass on a quick one only: every frame comes
 * late, and so does every answer, each by another time.
 *
 * `SLOW_PAGES=300 deno test -A tests/widget/console` runs the tests of a folder with it.
 *
 * @module
 */
import type { Page } from "playwright-core";

/** By how many milliseconds frames come late, and answers at most; not set, nothing does. */
const LATE_MS = Number(Deno.env.get("SLOW_PAGES") ?? 0);

/** Runs in the page. */
const DELAY_FRAMES = `{
  const { requestAnimationFrame: request, cancelAnimationFrame: cancel } = globalThis;
  const waiting = new Map();
  let last = 0;
  globalThis.requestAnimationFrame = (draw) => {
    const id = ++last;
    const timer = setTimeout(() => {
      const frame = request((now) => {
        waiting.delete(id);
        draw(now);
      });
      waiting.set(id, () => cancel(frame));
    }, ${LATE_MS});
    waiting.set(id, () => clearTimeout(timer));
    return id;
  };
  globalThis.cancelAnimationFrame = (id) => waiting.get(id)?.();
}`;

/** Makes a page slow, where the variable says so: one with all its routes, before it is loaded. */
export async function slowed(page: Page): Promise<void> {
  if (LATE_MS === 0) return;
  await page.addInitScript({ content: DELAY_FRAMES });
  const timers = new Set<ReturnType<typeof setTimeout>>();
  await page.route(() => true, async (route) => {
    await new Promise<void>((done) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        done();
      }, Math.random() * LATE_MS);
      timers.add(timer);
    });
    // The page may be gone by now.
    await route.fallback().catch(() => {});
  });
  page.once("close", () => timers.forEach((timer) => clearTimeout(timer)));
}
