/**
 * Where servers that tests start keep their data: in SQLite, or with `TEST_STORE=kv` in Deno KV.
 *
 * @module
 */

/** Where it is. */
export type TestStore = "sqlite" | "kv";

/** Where it is in this run. */
export const TEST_STORE: TestStore = Deno.env.get("TEST_STORE") === "kv" ? "kv" : "sqlite";

/** Whether it is in Deno KV. */
export const ON_KV = TEST_STORE === "kv";

/** What tells a server so. */
export const STORE_SETTINGS: Readonly<Record<string, string>> = ON_KV ? { STORE: "kv" } : {};
