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

const MEASURE_MS = 800;
const TEXT = "x".repeat(200);

/** Keeps one message. */
type Append = (message: NewMessage) => Promise<unknown>;

Deno.bench({
  name: "store: acknowledged appends",
  n: 1,
  warmup: 0,
  async fn() {
    await withDatabase((append) => measure("a commit each, no worker", { append, inFlight: 1 }));
    await withStore(async (append) => {
      await measure("store", { append, inFlight: 1 });
      await measure("store", { append, inFlight: 64 });
      await measure("store", { append, inFlight: 500 });
    });
  },
});

async function withStore(run: (append: Append) => Promise<void>): Promise<void> {
  using dir = dataDir();
  const store = await dir.open();
  await run((message) => store.append(message));
  await store.close();
}

async function withDatabase(run: (append: Append) => Promise<void>): Promise<void> {
  using dir = dataDir();
  const database = new Database(await openDataFile({ path: dir.file }), dir.file);
  await run((message) => {
    const [answer] = database.run([{ name: "append", args: [message, "epoch"] }]);
    return answer?.ok ? Promise.resolve() : Promise.reject(answer?.failure);
  });
  database.close();
}

/** Prints the rate and the waiting times of so many publishers, each with one message under way. */
async function measure(
  name: string,
  { append, inFlight }: { append: Append; inFlight: number },
): Promise<void> {
  const waitsMs: number[] = [];
  const start = performance.now();
  await Promise.all(Array.from({ length: inFlight }, async () => {
    while (performance.now() - start < MEASURE_MS) {
      const sent = performance.now();
      await append(say(TEXT));
      waitsMs.push(performance.now() - sent);
    }
  }));
  const perSecond = waitsMs.length / (performance.now() - start) * 1_000;
  waitsMs.sort((a, b) => a - b);
  const quantile = (part: number) => waitsMs[Math.floor(waitsMs.length * part)]?.toFixed(2);
  // deno-lint-ignore no-console -- what this program is for
  console.log(
    `${name}, ${inFlight} in flight: ${perSecond.toFixed(0)} per second, ` +
      `p50 ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms`,
  );
}
