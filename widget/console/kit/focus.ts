/**
 * Where the focus goes after something that takes its time.
 *
 * @module
 */

/** Whether the focus is where it was, or lost; whoever has gone on meanwhile is left where they are. */
export function hasStayed(opener: Element | null): boolean {
  const { activeElement, body } = document;
  return activeElement === opener || activeElement === body;
}
