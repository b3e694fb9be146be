/**
 * How many messages a second the SQLite store acknowledges, and how long each waits: many at once,
 * one after another, and against a commit for each message in the same run.
 *
 * @module
 */
import { openDataFile } from "../../server/storage/sqlite/data_file.ts";
import { Database } from "../../server/storage/sqlite/database.ts";
import type { NewMessage } from "../../server/storage/store.ts";
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
  const appends = [single, one, many, most, proseMany].filter((each) => each !== undefined);
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
  { inFlight, measureMs, texts }: {
    inFlight: number;
    measureMs: number;
    texts?: Generator<string, never>;
  },
): Promise<Appends> {
  const waitsMs: number[] = [];
  const start = performance.now();
  await Promise.all(Array.from({ length: inFlight }, async () => {
    while (performance.now() - start < measureMs) {
      const sent = performance.now();
      await append(say(texts?.next().value ?? TEXT));
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
