/**
 * The service worker of a page.
 *
 * @module
 */
import type { Page, Worker } from "playwright-core";

/** The worker of a page's site, once it runs: the browser tells of it after it has told the page. */
export async function serviceWorkerOf(page: Page): Promise<Worker> {
  const context = page.context();
  const [worker] = context.serviceWorkers();
  return worker ?? await context.waitForEvent("serviceworker");
}
