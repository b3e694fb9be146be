/**
 * The format of the data file that has what authors settle for the console.
 *
 * @module
 */
import { throws } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { consoleSettings } from "../../../../../server/storage/sqlite/migration/0018_console.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";

Deno.test("an author has one set of settings for the console", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations.slice(0, migrations.indexOf(consoleSettings) + 1)) db.exec(step);
  const add = db.prepare("insert into console_settings values ('author', ?)");
  add.run("{}");
  throws(() => add.run("{}"));
});
