/**
 * What to do where there is no data file of SQLite, for tasks that are about one.
 *
 * @module
 */
import type { StoreConfig } from "../setting/store_setting.ts";

/** Why there is none, and what to do instead; ends with a full stop. */
export function insteadOf(storage: StoreConfig): string {
  if (storage.kind === "sqlite") return "there is one.";
  if (storage.kind === "memory") return "with STORE=memory nothing is kept.";
  return storage.at === "file"
    ? "the data is in a file of Deno KV, which nobody but its server may open. Stop the server and " +
      "copy the whole folder, or use deno task export and import, while it runs."
    : "the data is in a Deno KV that others look after. Use deno task export and import, which take " +
      "the conversations along.";
}
