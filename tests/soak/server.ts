/**
 * The server under load, a process of its own: it says its port, then answers each line with what it
 * holds after a collection of garbage.
 *
 * @module
 */
import { createOpenServer } from "../../demo/stomp/open_server.ts";
import { DEFAULT_SERVER_LIMITS } from "../../server/messaging/mod.ts";
import { CountingClock } from "./counting_clock.ts";
import type { Holdings } from "./holdings.ts";

const COLLECTIONS = 4;
/** Garbage of one collection may be freed by finalizers that run after it. */
const BETWEEN_COLLECTIONS_MS = 50;

async function main(): Promise<void> {
  const clock = new CountingClock();
  let faults = 0;
  const stomp = createOpenServer({
    clock,
    // Small enough to be reached: the open server's own would hold 100 slow readers' gigabytes.
    limits: DEFAULT_SERVER_LIMITS,
    sockJs: { disconnectDelayMs: 1_000 },
    log(entry) {
      if (entry.kind !== "fault") return;
      faults++;
      // deno-lint-ignore no-console -- whoever runs the program has to see it
      console.error(entry.error);
    },
  });
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    (request, info) => stomp.handle(request, info) ?? new Response(null, { status: 404 }),
  );
  answer({ port: server.addr.port });
  for await (const _ of Deno.stdin.readable) {
    await collectGarbage();
    const { rss, heapUsed } = Deno.memoryUsage();
    const { sessionCount, subscriptionCount, unacknowledgedCount, transactionCount, queuedCount } =
      stomp.registry;
    const holdings: Holdings = {
      sessions: sessionCount,
      subscriptions: subscriptionCount,
      unacknowledged: unacknowledgedCount,
      transactions: transactionCount,
      queued: queuedCount,
      timers: clock.running,
      openFiles: [...Deno.readDirSync("/proc/self/fd")].length,
      faults,
      rssBytes: rss,
      heapBytes: heapUsed,
      counters: { ...stomp.counters },
    };
    answer(holdings);
  }
  Deno.exit(0);
}

/** Also gives back to the system what the heap holds in reserve; of that V8 keeps more or less. */
async function collectGarbage(): Promise<void> {
  const { gc } = globalThis as {
    readonly gc?: (options: Readonly<Record<string, string>>) => void;
  };
  if (gc === undefined) throw new Error("Cannot collect garbage: run with --v8-flags=--expose-gc");
  for (let left = COLLECTIONS; left > 0; left--) {
    gc({ type: "major", execution: "sync", flavor: "last-resort" });
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_COLLECTIONS_MS));
  }
}

function answer(value: unknown): void {
  Deno.stdout.writeSync(new TextEncoder().encode(JSON.stringify(value) + "\n"));
}

if (import.meta.main) await main();
