/**
 * Opens the Deno KV that the settings name, and says what to do where it cannot be opened.
 *
 * @module
 */
import { toError } from "../ops/log.ts";
import { StartError } from "./start_fault.ts";
import { StoreError } from "../storage/store.ts";
import type { StoreConfig } from "../setting/store_setting.ts";

/** What is said where it takes long to open; `undefined` where that is no KV. */
export function slownessOf(config: StoreConfig): string | undefined {
  if (config.kind !== "kv" || config.at === "file") return undefined;
  return `Cannot open Deno KV: it gives no answer. ${placeOf(config).remedy}`;
}

/**
 * Opens the KV of the settings.
 *
 * @throws {StartError} when this Deno has none
 * @throws {StoreError} `failed`, with what to do
 */
export async function openKv(config: StoreConfig & { readonly kind: "kv" }): Promise<Deno.Kv> {
  if (typeof Deno.openKv !== "function") {
    throw new StartError(
      'Cannot open Deno KV: this Deno has none without "unstable": ["kv"] in the deno.json above ' +
        "server/main.ts. Run the program in its own folder, or add --unstable-kv",
    );
  }
  const { place, remedy } = placeOf(config);
  try {
    return await Deno.openKv(place);
  } catch (cause) {
    const message = `Cannot open Deno KV: ${toError(cause).message}. ${remedy}`;
    throw new StoreError("failed", message, { cause });
  }
}

function placeOf(
  config: StoreConfig & { readonly kind: "kv" },
): { readonly place: string | undefined; readonly remedy: string } {
  switch (config.at) {
    case "platform":
      return {
        place: undefined,
        remedy: "Assign a Deno KV database to this app: console.deno.com, Databases",
      };
    case "file":
      return { place: config.path, remedy: "Let this process write there, or set DATA_DIR" };
    case "url":
      return {
        place: config.url,
        remedy: "KV_URL and DENO_KV_ACCESS_TOKEN must be those of a KV that runs",
      };
  }
}
