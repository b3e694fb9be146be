/**
 * Where the journal stands. Apart from it, because it is written before the rest is loaded.
 *
 * @module
 */

/** Where an entry stands in plain storage. @param name of the outbox */
export function journalKey(name: string, id: string): string {
  return `${name} ${id}`;
}
