/**
 * Forgets a reader wherever a part keeps something about them.
 *
 * @module
 */
import { PART_EFFECTS, type Parts } from "./parts.ts";

/** A part that keeps something about readers. */
interface Forgetful {
  readonly forget?: (reader: string) => Promise<unknown>;
}

/** Calls `forget` of every part that has it, all of them at once. */
export async function forgetIn(parts: Parts, reader: string): Promise<void> {
  const calls = Object.keys(PART_EFFECTS).map((name) => {
    const part: Forgetful = Object(parts[name as keyof Parts]);
    return part.forget?.(reader);
  });
  await Promise.all(calls);
}
