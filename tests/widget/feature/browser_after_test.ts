/**
 * The timers of the browser.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { browserAfter } from "../../../widget/feature/browser_after.ts";

Deno.test("a task runs later, unless it is cancelled before", async () => {
  let cancelled = true;
  const cancel = browserAfter(0, () => cancelled = false);
  cancel();
  await new Promise<void>((done) => browserAfter(1, done));
  equal(cancelled, true);
});
