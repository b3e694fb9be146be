/**
 * The unused middle of a page of the data file
 * ([B-tree pages](https://sqlite.org/fileformat2.html#b_tree_pages)).
 *
 * `secure_delete` overwrites what is deleted with zeros. But when a page is full, SQLite moves its
 * neighbours to other pages, and what it leaves behind in the middle of a page are copies nobody
 * deletes any more.
 *
 * @module
 */

/** The first page begins with the header of the file. */
const FILE_HEADER_BYTES = 100;
/** By the first octet of a page that is part of a tree: how long its header is. */
const HEADER_BYTES: ReadonlyMap<number, number> = new Map([[2, 12], [5, 12], [10, 8], [13, 8]]);
const POINTER_BYTES = 2;

/**
 * Overwrites the unused middle of a page with zeros. A page that is not part of a tree has none.
 *
 * @param page all of it
 * @param number the page's, from 1
 * @returns whether there was anything
 */
export function clearGap(page: Uint8Array, number: number): boolean {
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  const header = number === 1 ? FILE_HEADER_BYTES : 0;
  const headerBytes = HEADER_BYTES.get(view.getUint8(header));
  if (headerBytes === undefined) return false;
  const start = header + headerBytes + view.getUint16(header + 3) * POINTER_BYTES;
  // Zero stands for 65,536, which two octets cannot hold.
  const end = view.getUint16(header + 5) || 65_536;
  if (end > page.byteLength || start >= end) return false;
  const gap = page.subarray(start, end);
  if (gap.every((octet) => octet === 0)) return false;
  gap.fill(0);
  return true;
}
