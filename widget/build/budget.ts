/**
 * How much the widget may weigh.
 *
 * @module
 */

/** What is weighed, in bytes of gzip. */
export interface Weight {
  readonly what: string;
  readonly gzipBytes: number;
  /** What we aim at. */
  readonly aimBytes?: number;
  /** What fails the build when it is exceeded. */
  readonly limitBytes?: number;
}

/** What a page loads before the reader asks for more. */
export const TAG_BUDGET = { aimBytes: 1_500, limitBytes: 2_500 } as const;
/** What the tag loads when something is selected in the post, or for who has written before. */
export const TAG_PART_BUDGET = { limitBytes: 3_000 } as const;
/** What several parts share, which is loaded with the first of them. */
export const SHARED_BUDGET = { limitBytes: 3_000 } as const;
/** All that is loaded when the panel opens for the first time, the tag included. */
export const OPENED_BUDGET = { aimBytes: 20_000, limitBytes: 25_000 } as const;

/** What is loaded when it is needed, by what its source is called; the first that fits counts. */
const LAZY_LIMITS: readonly (readonly [source: RegExp, limitBytes: number])[] = [
  // Each of these two is mostly data, or a library.
  [/highlight/, 10_000],
  [/emoji/, 12_000],
  // The author's own, with what it draws and says.
  [/^widget\/locale\/console/, 3_000],
  [/^widget\/console\//, 12_000],
  [/^widget\/locale\//, 1_500],
  // All that is loaded behind an open panel, in place of five features and their English words;
  // what takes away a composer that nobody may use is with it, not with the words that say why.
  [/^widget\/component\/standing\.ts$/, 11_000],
  [/^widget\/(?:feature|component|connection|state)\//, 3_000],
];

/**
 * What a part that is loaded when it is needed may weigh, with the chunks it comes with.
 *
 * @param source below the root of the project
 * @throws {Error} when nobody has said
 */
export function lazyBudget(source: string): Pick<Weight, "limitBytes"> {
  const [, limitBytes] = LAZY_LIMITS.find(([pattern]) => pattern.test(source)) ?? [];
  if (limitBytes === undefined) {
    throw new Error(`Cannot weigh "${source}": widget/build/budget.ts has no limit for it`);
  }
  return { limitBytes };
}

/** A table of weights, for a terminal. */
export function weightTable(weights: readonly Weight[]): string {
  const rows = weights.map(({ what, gzipBytes, aimBytes, limitBytes }) => [
    what,
    grouped(gzipBytes),
    aimBytes === undefined ? "" : grouped(aimBytes),
    limitBytes === undefined ? "" : grouped(limitBytes),
    limitBytes !== undefined && gzipBytes > limitBytes
      ? "too heavy"
      : aimBytes !== undefined && gzipBytes > aimBytes
      ? "over the aim"
      : "",
  ]);
  const table = [["gzip, in bytes", "is", "aim", "limit", ""], ...rows];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0))
  );
  return table.map((row) =>
    row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)
    ).join("  ").trimEnd()
  ).join("\n");
}

/** @throws {RangeError} when something is heavier than its limit; the cause is the whole table */
export function assertWeights(weights: readonly Weight[]): void {
  const heavy = weights.filter(({ gzipBytes, limitBytes = Infinity }) => gzipBytes > limitBytes);
  if (heavy.length === 0) return;
  const faults = heavy.map(({ what, gzipBytes, limitBytes }) =>
    `${what} has ${gzipBytes} bytes, ${limitBytes} are allowed`
  );
  throw new RangeError(`Cannot build so heavy a widget: ${faults.join("; ")}`, {
    cause: weightTable(weights),
  });
}

function grouped(bytes: number): string {
  return bytes.toLocaleString("en");
}
