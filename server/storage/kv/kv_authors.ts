/**
 * Authors, their sessions and the links they used, in Deno KV.
 *
 * @module
 */
import { partOf } from "../part.ts";
import { type AuthorStore, StoreError } from "../store.ts";
import type { KvDatabase } from "./database.ts";

/** The authors on a database. */
export function kvAuthors(database: KvDatabase): AuthorStore {
  return partOf<AuthorStore>(
    {
      authors: "read",
      putAuthor: "write",
      deleteAuthor: "erase",
      putSession: "write",
      session: "read",
      sessionsOf: "read",
      touchSession: "write",
      deleteSession: "erase",
      deleteSessionsOf: "erase",
      spendLink: "write",
    },
    (call) =>
      database.read(() => {
        throw new StoreError("failed", `Cannot answer "${call}": it is not kept yet`);
      }),
  );
}
