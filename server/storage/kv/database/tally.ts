/**
 * Numbers that count something of a partition. They are in its guard, which every commit writes
 * anyway, so counting costs nothing.
 *
 * @module
 */
import type { Guard } from "./commit.ts";
import { guardOf } from "./fetched.ts";
import type { View } from "./view.ts";

/** A partition's guard with its numbers. */
type Tallied = Partial<Guard> & { readonly tally?: Readonly<Record<string, number>> };

/** The number of this name, 0 until it was set. */
export function tallied(view: View, partition: string, name: string): number {
  return view.get<Tallied>(guardOf(partition))?.tally?.[name] ?? 0;
}

/** Sets the number of this name. */
export function setTally(view: View, partition: string, name: string, number: number): void {
  const guard = view.get<Tallied>(guardOf(partition));
  view.set(guardOf(partition), { ...guard, tally: { ...guard?.tally, [name]: number } });
}

/** Adds to the number of this name. @returns what it is then */
export function tally(view: View, partition: string, name: string, by = 1): number {
  const number = tallied(view, partition, name) + by;
  setTally(view, partition, name, number);
  return number;
}
