/**
 * Two whole servers of one chat, each on a port of its own, that share what is kept and one bus: in
 * memory, or in a Deno KV.
 *
 * @module
 */
import { MemoryKeyring } from "../../server/chat/token/memory_keyring.ts";
import { BusHub } from "../../server/messaging/bus/bus_hub.ts";
import { KvBus } from "../../server/messaging/bus/kv/kv_bus.ts";
import { systemClock } from "../../server/messaging/mod.ts";
import type { Storage } from "../../server/wiring/open_storage.ts";
import { openKvStore } from "../../server/storage/kv/kv_store.ts";
import type { Clock } from "../../shared/clock.ts";
import { random } from "./chat.ts";
import { type ChatSite, chatSite } from "./chat_site.ts";
import { sharedStore } from "./shared_store.ts";

/** The time of the machine, at which short waits are a tenth as long; for clients without heart-beats. */
export const hastyClock: Clock = {
  now: () => systemClock.now(),
  after: (delayMs, task) => systemClock.after(delayMs < LONG_MS ? delayMs / 10 : delayMs, task),
};
const LONG_MS = 5_000;

/** Where what instances share is. */
export interface Shared extends AsyncDisposable {
  /** What one more instance has of it. */
  open(): Promise<Storage>;
  /** All that is kept, where it is in a Deno KV. */
  readonly kv?: Deno.Kv;
}

/** The kinds of it, by their names. */
export const SHARED: Readonly<Record<string, () => Promise<Shared>>> = {
  "memory": sharedMemory,
  "Deno KV": () => sharedKv(),
};

function sharedMemory(): Promise<Shared> {
  const [store, hub, keyring] = [sharedStore(), new BusHub(), new MemoryKeyring(random)];
  return Promise.resolve({
    open() {
      const [own, bus] = [store.open(), hub.bus()];
      const close = async () => {
        await bus.close();
        await own.close();
      };
      return Promise.resolve({ store: own, bus, keyring, close });
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}

/** @param clock at which what is shared ages */
export async function sharedKv(clock: Clock = systemClock): Promise<Shared> {
  const kv = await Deno.openKv(":memory:");
  const keyring = new MemoryKeyring(random);
  return {
    kv,
    async open() {
      const store = await openKvStore({ kv, clock, random });
      const bus = new KvBus({ kv, clock });
      const close = async () => {
        await bus.close();
        await store.close();
      };
      return { store, bus, keyring, close };
    },
    [Symbol.asyncDispose]() {
      kv.close();
      return Promise.resolve();
    },
  };
}

/** Two instances. */
export interface ChatInstances extends AsyncDisposable {
  readonly a: ChatSite;
  readonly b: ChatSite;
  /** Starts another one. */
  open(): Promise<ChatSite>;
}

/** Starts them. @param more settings besides those that every server here has */
export async function chatInstances(
  shared: Shared,
  more: Readonly<Record<string, string>> = {},
  clock: Clock = hastyClock,
): Promise<ChatInstances> {
  const stops: (() => Promise<void>)[] = [];
  const open = async () => {
    const storage = await shared.open();
    const site = await chatSite("", 0, more, clock, undefined, storage);
    const stop = async () => {
      await site.stop();
      await storage.close();
    };
    let stopped: Promise<void> | undefined;
    const stopOnce = () => stopped ??= stop();
    stops.push(stopOnce);
    return { ...site, stop: stopOnce };
  };
  const [a, b] = [await open(), await open()];
  return {
    a,
    b,
    open,
    async [Symbol.asyncDispose]() {
      for (const stop of stops) await stop();
    },
  };
}
