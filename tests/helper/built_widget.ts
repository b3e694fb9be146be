/**
 * The widget as it is built: once for all tests, since a build that would be the same is not made
 * again.
 *
 * @module
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "../../widget/build.ts";
import { withBundler } from "./bundler.ts";

/** Where the server looks for it. */
export const BUILT = fileURLToPath(new URL("../../widget/dist", import.meta.url));

/** Builds the widget where the sources have changed. How heavy it is, is a test's matter elsewhere. */
export async function buildWidget(): Promise<void> {
  await withBundler(() => build().catch((error) => void error));
}

/** The scripts it consists of now, by their paths below {@linkcode BUILT}. */
export async function builtScripts(): Promise<ReadonlyMap<string, string>> {
  await buildWidget();
  const earlier: string[][] = JSON.parse(await readFile(join(BUILT, "earlier.json"), "utf8"));
  const gone = new Set(earlier.flat());
  const paths = (await readdir(BUILT, { recursive: true }))
    .filter((path) => path.endsWith(".js") && !gone.has(path));
  return new Map(
    await Promise.all(
      paths.map(async (path) => [path, await readFile(join(BUILT, path), "utf8")] as const),
    ),
  );
}
