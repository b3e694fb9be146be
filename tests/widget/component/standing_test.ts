/**
 * The file behind an open panel.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { bundle } from "../../../widget/build/bundle.ts";
import { withBundler } from "../../helper/bundler.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url)).replace(/[\\/]$/, "");

Deno.test("no file goes through the names of an object, and through what a page added to them all", async () => {
  const { files } = await withBundler(() => bundle(ROOT));
  const scripts = files.filter(({ path }) => path.endsWith(".js"));
  equal(scripts.some(({ path }) => path.includes("component-standing")), true);
  const loops = scripts.filter(({ bytes }) =>
    /for\s*\((?:var|let|const) \w+ in /.test(new TextDecoder().decode(bytes))
  );
  deepEqual(loops.map(({ path }) => path), []);
});
