/**
 * Who is bundled with whom.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { BorrowedNames } from "../../../widget/build/borrowed_names.ts";
import { lazyPlugin, lendingPlugin, surveyPlugin } from "../../../widget/build/pass.ts";
import { withBundler } from "../../helper/bundler.ts";
import { withSmallProject } from "../../helper/small_project.ts";

const WORD = "shared/word.ts";
const LATER = "widget/feature/later.ts";

Deno.test("the survey notes what is loaded later, below the root, and does not read it", async () => {
  await withSmallProject(async (root) => {
    const sources = new Set<string>();
    await built(root, "widget/small_talk.ts", surveyPlugin(root, sources));
    deepEqual([...sources], [LATER]);
  }, { [LATER]: "not a program" });
});

Deno.test("the first pass loads a lazy part by its file", async () => {
  await withSmallProject(async (root) => {
    const plugin = lendingPlugin(root, new Map([[LATER, "later.js"]]));
    match(await built(root, "widget/small_talk.ts", plugin), /import\("\.\/later\.js"\)/);
  });
});

Deno.test("while names are collected, the entry's modules are imported as they are", async () => {
  await withSmallProject(async (root) => {
    const plugin = lazyPlugin(root, { within: new Set([WORD]), sources: new Set() });
    match(await built(root, LATER, plugin), /import \{ word \} from "borrowed:shared\/word\.ts"/);
  });
});

Deno.test("in the second pass, the entry's modules are the entry", async () => {
  await withSmallProject(async (root) => {
    const text = await built(
      root,
      LATER,
      lazyPlugin(root, {
        within: new Set([WORD]),
        names: new BorrowedNames([[WORD, "word"]]),
        entryFile: "entry.js",
      }),
    );
    match(text, /import \{ \$0 \} from "\.\/entry\.js"/);
    equal(text.includes(root), false, "nothing tells where the project is");
  });
});

async function built(root: string, source: string, plugin: Plugin): Promise<string> {
  const { outputFiles } = await withBundler(() =>
    build({
      absWorkingDir: root,
      entryPoints: [join(root, source)],
      bundle: true,
      format: "esm",
      write: false,
      logLevel: "silent",
      plugins: [plugin],
    })
  );
  return outputFiles[0]?.text ?? "";
}
