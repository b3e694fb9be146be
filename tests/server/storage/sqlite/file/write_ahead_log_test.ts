import { deepEqual, equal, throws } from "node:assert/strict";
import type { DatabaseSync } from "node:sqlite";
import { openDataFile } from "../../../../../server/storage/sqlite/file/data_file.ts";
import { WriteAheadLog } from "../../../../../server/storage/sqlite/file/write_ahead_log.ts";
import { dataDir } from "../../../../helper/data_dir.ts";

interface Opened {
  readonly db: DatabaseSync;
  readonly log: WriteAheadLog;
  readonly file: string;
  /** The octets of the log. */
  readonly size: () => number;
}

function test(rule: string, body: (opened: Opened) => void): void {
  Deno.test(`write-ahead log ${rule}`, async () => {
    using dir = dataDir();
    const db = await openDataFile({ path: dir.file });
    const log = new WriteAheadLog(db, dir.file);
    db.exec("create table t (key integer primary key, text text)");
    log.move({ cut: true });
    const size = () => Deno.statSync(`${dir.file}-wal`).size;
    body({ db, log, file: dir.file, size });
    db.close();
    log.close();
  });
}

test("is long after a thousand pages, and short again once it was moved", ({ db, log, size }) => {
  equal(log.isLong, false);
  for (let n = 0; n < 300; n++) db.exec("insert into t (text) values (hex(randomblob(10_000)))");
  equal(log.isLong, true);
  log.move({ cut: false });
  equal(size() > 4_000_000, true);
  db.exec("insert into t (text) values ('x')");
  equal(log.isLong, false);
});

test("is cut to nothing only when it shall be", ({ db, log, size }) => {
  db.exec("insert into t (text) values ('x')");
  log.move({ cut: false });
  equal(size() > 0, true);
  log.move({ cut: true });
  equal(size(), 0);
  log.move({ cut: true });
  deepEqual(db.prepare("select text from t").all().map(({ text }) => text), ["x"]);
});

test("leaves the file whole however the rows in it move", ({ db, log, file }) => {
  let seed = 7;
  const next = (below: number) => (seed = (seed * 16_807) % 2_147_483_647) % below;
  const gone: string[] = [];
  for (let n = 0; n < 1_500; n++) {
    const key = next(200);
    const was = db.prepare("select substr(text, 1, 11) as text from t where key = ?").get(key);
    const text = `canary-${String(n).padStart(4, "0")}`.padEnd(11 + next(700), "y");
    if (was !== undefined) gone.push(String(was["text"]));
    if (n % 4 === 0) db.prepare("delete from t where key = ?").run(key);
    else db.prepare("insert or replace into t values (?, ?)").run(key, text);
    if (n % 150 === 0) log.move({ cut: n % 300 === 0 });
  }
  log.move({ cut: true });
  deepEqual({ ...db.prepare("pragma integrity_check").get() }, { integrity_check: "ok" });
  // What SQLite remembers of pages must not get into the log again with the next change.
  db.exec("update t set text = upper(text)");
  for (const path of [file, `${file}-wal`]) {
    const content = new TextDecoder("latin1").decode(Deno.readFileSync(path));
    deepEqual(gone.filter((text) => content.includes(text)), [], path);
  }
});

test("is not moved while something reads from the database", ({ db, log, size }) => {
  db.exec("insert into t (text) values ('x'), ('y')");
  const rows = db.prepare("select text from t").iterate();
  rows.next();
  db.exec("insert into t (text) values ('z')");
  throws(() => log.move({ cut: true }));
  rows.return?.();
  log.move({ cut: true });
  equal(size(), 0);
});
