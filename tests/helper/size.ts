/**
 * How large the scenario runs are: small in every run, ten times as large with `LONG=1`.
 *
 * @module
 */

/** A count of something, for this run. */
export function sized(count: number): number {
  return Deno.env.get("LONG") === "1" ? count * 10 : count;
}
