/**
 * Where the journal stands. Apart from it, because it is written before the rest is loaded.
 *
 * @module
 */

/**
 * Where an entry stands in plain storage. Another reader's outbox has a space where this has its sign,
 * and none behind it: so nobody finds what is another's.
 *
 * @param name of the outbox: a server's address, and behind a space the reader, if there is a name
 */
export function journalKey(name: string, id: string): string {
  return `${name}#${id}`;
}
