/**
 * What SQLite says becomes an error that says what to do.
 *
 * @module
 */
import { equal, match } from "node:assert/strict";
import {
  damaged,
  newer,
  notWritable,
  refusal,
  storeErrorFrom,
  storeErrorOf,
} from "../../../../server/storage/sqlite/failure.ts";
import { StoreError } from "../../../../server/storage/store.ts";

const PATH = "/data/smalltalk.db";

Deno.test("a failure names the file, the state and what to do", () => {
  const cases = [
    { errcode: 5, code: "locked", says: /another process has it open; stop/ },
    { errcode: 261, code: "locked", says: /another process/ },
    { errcode: 8, code: "not-writable", says: /attempt to write.*; let this process write/ },
    { errcode: 14, code: "not-writable", says: /Cannot write/ },
    { errcode: 11, code: "damaged", says: /damaged.*backup/ },
    { errcode: 26, code: "damaged", says: /not a data file/ },
    { errcode: 13, code: "full", says: /no space is left; free some/ },
    { errcode: 778, code: "failed", says: /attempt to write/ },
  ];
  for (const { errcode, code, says } of cases) {
    const cause = Object.assign(new Error("attempt to write"), { errcode });
    const error = storeErrorOf(cause, PATH);
    equal(error.code, code);
    equal(error.cause, cause);
    match(error.message, says);
    match(error.message, /"\/data\/smalltalk\.db"/);
  }
});

Deno.test("a failure without a result code is known by SQLite's text", () => {
  const cases = [
    ["database is locked", "locked"],
    ["attempt to write a readonly database", "not-writable"],
    ["database disk image is malformed", "damaged"],
    ["database or disk is full", "full"],
    ["unable to open database file: /data/x", "not-writable"],
    ["file is not a database", "damaged"],
    ["disk I/O error", "failed"],
  ] as const;
  for (const [text, code] of cases) equal(storeErrorOf(new Error(text), PATH).code, code);
});

Deno.test("a failure that is not SQLite's keeps its reason", () => {
  match(storeErrorOf(new TypeError("cannot be bound"), PATH).message, /cannot be bound/);
  match(storeErrorOf("thrown text", PATH).message, /thrown text/);
  equal(storeErrorOf(undefined, PATH).code, "failed");
});

Deno.test("a failure that has a name already keeps it", () => {
  const error = new StoreError("newer", "Cannot open");
  equal(storeErrorOf(error, PATH), error);
});

Deno.test("a failure travels from the worker and is an error again", () => {
  const error = notWritable(PATH, new Error("read-only file system"));
  const arrived = storeErrorFrom(structuredClone(refusal(error).failure));
  equal(arrived instanceof StoreError, true);
  equal(arrived.code, "not-writable");
  equal(arrived.message, error.message);
  match(String(arrived.cause), /read-only file system/);
});

Deno.test("a failure about the file's format says which versions there are", () => {
  match(newer(PATH, { file: 9, known: 2 }).message, /version 9, this program knows up to 2; start/);
  equal(damaged(PATH).code, "damaged");
});
