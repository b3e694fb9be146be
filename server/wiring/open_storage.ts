/**
 * Chooses where the data and the keys are, as the settings say, and opens it.
 *
 * @module
 */
import type { RandomBytes } from "../../shared/chat/id.ts";
import type { Clock } from "../../shared/clock.ts";
import { backupCopy, removeLeftCopies } from "./backup_copy.ts";
import type { KeptKeyring } from "../chat/token/kept_keyring.ts";
import { openKeyring } from "../chat/token/key_file.ts";
import { openKvKeyring } from "../chat/token/kv_keyring.ts";
import { MemoryKeyring } from "../chat/token/memory_keyring.ts";
import type { Config } from "../setting/config.ts";
import { type Bus, KvBus } from "../messaging/mod.ts";
import type { Log } from "../ops/log.ts";
import { StartError } from "./start_fault.ts";
import { openKv } from "./open_kv.ts";
import { lockFile } from "../storage/file_lock.ts";
import { type KvChange, KvHealth } from "../storage/kv/kv_health.ts";
import { type KvStore, openKvStore } from "../storage/kv/kv_store.ts";
import { MemoryStore } from "../storage/memory/memory_store.ts";
import { openSqliteStore } from "../storage/sqlite/sqlite_store.ts";
import type { Store } from "../storage/store.ts";
import { tellTo } from "./stomp_log.ts";
import type { StoreConfig } from "../setting/store_setting.ts";

/** Where a server keeps everything. */
export interface Storage {
  readonly store: Store;
  readonly keyring: KeptKeyring;
  /** The KV both are in, and whatever else instances share. */
  readonly kv?: Deno.Kv;
  /** What carries signals between the instances that share it. */
  readonly bus?: Bus;
  /** Whether that KV answers. */
  readonly health?: KvHealth;
  /** Lets a listener hear that other instances changed conversations without its being told. */
  readonly onMissed?: (listener: () => void) => void;
  /** Looks whether something of other instances was not heard. Rejects where the KV does not answer. */
  readonly look?: () => Promise<void>;
  /** A copy of the data file; left out where there is none. */
  readonly copy?: () => Promise<ReadableStream<Uint8Array>>;
  /** Finishes what was begun and lets go of the data; once, however often it is called. */
  close(): Promise<void>;
}

/** What {@linkcode openStorage} needs besides the settings. */
export interface StorageSurroundings {
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Log;
}

/**
 * Opens it.
 *
 * @throws {StoreError | StartError} when it cannot be used
 */
export async function openStorage(
  { storage: config, dataDir }: Pick<Config, "storage" | "dataDir">,
  surroundings: StorageSurroundings,
): Promise<Storage> {
  const { random } = surroundings;
  switch (config.kind) {
    case "sqlite":
      return await openFile(dataDir, random);
    case "kv":
      return await openShared(config, dataDir, surroundings);
    case "memory": {
      const store = new MemoryStore({ random });
      return { store, keyring: new MemoryKeyring(random), close: () => store.close() };
    }
  }
}

async function openFile(dataDir: string, random: RandomBytes): Promise<Storage> {
  const store = await openSqliteStore({ dataDir, random });
  return await orClose(store, async () => {
    await removeLeftCopies(dataDir);
    return {
      store,
      keyring: await openKeyFile(dataDir, random),
      copy: () => backupCopy({ dataDir, random, copyTo: (path) => store.copyTo(path) }),
      close: () => store.close(),
    };
  });
}

async function openShared(
  config: StoreConfig & { readonly kind: "kv" },
  dataDir: string,
  { clock, random, log }: StorageSurroundings,
): Promise<Storage> {
  const unlock = config.at === "file" ? lockFile(config.path) : () => {};
  let kv: Deno.Kv | undefined;
  let bus: Bus | undefined;
  let opening: Promise<KvStore> | undefined;
  let missed = () => {};
  const onMissed = (listener: () => void) => {
    missed = listener;
  };
  const letGo = async () => {
    await bus?.close();
    await opening?.then((store) => store.close(), () => {});
    kv?.close();
    unlock();
  };
  let closing: Promise<void> | undefined;
  const close = () => closing ??= letGo();
  return await orClose({ close }, async () => {
    const health = new KvHealth({ clock, onChange: (change) => tell(log, change) });
    kv = health.watch(await openKv(config));
    opening = openKvStore({ kv, clock, random, missed: () => missed() });
    // The tasks find the keys beside a file, also while a server has it.
    const keys = config.at === "file"
      ? openKeyFile(dataDir, random)
      : openKvKeyring({ kv, clock, random });
    const [store, keyring] = await Promise.all([opening, keys]);
    if (config.at !== "file") bus = new KvBus({ kv, clock, log: tellTo(log) });
    const look = () => store.look();
    return { store, keyring, kv, health, close, onMissed, ...bus && { bus, look } };
  });
}

function tell(log: Log, change: KvChange): void {
  const { call } = change;
  if (change.kind === "lost") log.error("kv-lost", { call, reason: change.error.message });
  else log.info("kv-back", { call, afterMs: change.afterMs });
}

async function openKeyFile(dataDir: string, random: RandomBytes): Promise<KeptKeyring> {
  return await openKeyring(dataDir, random).catch((error) => {
    throw new StartError(error.message, { cause: error });
  });
}

/** Goes on with something that is open, and lets go of it when that fails. */
async function orClose<T>(
  open: { readonly close: () => Promise<void> },
  goOn: () => Promise<T>,
): Promise<T> {
  try {
    return await goOn();
  } catch (error) {
    await open.close();
    throw error;
  }
}
