/**
 * How the examples in documentation are checked and run: as the reader would copy them.
 *
 * @module
 */

/** Arguments for `deno check --doc` and `deno test --doc`. */
export const EXAMPLES: readonly string[] = [
  // Deno puts an import of everything a module exports above its examples, which the house's rule
  // against unused imports would refuse.
  "--config=tests/verify/examples.json",
  "--no-lock",
  "shared",
  "server/messaging",
];
