/**
 * Where the browser of the browser tests is.
 *
 * @module
 */
import { findProgram, notFound, type ReadEnv } from "./find_program.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** What to say where {@linkcode findChromium} finds nothing. */
export const NO_CHROMIUM = notFound("Chromium", NAMES, "CHROMIUM_PATH");

/**
 * The path of a Chromium: `CHROMIUM_PATH`, else the first of the usual names on `PATH`.
 *
 * @returns `undefined` when there is none: browser tests are ignored then
 */
export function findChromium(env?: ReadEnv): string | undefined {
  return findProgram(NAMES, "CHROMIUM_PATH", env);
}
