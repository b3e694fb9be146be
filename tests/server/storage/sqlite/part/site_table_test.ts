/**
 * What the table of sites keeps; what it answers is the contract's.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { SiteTable } from "../../../../../server/storage/sqlite/part/site_table.ts";
import { DEFAULT_MODERATION, type Site } from "../../../../../shared/chat/site.ts";

const SITE: Site = {
  id: "default",
  title: "Blog",
  origins: [],
  language: "",
  theme: { mode: "auto" },
  moderation: DEFAULT_MODERATION,
};

Deno.test("site table keeps the row of a site whose settings are removed: rooms are of it", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  const table = new SiteTable(db);
  const rows = () => db.prepare("select key, id, settings is null as bare from site").all();
  const before = rows();
  table.put(SITE);
  equal(rows()[0]?.bare, 0);
  table.remove("default");
  deepEqual(rows(), before);
});
