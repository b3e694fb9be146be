/**
 * axe as a page reads it: the smaller of the two files it comes in, which is the same program. Many
 * pages are opened for a moment, and read it anew.
 *
 * @module
 */
import { createRequire } from "node:module";

const FILE = "axe-core/axe.min.js";
let source: string | undefined;

/** The script that puts `axe` on a page. */
export function axeSource(): string {
  return source ??= Deno.readTextFileSync(createRequire(import.meta.url).resolve(FILE));
}
