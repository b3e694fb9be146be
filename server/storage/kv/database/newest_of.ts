/**
 * Several lists read as one.
 *
 * @module
 */
import type { Entry } from "./fetched.ts";
import type { KeyRange } from "./key.ts";
import { scan } from "./scan.ts";
import type { View } from "./view.ts";

/**
 * The entries of ranges whose keys end with a number, the highest first.
 *
 * @param first as many as will do mostly
 */
export function* newestOf<Value>(
  view: View,
  ranges: readonly KeyRange[],
  first: number,
): Generator<Entry<Value>, void> {
  const scans = ranges.map((range) => scan<Value>(view, range, { reverse: true, first }));
  const heads = [...view.all(scans.map((each) => () => each.next()))];
  for (;;) {
    const highest = heads.reduce(
      (best, head, index) => numberOf(head) > numberOf(heads[best]) ? index : best,
      0,
    );
    const head = heads[highest];
    if (head === undefined || head.done) return;
    yield head.value;
    const next = scans[highest]?.next();
    if (next !== undefined) heads[highest] = next;
  }
}

/** The number at a key's end; below all where a list has ended. */
function numberOf<Value>(head: IteratorResult<Entry<Value>, void> | undefined): number {
  return head === undefined || head.done ? -Infinity : Number(head.value.key.at(-1));
}
