import { deepEqual, equal } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { installFiles, shellOf } from "../../../widget/build/console_shell.ts";
import { ICONS } from "../../verify/icons.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

Deno.test("the worker keeps the page and what it opens with, and not what is large and seldom used", () => {
  const part = (source: string) => ({ source, files: [`assets/${source}.js`] as const });
  const bundles = {
    entries: { "console.js": ["assets/console.js", "assets/chunk.js"] as const },
    lazy: {
      "console.js": [
        part("widget/console/numbers/numbers.ts"),
        part("widget/feature/emoji/data/en.ts"),
        part("widget/feature/rich_text/highlight.ts"),
        part("widget/locale/console_ko.ts"),
        part("widget/locale/ar.ts"),
      ],
      "small-talk-element.js": [part("widget/feature/other.ts")],
    },
  };
  const { build, files } = shellOf(bundles);
  deepEqual(files, [
    "/console",
    "/assets/console.js",
    "/assets/chunk.js",
    "/assets/widget/console/numbers/numbers.ts.js",
    "/assets/widget/locale/console_ko.ts.js",
  ]);
  equal(shellOf(bundles).build, build);
  equal(shellOf({ ...bundles, lazy: {} }).build === build, false);
});

Deno.test("the manifest names icons that are there, in the sizes it says", async () => {
  const files = new Map((await installFiles(ROOT)).map(({ path, bytes }) => [path, bytes]));
  const manifest = JSON.parse(new TextDecoder().decode(files.get("console.webmanifest")));
  deepEqual([manifest.start_url, manifest.scope, manifest.display], [
    "/console",
    "/console",
    "standalone",
  ]);
  for (const { src, sizes, type } of manifest.icons) {
    const bytes = files.get(src.slice(1));
    equal(bytes === undefined, false, src);
    if (type === "image/png" && bytes !== undefined) equal(sizeOf(bytes), sizes, src);
  }
  const purposes = manifest.icons.map(({ purpose }: { purpose: string }) => purpose);
  equal(purposes.includes("maskable"), true);
});

Deno.test("every icon that is drawn is kept in the repository, in its size", async () => {
  for (const [png, , pixels] of ICONS) {
    const bytes = await readFile(`${ROOT}/widget/icon/${png}`);
    equal(sizeOf(bytes), `${pixels}x${pixels}`, png);
  }
});

/** Width and height of a PNG, which stand at the same place in each. */
function sizeOf(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return `${view.getUint32(16)}x${view.getUint32(20)}`;
}
