/**
 * How often something can be done in a second, measured in short turns, so that what else the machine
 * does meets everything that is compared.
 *
 * @module
 */
import { median } from "./report.ts";

/** Does something that many times. */
export type Work = (times: number) => void | Promise<void>;

/** How long and how often each thing has its turn. */
export interface Turns {
  readonly turnMs: number;
  readonly turns: number;
}

/** @returns for each thing how often it was done in a second, turn by turn */
export async function rates<N extends string>(
  works: Readonly<Record<N, Work>>,
  { turnMs, turns }: Turns,
): Promise<Readonly<Record<N, readonly number[]>>> {
  const names = Object.keys(works) as N[];
  const found = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    N,
    number[]
  >;
  const times = new Map<N, number>();
  for (const name of names) times.set(name, await timesIn(works[name], turnMs));
  for (let turn = 0; turn < turns; turn++) {
    for (const name of turn % 2 === 0 ? names : names.toReversed()) {
      const count = times.get(name) ?? 1;
      found[name].push(count / await secondsOf(works[name], count));
    }
  }
  return found;
}

/** How many times as fast the first is, by the middle of the turns side by side. */
export function timesAsFast(ours: readonly number[], others: readonly number[]): number {
  return median(ours.map((rate, turn) => rate / (others[turn] ?? NaN)));
}

/** How often a thing is done in one turn, found by doubling, which also warms it up. */
async function timesIn(work: Work, turnMs: number): Promise<number> {
  for (let times = 1;; times *= 2) {
    const ms = await secondsOf(work, times) * 1_000;
    if (ms >= turnMs / 2) return Math.max(1, Math.round(times * turnMs / ms));
  }
}

async function secondsOf(work: Work, times: number): Promise<number> {
  const startMs = performance.now();
  await work(times);
  return (performance.now() - startMs) / 1_000;
}
