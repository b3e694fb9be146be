/**
 * What SQLite and the file system say, as a {@linkcode StoreError} that says what to do.
 *
 * @module
 */
import { StoreError, type StoreErrorCode } from "../store.ts";
import type { Answer, Failure } from "./protocol.ts";

/** Result codes of SQLite (https://sqlite.org/rescode.html) that somebody can do something about. */
const MEANINGS: readonly { resultCode: number; text: string; code: StoreErrorCode }[] = [
  { resultCode: 5, text: "database is locked", code: "locked" },
  { resultCode: 8, text: "attempt to write a readonly database", code: "not-writable" },
  { resultCode: 11, text: "database disk image is malformed", code: "damaged" },
  { resultCode: 13, text: "database or disk is full", code: "full" },
  { resultCode: 14, text: "unable to open database file", code: "not-writable" },
  { resultCode: 26, text: "file is not a database", code: "damaged" },
];

/**
 * The error to hand on.
 *
 * @param path the data file, named in the message
 */
export function storeErrorOf(error: unknown, path: string): StoreError {
  if (error instanceof StoreError) return error;
  const file = JSON.stringify(path);
  const options = { cause: error };
  switch (codeOf(error)) {
    case "locked":
      return new StoreError(
        "locked",
        `Cannot open ${file}: another process has it open; stop that one, or use another folder`,
        options,
      );
    case "full":
      return new StoreError(
        "full",
        `Cannot write ${file}: no space is left; free some, and writing goes on by itself`,
        options,
      );
    case "not-writable":
      return notWritable(path, error);
    case "damaged":
      return damaged(path, error);
    default:
      return new StoreError("failed", `Cannot use ${file}: ${reasonOf(error)}`, options);
  }
}

/** What an error of SQLite means; `undefined` for all others. */
function codeOf(error: unknown): StoreErrorCode | undefined {
  const resultCode = error instanceof Error && "errcode" in error ? error.errcode : undefined;
  const meaning = MEANINGS.find((known) =>
    typeof resultCode === "number"
      // The higher bits only tell more about it.
      ? known.resultCode === (resultCode & 0xff)
      // `DatabaseSync.exec` gives no code, only SQLite's text for it.
      : reasonOf(error).includes(known.text)
  );
  return meaning?.code;
}

/** A call's answer when it failed. */
export function refusal({ code, message, cause }: StoreError): Answer & { readonly ok: false } {
  return { ok: false, failure: { code, message, cause } };
}

/** The error a worker's failure stands for. */
export function storeErrorFrom({ code, message, cause }: Failure): StoreError {
  return new StoreError(code, message, { cause });
}

/** The folder or the file cannot be written. */
export function notWritable(path: string, error: unknown): StoreError {
  return new StoreError(
    "not-writable",
    `Cannot write ${JSON.stringify(path)}: ${reasonOf(error)}; ` +
      `let this process write there, or use another folder`,
    { cause: error },
  );
}

/** The file is something else, or its content is broken. */
export function damaged(path: string, error?: unknown): StoreError {
  return new StoreError(
    "damaged",
    `Cannot use ${JSON.stringify(path)}: it is damaged or not a data file of smallTalk; ` +
      `move it away, or put a backup in its place`,
    { cause: error },
  );
}

/** The file was written by a newer version of the program. */
export function newer(path: string, versions: { file: number; known: number }): StoreError {
  return new StoreError(
    "newer",
    `Cannot open ${JSON.stringify(path)}: its format is version ${versions.file}, this program ` +
      `knows up to ${versions.known}; start the newer program, or put an older backup in its place`,
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
