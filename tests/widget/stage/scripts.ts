/**
 * The scripts of the pages that components stand on. A run of many tests bundles them once.
 *
 * @module
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { slimLit } from "../../../widget/build/slim_lit.ts";
import { withBundler } from "../../helper/bundler.ts";

/** The variable with the folder where they are already. */
export const STAGE_SCRIPTS = "STAGE_SCRIPTS";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

let scripts: Promise<ReadonlyMap<string, string>> | undefined;

/** The scripts by the names of their files. */
export function stageScripts(): Promise<ReadonlyMap<string, string>> {
  const folder = Deno.env.get(STAGE_SCRIPTS);
  return scripts ??= folder === undefined ? bundle() : readScripts(folder);
}

/** Bundles them into a folder, for {@linkcode STAGE_SCRIPTS}. */
export async function writeStageScripts(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of await bundle()) await writeFile(join(folder, name), text);
}

async function readScripts(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder);
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const),
    ),
  );
}

async function bundle(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await withBundler(() =>
    build({
      absWorkingDir: ROOT,
      entryPoints: ["tests/widget/stage/page.ts", "tests/widget/stage/console_page.ts"],
      outdir: "/",
      bundle: true,
      format: "esm",
      target: "es2022",
      write: false,
      logLevel: "silent",
      // Components are tried as they are shipped.
      plugins: [slimLit(ROOT)],
    })
  );
  return new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
}
