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
    : "from here the KV of an app on Deno Deploy is not to be reached. Set KV_URL and " +
      "DENO_KV_ACCESS_TOKEN, as for the other tasks.";
}
