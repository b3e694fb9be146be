/**
 * The file behind an open panel.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { bundle } from "../../../widget/build/bundle.ts";
import { nextTask } from "../../../widget/component/next_task.ts";
import { attending, hostPage, voices } from "../../../widget/component/standing.ts";
import { withBundler } from "../../helper/bundler.ts";

/** Noted while this module is read, since what stands begins with its own. */
const order: string[] = [`${typeof voices.tabs}`];
await Promise.all([
  attending.then(() => order.push("attending")),
  nextTask().then(() => order.push("another task")),
  hostPage.then(() => order.push("page")),
]);

const ROOT = fileURLToPath(new URL("../../..", import.meta.url)).replace(/[\\/]$/, "");

Deno.test("what is seen is there at once, and the rest comes in tasks of its own", () => {
  deepEqual(order, ["function", "attending", "another task", "page"]);
});

Deno.test("no file goes through the names of an object, and through what a page added to them all", async () => {
  const { files } = await withBundler(() => bundle(ROOT));
  const scripts = files.filter(({ path }) => path.endsWith(".js"));
  equal(scripts.some(({ path }) => path.includes("component-standing")), true);
  const loops = scripts.filter(({ bytes }) =>
    /for\s*\((?:var|let|const) \w+ in /.test(new TextDecoder().decode(bytes))
  );
  deepEqual(loops.map(({ path }) => path), []);
});
