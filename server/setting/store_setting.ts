/**
 * The settings of where the data is kept.
 *
 * @module
 */
import { join } from "node:path";
import type { ReadSetting, Setting } from "./setting.ts";

/** The name of the file of a KV store in its folder. */
export const KV_FILE = "smalltalk.kv";

/** Where the data is kept. */
export type StoreConfig =
  /** A file of SQLite in the data folder. */
  | { readonly kind: "sqlite" }
  /** Nowhere: it ends with the process. */
  | { readonly kind: "memory" }
  /** Deno KV: the platform's own, one in a file, or one that is reached at an address. */
  | { readonly kind: "kv"; readonly at: "platform" }
  | { readonly kind: "kv"; readonly at: "file"; readonly path: string }
  | { readonly kind: "kv"; readonly at: "url"; readonly url: string };

type StoreKind = StoreConfig["kind"];

const KINDS: readonly StoreKind[] = ["sqlite", "kv", "memory"];
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

const STORE: Setting<StoreKind | undefined> = {
  name: "STORE",
  purpose: "Where the data is kept; memory forgets everything when the server ends",
  expected: "sqlite, kv or memory",
  default: undefined,
  unset: "sqlite; kv on Deno Deploy",
  read: (text) => KINDS.find((kind) => kind === text),
};

const KV_URL: Setting<string | undefined> = {
  name: "KV_URL",
  purpose: "A Deno KV elsewhere, instead of the file in DATA_DIR; needs STORE=kv",
  expected: "an https address, or http on this machine",
  default: undefined,
  unset: "none",
  read: readAddress,
};

const DENO_KV_ACCESS_TOKEN: Setting<string | undefined> = {
  name: "DENO_KV_ACCESS_TOKEN",
  purpose: "The token for the KV at KV_URL; Deno itself reads it",
  expected: "12 to 500 letters, digits and signs without spaces",
  default: undefined,
  unset: "none",
  secret: true,
  read: (text) => /^[\x21-\x7e]{12,500}$/.test(text) ? text : undefined,
};

/** In the order in which they are shown. */
export const STORE_SETTINGS: readonly Setting<unknown>[] = [STORE, KV_URL, DENO_KV_ACCESS_TOKEN];

/** What {@linkcode readStore} needs to know besides. */
export interface StoreSurroundings {
  readonly isDeploy: boolean;
  /** Absolute. */
  readonly dataDir: string;
  /** Takes a sentence about what does not fit together. */
  readonly fault: (sentence: string) => void;
}

/** Where the data is kept: in SQLite, and on Deno Deploy in its KV, unless told otherwise. */
export function readStore(
  get: ReadSetting,
  { isDeploy, dataDir, fault }: StoreSurroundings,
): StoreConfig {
  const chosen = get(STORE);
  const kind = chosen ?? (isDeploy ? "kv" : "sqlite");
  const [url, token] = [get(KV_URL), get(DENO_KV_ACCESS_TOKEN)];
  if (isDeploy && kind === "sqlite") {
    fault(
      'Cannot use "sqlite" as STORE on Deno Deploy: its disk is thrown away with each instance, and ' +
        "instances do not share it. Leave STORE out, and assign a Deno KV database to the app",
    );
  }
  if (kind !== "kv") {
    if (url !== undefined) fault(`Cannot use KV_URL with STORE=${kind}: set STORE=kv`);
    return { kind };
  }
  if (url !== undefined) {
    if (token === undefined) {
      fault("Cannot use KV_URL without DENO_KV_ACCESS_TOKEN: set it to what opens that KV");
    }
    return { kind, at: "url", url };
  }
  return isDeploy ? { kind, at: "platform" } : { kind, at: "file", path: join(dataDir, KV_FILE) };
}

/** Whether other instances may have the same data. */
export function isShared(store: StoreConfig): boolean {
  return store.kind === "kv" && store.at !== "file";
}

/** Whether anything is kept in the data folder. */
export function usesFolder(store: StoreConfig): boolean {
  return store.kind === "sqlite" || (store.kind === "kv" && store.at === "file");
}

function readAddress(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null || url.username !== "" || url.password !== "" || url.hash !== "") {
    return undefined;
  }
  const isSafe = url.protocol === "https:" ||
    (url.protocol === "http:" && LOOPBACK.has(url.hostname));
  // It becomes a permission, and Deno's lists of those have commas.
  return isSafe && !text.includes(",") ? url.href : undefined;
}
