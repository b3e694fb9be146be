/**
 * How many messages a second the stores acknowledge, and how long each waits: many at once, one after
 * another, against a commit for each message in the same run, and from two instances on one Deno KV.
 *
 * @module
 */
import { join } from "node:path";
import { openDataFile } from "../../server/storage/sqlite/file/data_file.ts";
import { Database } from "../../server/storage/sqlite/database.ts";
import type { NewMessage } from "../../server/storage/store.ts";
import { systemClock } from "../../server/messaging/mod.ts";
import { openKvStore } from "../../server/storage/kv/kv_store.ts";
import { MemoryStore } from "../../server/storage/memory/memory_store.ts";
import { roomId } from "../../shared/chat/id.ts";
import { random } from "../helper/chat.ts";
import { dataDir } from "../helper/data_dir.ts";
import { say } from "../helper/new_message.ts";
import { prose } from "../helper/prose.ts";
import type { Report, Row } from "./report.ts";

const TEXT = "x".repeat(200);

/** Keeps one message. */
type Append = (message: NewMessage) => Promise<unknown>;

interface Appends {
  readonly perSecond: number;
  readonly row: Row;
}

/** Acknowledged appends of 200 characters; of prose, too, which costs the index of searches more. */
export async function store({ quick }: { readonly quick: boolean }): Promise<Report> {
  const measureMs = quick ? 300 : 2_000;
  const single = await withDatabase((append) =>
    measure("a commit each, no worker", append, { inFlight: 1, measureMs })
  );
  const [one, many, most, proseMany] = await withStore(async (append) => [
    await measure("store", append, { inFlight: 1, measureMs }),
    await measure("store", append, { inFlight: 64, measureMs }),
    await measure("store", append, { inFlight: 500, measureMs }),
    await measure("store, prose", append, { inFlight: 64, measureMs, texts: prose(TEXT.length) }),
  ]);
  const others = [
    await withMemory((append) => measure("memory", append, { inFlight: 64, measureMs })),
    ...await withKv(":memory:", 1, async (append) => [
      await measure("KV in memory", append, { inFlight: 1, measureMs }),
      await measure("KV in memory", append, { inFlight: 64, measureMs }),
      await measure("KV in memory, 40 rooms", append, { inFlight: 64, measureMs, rooms: 40 }),
    ]),
    ...await withKvFile(async (append) => [
      await measure("KV in a file", append, { inFlight: 1, measureMs }),
      await measure("KV in a file", append, { inFlight: 64, measureMs }),
    ]),
    ...await withKv(":memory:", 2, async (append) => [
      await measure("2 instances, KV in memory", append, { inFlight: 64, measureMs }),
      await measure("2 instances, 40 rooms", append, { inFlight: 64, measureMs, rooms: 40 }),
    ]),
  ];
  const appends = [single, one, many, most, proseMany, ...others]
    .filter((each) => each !== undefined);
  return {
    title: "store",
    ratios: [{
      name: "acknowledged/s, 64 in flight to a commit each",
      value: (many?.perSecond ?? NaN) / single.perSecond,
    }],
    rows: appends.map(({ row }) => row),
  };
}

async function withStore<T>(run: (append: Append) => Promise<T>): Promise<T> {
  using dir = dataDir();
  const store = await dir.open();
  try {
    return await run((message) => store.append(message));
  } finally {
    await store.close();
  }
}

async function withMemory<T>(run: (append: Append) => Promise<T>): Promise<T> {
  const store = new MemoryStore({ random });
  return await run((message) => store.append(message));
}

async function withKvFile<T>(run: (append: Append) => Promise<T>): Promise<T> {
  using dir = dataDir();
  return await withKv(join(dir.path, "smalltalk.kv"), 1, run);
}

/** @param instances that take turns */
async function withKv<T>(
  path: string,
  instances: number,
  run: (append: Append) => Promise<T>,
): Promise<T> {
  const kv = await Deno.openKv(path);
  const options = { kv, clock: systemClock, random };
  const stores = await Promise.all(Array.from({ length: instances }, () => openKvStore(options)));
  let turn = 0;
  try {
    return await run(async (message) => {
      await stores[turn++ % stores.length]?.append(message);
    });
  } finally {
    await Promise.all(stores.map((store) => store.close()));
    kv.close();
  }
}

async function withDatabase<T>(run: (append: Append) => Promise<T>): Promise<T> {
  using dir = dataDir();
  const database = new Database(await openDataFile({ path: dir.file }), dir.file);
  try {
    return await run((message) => {
      const [answer] = database.run([{ name: "append", args: [message, "epoch"] }]);
      return answer?.ok ? Promise.resolve() : Promise.reject(answer?.failure);
    });
  } finally {
    database.close();
  }
}

/** The rate and the waiting times of so many publishers, each with one message under way. */
async function measure(
  name: string,
  append: Append,
  { inFlight, measureMs, texts, rooms = 1 }: {
    inFlight: number;
    measureMs: number;
    /** The messages take turns. */
    rooms?: number;
    texts?: Generator<string, never>;
  },
): Promise<Appends> {
  const waitsMs: number[] = [];
  const start = performance.now();
  await Promise.all(Array.from({ length: inFlight }, async () => {
    while (performance.now() - start < measureMs) {
      const sent = performance.now();
      const room = roomId(`/posts/${waitsMs.length % rooms}`);
      await append(say(texts?.next().value ?? TEXT, { room }));
      waitsMs.push(performance.now() - sent);
    }
  }));
  const perSecond = waitsMs.length / (performance.now() - start) * 1_000;
  waitsMs.sort((a, b) => a - b);
  const quantile = (part: number) => waitsMs[Math.floor(waitsMs.length * part)] ?? NaN;
  return {
    perSecond,
    row: {
      "": name,
      "in flight": inFlight,
      "acknowledged/s": perSecond,
      "p50 ms": quantile(0.5),
      "p99 ms": quantile(0.99),
    },
  };
}
