/**
 * Where the browser of the browser tests is.
 *
 * @module
 */
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** What to say where {@linkcode findChromium} finds nothing. */
export const NO_CHROMIUM = `no Chromium found (looked at CHROMIUM_PATH, then on PATH for ${
  NAMES.join(", ")
})`;

/**
 * The path of a Chromium: `CHROMIUM_PATH`, else the first of the usual names on `PATH`.
 *
 * @returns `undefined` when there is none: browser tests are ignored then
 */
export function findChromium(env: (name: string) => string | undefined = readEnv) {
  const given = env("CHROMIUM_PATH");
  if (given !== undefined && given !== "") return isFile(given) ? given : undefined;
  const folders = (env("PATH") ?? "").split(delimiter).filter((folder) => folder !== "");
  for (const name of NAMES) {
    for (const folder of folders) {
      const path = join(folder, name);
      if (isFile(path)) return path;
    }
  }
  return undefined;
}

function readEnv(name: string): string | undefined {
  return Deno.env.get(name);
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
