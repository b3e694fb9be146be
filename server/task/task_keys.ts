/**
 * The keys of the server a task is about: beside its data, or in the KV that it shares.
 *
 * @module
 */
import type { KeptKeyring } from "../chat/token/kept_keyring.ts";
import { openKeyring } from "../chat/token/key_file.ts";
import { openKvKeyring } from "../chat/token/kv_keyring.ts";
import type { Config } from "../setting/config.ts";
import { systemClock } from "../messaging/mod.ts";
import { openKv } from "../wiring/open_kv.ts";
import { StartError } from "../wiring/start_fault.ts";

/** Keys that are open. */
export interface TaskKeys {
  readonly keyring: KeptKeyring;
  /** Where they are, in words. */
  readonly place: string;
  close(): void;
}

/** Whose keys they are. */
export type WithKeys = Pick<Config, "storage" | "dataDir">;

/**
 * Opens them.
 *
 * @param wish what cannot be done without them, as in "make a link"
 * @throws {StartError | StoreError} when there are none
 */
export async function openTaskKeys(config: WithKeys, wish: string): Promise<TaskKeys> {
  const { storage, dataDir } = config;
  const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
  if (storage.kind === "memory") {
    throw new StartError(
      `Cannot ${wish}: with STORE=memory the running server alone has the keys. The link for the ` +
        "first time is among what it prints when it starts.",
    );
  }
  if (storage.kind === "sqlite" || storage.at === "file") {
    await assertFolder(dataDir, wish);
    const place = JSON.stringify(dataDir);
    return { keyring: await openKeyring(dataDir, random), place, close() {} };
  }
  const kv = await openKv(storage);
  try {
    const keyring = await openKvKeyring({ kv, clock: systemClock, random });
    return { keyring, place: "the KV", close: () => kv.close() };
  } catch (error) {
    kv.close();
    throw error;
  }
}

async function assertFolder(dataDir: string, wish: string): Promise<void> {
  if (await Deno.stat(dataDir).then(({ isDirectory }) => isDirectory, () => false)) return;
  throw new StartError(
    `Cannot ${wish}: there is no folder ${JSON.stringify(dataDir)}. ` +
      "Start the server once, or set DATA_DIR to the folder it uses.",
  );
}
