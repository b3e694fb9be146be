/**
 * Values that may be larger than the 64 KiB of one key: they lie in pieces below it, numbered from 0.
 *
 * @module
 */
import type { Entry } from "./fetched.ts";
import { type Key, nameOfKey } from "./key.ts";
import type { View } from "./view.ts";

/** In UTF-16 units or octets: of either less than what one key takes. */
const PIECE_LENGTH = 30_000;
/** More than one commit takes. */
const MAX_PIECES = 100;

/** What can be in pieces. */
export type Whole = string | Uint8Array<ArrayBuffer>;

/** What lies in pieces below a key, from the first on; `[]` when there is nothing. */
export function piecesAt<Piece extends Whole>(view: View, key: Key): readonly Piece[] {
  return view.list<Piece>({ prefix: key }, { limit: MAX_PIECES }).map(({ value }) => value);
}

/** Puts something below a key, in the place of what is there. */
export function putPieces(view: View, key: Key, whole: Whole): void {
  const before = piecesAt(view, key).length;
  const count = Math.max(1, Math.ceil(whole.length / PIECE_LENGTH));
  for (let n = 0; n < count; n++) {
    view.set([...key, n], whole.slice(n * PIECE_LENGTH, (n + 1) * PIECE_LENGTH));
  }
  for (let n = count; n < before; n++) view.delete([...key, n]);
}

/** Removes what is below a key. @returns whether there was anything */
export function removePieces(view: View, key: Key): boolean {
  const count = piecesAt(view, key).length;
  for (let n = 0; n < count; n++) view.delete([...key, n]);
  return count > 0;
}

/** The texts that lie in pieces among entries, which are in the order of their keys. */
export function textsIn(entries: readonly Entry<string>[]): readonly string[] {
  const texts = new Map<string, string>();
  for (const { key: [partition, ...parts], value } of entries) {
    const name = nameOfKey([partition, ...parts.slice(0, -1)]);
    texts.set(name, (texts.get(name) ?? "") + value);
  }
  return [...texts.values()];
}
