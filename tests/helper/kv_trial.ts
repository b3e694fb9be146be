/**
 * Buses over one KV in memory, on a clock that stands still, for tests.
 *
 * @module
 */
import type { Bus } from "../../server/messaging/bus/bus.ts";
import { KvBus, type KvBusLimits } from "../../server/messaging/bus/kv/kv_bus.ts";
import type { LogEntry } from "../../server/messaging/log.ts";
import { VirtualClock } from "../../server/messaging/testing/virtual_clock.ts";
import { TrialKv } from "./trial_kv.ts";

/** What a test works with. */
export interface KvTrial {
  readonly kv: TrialKv;
  readonly logged: LogEntry[];
  /** One more instance; `instance-1`, `instance-2`, … */
  open(limits?: Partial<KvBusLimits>): KvBus;
  /** Waits until all that was done so far has come about. */
  settle(): Promise<void>;
  /** Lets time pass, some seconds at a time. */
  pass(ms: number): Promise<void>;
  /** An instance has ended without a word. */
  kill(bus: Bus): void;
  /** How many timers all of them have. */
  timers(): number;
  /** Every key and value. */
  content(): Promise<readonly Deno.KvEntry<unknown>[]>;
}

const STEP_MS = 4_000;

/** Runs a test; afterwards nothing is left that runs. */
export async function withKvTrial(body: (trial: KvTrial) => Promise<void>): Promise<void> {
  const memory = await Deno.openKv(":memory:");
  const kv = new TrialKv(memory);
  let nowMs = 1_000_000;
  const logged: LogEntry[] = [];
  const buses: { readonly bus: KvBus; readonly clock: VirtualClock }[] = [];
  const killed = new Set<Bus>();
  const advance = async (ms: number) => {
    nowMs += ms;
    for (const { bus, clock } of buses) if (!killed.has(bus)) clock.advance(ms);
    await kv.quiet();
  };
  const settle = async () => {
    // What was said waits for more; what is heard may be answered.
    for (let round = 0; round < 2; round++) await advance(25);
  };
  try {
    await body({
      kv,
      logged,
      settle,
      open(limits) {
        const clock = new VirtualClock(nowMs);
        const bus = new KvBus({
          kv,
          clock,
          instance: `instance-${buses.length + 1}`,
          log: (entry) => logged.push(entry),
          limits: { lingerMs: 0, ...limits },
        });
        buses.push({ bus, clock });
        return bus;
      },
      async pass(ms) {
        for (let left = ms; left > 0; left -= STEP_MS) await advance(Math.min(left, STEP_MS));
      },
      kill: (bus) => void killed.add(bus),
      timers: () => buses.reduce((sum, { clock }) => sum + clock.pending, 0),
      content: () => Array.fromAsync(memory.list({ prefix: [] })),
    });
  } finally {
    kv.refusal = undefined;
    for (const { bus } of buses) await bus.close();
    memory.close();
  }
}
