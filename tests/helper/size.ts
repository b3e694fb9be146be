/**
 * How large the scenario runs are: small in every run, large with `LONG=1`.
 *
 * @module
 */

/** A count of something, for this run. @param long the count with `LONG=1`, ten times the other by default */
export function sized(count: number, long = count * 10): number {
  return Deno.env.get("LONG") === "1" ? long : count;
}
