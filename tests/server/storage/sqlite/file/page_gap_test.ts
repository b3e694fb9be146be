import { deepEqual, equal } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { clearGap } from "../../../../../server/storage/sqlite/file/page_gap.ts";
import { dataDir } from "../../../../helper/data_dir.ts";

const PAGE_BYTES = 4_096;

/** A database file with a table and an index over many pages. */
function pagesOf(file: string): Uint8Array[] {
  const db = new DatabaseSync(file);
  db.exec(`
    create table t (key integer primary key, text text unique);
    with recursive n(n) as (select 1 union all select n + 1 from n where n < 900)
      insert into t (text) select 'text ' || n || hex(zeroblob(n % 99)) from n;`);
  db.close();
  const content = Deno.readFileSync(file);
  return Array.from(
    { length: content.byteLength / PAGE_BYTES },
    (_, n) => content.slice(n * PAGE_BYTES, (n + 1) * PAGE_BYTES),
  );
}

Deno.test("gap of every page is cleared, and the database is as it was", () => {
  using dir = dataDir();
  const pages = pagesOf(dir.file);
  for (const [index, page] of pages.entries()) clearGap(page, index + 1);
  const cleared = dir.file + ".cleared";
  for (const page of pages) Deno.writeFileSync(cleared, page, { append: true });
  using db = new DatabaseSync(cleared);
  deepEqual({ ...db.prepare("pragma integrity_check").get() }, { integrity_check: "ok" });
  equal(db.prepare("select count(*) as count from t where text >= 'text'").get()?.["count"], 900);
});

Deno.test("gap is what lies between the pointers and the content of a page of a tree", () => {
  for (const [kind, headerBytes] of [[2, 12], [5, 12], [10, 8], [13, 8]] as const) {
    for (const [number, header] of [[1, 100], [2, 0]] as const) {
      const page = new Uint8Array(PAGE_BYTES).fill(7);
      page.set([kind, 0, 0, 0, 3, 0x0f, 0x00], header);
      equal(clearGap(page, number), true);
      const start = header + headerBytes + 3 * 2;
      deepEqual(page.slice(start, 0xf00), new Uint8Array(0xf00 - start));
      equal(page[start - 1], 7);
      equal(page[0xf00], 7);
      equal(clearGap(page, number), false);
    }
  }
});

Deno.test("gap is left alone in a page that is not of a tree, or is full, or makes no sense", () => {
  const page = (...head: readonly number[]) => {
    const octets = new Uint8Array(PAGE_BYTES).fill(7);
    octets.set(head);
    return octets;
  };
  const others = [
    page(0, 0, 0, 9),
    page(13, 0, 0, 0x0f, 0xff, 0x0f, 0x00),
    page(13, 0, 0, 0, 3, 0x10, 0x01),
    page(13, 0, 0, 0, 3, 0, 0),
  ];
  for (const octets of others) {
    const before = octets.slice();
    equal(clearGap(octets, 2), false);
    deepEqual(octets, before);
  }
});
