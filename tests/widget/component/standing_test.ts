/**
 * The file behind an open panel.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { nextTask } from "../../../widget/component/next_task.ts";
import { attending, hostPage, voices } from "../../../widget/component/standing.ts";
import { builtScripts } from "../../helper/built_widget.ts";

/** Noted while this module is read, since what stands begins with its own. */
const order: string[] = [`${typeof voices.tabs}`];
await Promise.all([
  attending.then(() => order.push("attending")),
  nextTask().then(() => order.push("another task")),
  hostPage.then(() => order.push("page")),
]);

Deno.test("what is seen is there at once, and the rest comes in tasks of its own", () => {
  deepEqual(order, ["function", "attending", "another task", "page"]);
});

Deno.test("no file goes through the names of an object, and through what a page added to them all", async () => {
  const scripts = [...await builtScripts()];
  equal(scripts.some(([path]) => path.includes("component-standing")), true);
  const loops = scripts.filter(([, code]) => /for\s*\((?:var|let|const) \w+ in /.test(code));
  deepEqual(loops.map(([path]) => path), []);
});
