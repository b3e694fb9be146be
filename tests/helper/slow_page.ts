/**
 * A page as it is on a busy machine, to find tests that pass on a quick one only: every frame comes
 * late, and so does every answer, each by another time. What comes over a WebSocket comes late, in
 * its order.
 *
 * `SLOW_PAGES=300 deno test -A tests/widget/console` runs the tests of a folder with it.
 *
 * @module
 */
import type { BrowserContext, Page } from "playwright-core";

/** By how many milliseconds frames come late, and answers at most; 0, where nothing does. */
export const LATE_MS = Number(Deno.env.get("SLOW_PAGES") ?? 0);

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

/** Runs in the page. What a page hears of a socket comes in its order, and no message after its own `close()`. */
const DELAY_SOCKETS = `{
  const queues = new WeakMap();
  const left = new WeakSet();
  const { close } = WebSocket.prototype;
  WebSocket.prototype.close = function (...why) {
    left.add(this);
    return close.apply(this, why);
  };
  for (const name of ["onopen", "onmessage", "onclose"]) {
    const handler = Object.getOwnPropertyDescriptor(WebSocket.prototype, name);
    // What a test puts in the place of a socket is as it is.
    if (!String(handler?.set).includes("[native code]")) break;
    Object.defineProperty(WebSocket.prototype, name, {
      ...handler,
      set(hear) {
        handler.set.call(this, hear && ((event) => {
          const before = queues.get(this);
          const later = new Promise((done) => setTimeout(done, Math.random() * ${LATE_MS}));
          queues.set(this, Promise.all([before, later]).then(() => {
            if (name === "onclose" || !left.has(this)) hear.call(this, event);
          }));
        }));
      },
    });
  }
}`;

/**
 * Makes a page slow, where the variable says so, or all pages of a context: with all the routes it
 * has by then, before it is loaded.
 */
export async function slowed(pages: Page | BrowserContext): Promise<void> {
  if (LATE_MS === 0) return;
  await pages.addInitScript({ content: DELAY_FRAMES + DELAY_SOCKETS });
  const timers = new Set<ReturnType<typeof setTimeout>>();
  await pages.route(() => true, async (route) => {
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
  const stop = () => timers.forEach((timer) => clearTimeout(timer));
  if ("context" in pages) pages.once("close", stop);
  else pages.once("close", stop);
}
