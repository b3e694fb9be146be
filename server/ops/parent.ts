/**
 * Whether the process that started this one still lives. A process killed at once cannot hand its
 * signal on; but the pipe it held to our input ends with it.
 *
 * @module
 */

/** The argument that says: the input is a pipe held by the parent. */
export const HELD_BY_PARENT = "--held-by-parent";

/** Calls `gone` once the input ends. */
export async function watchParent(
  input: ReadableStream<Uint8Array>,
  gone: () => void,
): Promise<void> {
  for await (const _ of input) {
    // Nothing is ever written to it.
  }
  gone();
}
