/**
 * Where the browsers of the browser tests are.
 *
 * Most tests only need pages drawn and scripts run. Chromium's headless shell does that with a fifth
 * of the work for each page; what belongs to a browser with windows, such as its back/forward cache,
 * only the whole one has.
 *
 * @module
 */
import { findProgram, notFound, type ReadEnv } from "./find_program.ts";

const WHOLE = ["chromium", "chromium-browser", "google-chrome"];
const ANY = ["chromium-headless-shell", ...WHOLE];

/** What to say where {@linkcode findChromium} finds nothing. */
export const NO_CHROMIUM = notFound("Chromium", ANY, "CHROMIUM_PATH");

/** What to say where {@linkcode findWholeChromium} finds nothing. */
export const NO_WHOLE_CHROMIUM = notFound("whole Chromium", WHOLE, "CHROMIUM_PATH");

/**
 * The path of a Chromium that draws pages: `CHROMIUM_PATH`, else the headless shell or a whole one,
 * whichever is on `PATH`.
 *
 * @returns `undefined` when there is none: browser tests are ignored then
 */
export function findChromium(env?: ReadEnv): string | undefined {
  return findProgram(ANY, "CHROMIUM_PATH", env);
}

/** The path of a Chromium with all a browser has: `CHROMIUM_PATH`, else what is on `PATH`. */
export function findWholeChromium(env?: ReadEnv): string | undefined {
  return findProgram(WHOLE, "CHROMIUM_PATH", env);
}
