/**
 * A bus over Deno KV, for instances of a server that share nothing else.
 *
 * @module
 */
import type { Clock } from "../../../../shared/clock.ts";
import { checkLimits } from "../../limit_check.ts";
import { consoleLog, type Log } from "../../log.ts";
import { systemClock } from "../../system_clock.ts";
import type { Bus, BusChange, BusListener, Json, Stay } from "../bus.ts";
import { BusListeners } from "../bus_listeners.ts";
import { Hearing } from "./hearing.ts";
import { KvLog, type StampedEntry } from "./kv_log.ts";
import type { BusKv } from "./kv_port.ts";
import { LossLog } from "./loss_log.ts";
import { Membership } from "./membership.ts";
import { Pauses } from "./pause.ts";
import { Roster } from "./roster.ts";
import { Speaking } from "./speaking.ts";
import type { WaitingLimits } from "./waiting.ts";
import { within } from "../../../../shared/within.ts";

/** How long a {@linkcode KvBus} waits for what, in milliseconds, and how much it keeps, in bytes. */
export interface KvBusLimits extends WaitingLimits {
  /** For more to be said, before all of it is written with one commit. */
  readonly batchMs: number;
  /** Until an instance that has said nothing is taken for gone. */
  readonly leaseMs: number;
  /** Between two renewals of a lease, while others are there. */
  readonly renewMs: number;
  /** The same while nobody else is. */
  readonly aloneRenewMs: number;
  /** Until what was said is deleted. Who has read nothing for longer is told of a gap. */
  readonly keepMs: number;
  /** From the end of the last stay to leaving: a client may come back. */
  readonly lingerMs: number;
  /** For KV to do one thing. */
  readonly timeoutMs: number;
  /** Until `joined` resolves all the same. */
  readonly joinMs: number;
  /** Until what cannot be written is dropped. */
  readonly giveUpMs: number;
  /** For leaving when the bus is closed; a lease that could not be given back ends by itself. */
  readonly closeMs: number;
}

/** The limits of a bus that was told nothing else. */
export const DEFAULT_KV_BUS_LIMITS: KvBusLimits = {
  maxMessageBytes: 262_144,
  maxUnwrittenBytes: 1_048_576,
  maxCommitBytes: 524_288,
  batchMs: 25,
  leaseMs: 60_000,
  renewMs: 30_000,
  aloneRenewMs: 60_000,
  keepMs: 60_000,
  lingerMs: 10_000,
  timeoutMs: 3_000,
  joinMs: 3_000,
  giveUpMs: 10_000,
  closeMs: 1_000,
};

/** What a {@linkcode KvBus} is made with. */
export interface KvBusOptions {
  /** A Deno KV that all instances have open. Whoever opened it closes it. */
  readonly kv: BusKv;
  /** Begins the keys of the bus; default `["bus"]`. */
  readonly prefix?: readonly string[];
  /** Default: a new one. */
  readonly instance?: string;
  /** See the defaults. */
  readonly limits?: Partial<KvBusLimits>;
  /** Default: the clock of the machine. */
  readonly clock?: Clock;
  /** Default: faults and losses go to the console. */
  readonly log?: Log;
}

/**
 * What one says is an entry of a log in KV, which the others watch and read. Who is there has a lease.
 *
 * @example
 * ```ts
 * import { StompServer } from "../../mod.ts";
 * import { KvBus } from "./kv_bus.ts";
 *
 * const kv = await Deno.openKv(":memory:"); // on Deno Deploy: Deno.openKv()
 * const bus = new KvBus({ kv });
 * const stomp = new StompServer({ endpoints: { "/stomp": {} }, bus });
 * await stomp.drain({ deadlineMs: 4_000 });
 * await bus.close();
 * kv.close();
 * ```
 */
export class KvBus implements Bus {
  readonly instance: string;
  readonly #listeners: BusListeners;
  readonly #roster: Roster;
  readonly #pauses: Pauses;
  readonly #speaking: Speaking;
  readonly #membership: Membership;
  readonly #log: KvLog;
  readonly #clock: Clock;
  readonly #closeMs: number;
  #isAvailable = true;
  /** Something was lost, and nothing said since by which the others see it. */
  #hasGap = false;

