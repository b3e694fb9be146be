/**
 * The worker that owns the data file: only here is SQLite called. It is synchronous, so an fsync on
 * a slow disk stops this thread, and no other.
 *
 * @module
 */
import { StoreError } from "../store.ts";
import { openDataFile } from "./file/data_file.ts";
import { Database } from "./database.ts";
import { refusal, storeErrorOf } from "./failure.ts";
import type { DataFileOptions, Reply, Request } from "./protocol.ts";

/** What a worker's global scope has and a window's has not. */
interface WorkerScope {
  onmessage: (event: MessageEvent<Request>) => void;
  postMessage(reply: Reply): void;
}

const scope = globalThis as unknown as WorkerScope;
let database: Database | undefined;

// Requests come one at a time: the next one after the reply to the one before.
scope.onmessage = async ({ data }) => scope.postMessage(await replyTo(data));

async function replyTo(request: Request): Promise<Reply> {
  switch (request.type) {
    case "open":
      return await open(request.file);
    case "run":
      return { type: "answers", answers: database?.run(request.calls) ?? [] };
    case "copy":
      return await copy(request.path);
    case "close":
      database?.close();
      return { type: "closed" };
  }
}

async function copy(path: string): Promise<Reply> {
  try {
    await database?.copy(path);
    return { type: "copied" };
  } catch (error) {
    return { type: "copied", failure: refusal(storeErrorOf(error, path)).failure };
  }
}

async function open(file: DataFileOptions): Promise<Reply> {
  try {
    database = new Database(await openDataFile(file), file.path);
    return { type: "opened" };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { type: "refused", failure: refusal(error).failure };
  }
}
