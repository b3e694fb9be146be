/**
 * Whether limits are such that a server can keep them.
 *
 * @module
 */

/** The least a limit may be; 1 where nothing is said. */
export type Least = Readonly<Record<string, number>>;

/**
 * Checks that every number is whole and not too small; `Infinity` is no limit.
 *
 * @param what names the setting: `limits`
 * @throws {RangeError} naming the first that is not
 *
 * @example
 * ```ts
 * import { checkLimits } from "./limit_check.ts";
 * checkLimits("limits", { maxSubscriptions: 5, maxOutboxBytes: Infinity });
 * ```
 */
export function checkLimits(what: string, limits: object, least: Least = {}): void {
  for (const [name, value] of Object.entries(limits)) {
    if (typeof value !== "number") continue;
    const atLeast = least[name] ?? 1;
    if ((Number.isSafeInteger(value) || value === Infinity) && value >= atLeast) continue;
    throw new RangeError(
      `Cannot use ${what}.${name} ${value}: a whole number from ${atLeast} on, or Infinity`,
    );
  }
}