  /**
   * Does nothing yet.
   *
   * @throws {RangeError} when a limit is no whole number or more than Deno KV takes, or a lease ends
   *   before it is renewed twice
   */
  constructor(options: KvBusOptions) {
    const { kv, prefix = ["bus"], clock = systemClock, log = consoleLog() } = options;
    const limits = checkedLimits(options.limits);
    this.instance = options.instance ?? crypto.randomUUID();
    this.#clock = clock;
    this.#closeMs = limits.closeMs;
    this.#listeners = new BusListeners(log);
    this.#roster = new Roster(this.instance, limits.leaseMs);
    this.#pauses = new Pauses(clock);
    // Who comes counts on a lease as long as its own, from when it sees it first.
    const aloneRenewMs = Math.max(limits.renewMs, Math.min(limits.aloneRenewMs, limits.leaseMs));
    const common = {
      ...limits,
      aloneRenewMs,
      limits,
      clock,
      pauses: this.#pauses,
      instance: this.instance,
    };
    const kvLog = new KvLog({
      ...common,
      kv,
      prefix,
      onAvailability: (available, error) => {
        this.#isAvailable = available;
        log({ kind: "bus-availability", available, error });
        if (available) this.#tellGap();
      },
    });
    this.#log = kvLog;
    const losses = new LossLog(log, clock);
    this.#speaking = new Speaking({
      ...common,
      isAlone: async () => !this.#membership.knowsOthers && !await this.#membership.findOthers(),
      say: (said) => kvLog.say(said),
      onLost: (reason, count) => {
        losses.add(reason, count);
        // Of too much the newest is on its way still, and shows it.
        if (reason !== "unreachable") return;
        this.#hasGap = true;
        if (this.#isAvailable) this.#tellGap();
      },
    });
    const hearing = new Hearing({
      ...common,
      log: kvLog,
      onEntry: (entry) => this.#hear(entry),
      onMissed: () => this.#change([{ kind: "missed" }]),
    });
    this.#membership = new Membership({
      ...common,
      log: kvLog,
      roster: this.#roster,
      hearing,
      flush: () => this.#speaking.flush(),
      onChange: (changes) => this.#change(changes),
    });
  }

  stay(): Stay {
    return this.#membership.stay();
  }

  publish(topic: string, body: Json): void {
    if (!this.#pauses.ended) this.#speaking.publish(topic, body);
  }

  subscribe(topic: string, listener: BusListener): () => void {
    return this.#listeners.subscribe(topic, listener);
  }

  others(): readonly string[] {
    return this.#roster.others;
  }

  follow(listener: (change: BusChange) => void): () => void {
    return this.#listeners.follow(listener);
  }

  flush(): Promise<void> {
    return this.#speaking.flush();
  }

  /** Nothing is tried again from now on, and KV is not waited for any longer than `closeMs`. */
  async close(): Promise<void> {
    this.#pauses.end();
    await within(this.#membership.close(), this.#closeMs, this.#clock);
  }

  /** Says something to nobody, so that the others see by its number that something is missing. */
  #tellGap(): void {
    if (!this.#hasGap) return;
    this.#hasGap = false;
    this.publish(GAP, null);
  }

  #hear({ entry }: StampedEntry): void {
    if (entry === undefined || entry.from === this.instance) return;
    const { from, change, said } = entry;
    if (change === "joined") this.#change(this.#roster.join(from));
    for (const { seq, topic, body } of said) {
      const heard = this.#roster.hear(from, seq);
      if (heard === "again") continue;
      if (heard === "gap") this.#change([{ kind: "missed" }]);
      this.#listeners.tell(topic, body, from);
    }
    if (change === "left") this.#change(this.#roster.leave(from));
  }

  #change(changes: readonly BusChange[]): void {
    for (const change of changes) {
      if (change.kind === "left") this.#log.inherit(change.instance);
      if (change.kind === "joined") this.#membership.accompanied();
      this.#listeners.change(change);
    }
  }
}

/** What nobody listens to. */
const GAP = "";

/** A commit has at most 800 KiB, and ten keys are read at once. */
const MAX_COMMIT_BYTES = 600_000;

function checkedLimits(some: Partial<KvBusLimits> = {}): KvBusLimits {
  const limits = { ...DEFAULT_KV_BUS_LIMITS, ...some };
  checkLimits("limits", limits, { batchMs: 0, lingerMs: 0 });
  for (const name of ["maxMessageBytes", "maxCommitBytes"] as const) {
    if (limits[name] <= MAX_COMMIT_BYTES) continue;
    throw new RangeError(
      `Cannot use limits.${name} ${limits[name]}: Deno KV takes ${MAX_COMMIT_BYTES} at once`,
    );
  }
  const { renewMs, leaseMs, keepMs } = limits;
  if (renewMs * 2 <= Math.min(leaseMs, keepMs)) return limits;
  throw new RangeError(
    `Cannot use limits.renewMs ${renewMs}: at most half of leaseMs ${leaseMs} and keepMs ${keepMs}`,
  );
}
