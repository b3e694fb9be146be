/**
 * Whether an instance is there: it joins for the first stay, renews its lease, and leaves some time
 * after the last.
 *
 * @module
 */
import type { Clock } from "../../../../shared/clock.ts";
import type { BusChange, Stay } from "../bus.ts";
import type { Hearing } from "./hearing.ts";
import type { BusState, KvLog } from "./kv_log.ts";
import type { Pauses } from "./pause.ts";
import type { Lease } from "./lease_watch.ts";
import type { Roster } from "./roster.ts";

/** What a {@linkcode Membership} is made with; times as in `KvBusLimits`. */
export interface MembershipOptions {
  readonly log: Pick<KvLog, "join" | "leave" | "renew" | "state">;
  readonly roster: Roster;
  readonly hearing: Hearing;
  readonly clock: Clock;
  readonly pauses: Pauses;
  readonly instance: string;
  readonly leaseMs: number;
  readonly renewMs: number;
  readonly aloneRenewMs: number;
  readonly lingerMs: number;
  readonly joinMs: number;
  /** Writes what waits to be said. */
  readonly flush: () => Promise<void>;
  readonly onChange: (changes: readonly BusChange[]) => void;
}

/** The lease of one who is alone outlasts so many of its renewals. */
const LONG_LEASE = 3;
/** Nobody looks more often, in milliseconds. */
const SHORTEST_MS = 1_000;
/** After a renewal that failed, in milliseconds. */
const RETRY_MS = 5_000;

/** See the module. */
export class Membership {
  readonly #options: MembershipOptions;
  readonly #stays = new Set<Stay>();
  #isHere = false;
  #isClosed = false;
  /** Resolves when this instance has joined, or is taken for joined. */
  #joined: Promise<void> | undefined;
  /** Joining, renewing and leaving come one after the other. */
  #turn: Promise<void> = Promise.resolve();
  #cancelLinger = () => {};
  #cancelRenewal = () => {};
  /** Whether the next renewal is as far away as one who is alone needs. */
  #isLong = false;
  /** When the lease was renewed last, by the own clock. */
  #renewedAt = -Infinity;

  constructor(options: MembershipOptions) {
    this.#options = options;
  }

  /** Whether another instance is known to be there. */
  get knowsOthers(): boolean {
    return this.#isHere && this.#options.roster.others.length > 0;
  }

  /** Looks whether another may be there: its lease may be over only by its own clock. */
  async findOthers(): Promise<boolean> {
    const { log, roster, clock, instance } = this.#options;
    const { leases } = this.#isHere ? await this.#look() : await log.state();
    const now = clock.now();
    return leases.some((each) => each.instance !== instance && !roster.isOver(each.instance, now));
  }

  /** See `Bus.stay`. */
  stay(): Stay {
    if (this.#isClosed) return { joined: Promise.resolve(), end() {} };
    this.#cancelLinger();
    const joined = this.#joined ??= this.#enter();
    const stay: Stay = {
      joined,
      end: () => {
        if (this.#stays.delete(stay) && this.#stays.size === 0) this.#linger();
      },
    };
    this.#stays.add(stay);
    return stay;
  }

  /** Others are there now: they count on a lease that is renewed as often as theirs. */
  accompanied(): void {
    if (!this.#isHere || !this.#isLong) return;
    this.#cancelRenewal();
    this.#scheduleRenewal();
  }

  /** Leaves for good, after what waits to be said. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stays.clear();
    this.#exit();
    await this.#turn;
  }

  #linger(): void {
    const { clock, lingerMs } = this.#options;
    this.#cancelLinger = clock.after(lingerMs, () => this.#exit());
  }

  #enter(): Promise<void> {
    const { clock, joinMs } = this.#options;
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancel = clock.after(joinMs, resolve);
    this.#inTurn(async () => {
      await this.#join();
      cancel();
      resolve();
    });
    return promise;
  }

  #exit(): void {
    this.#cancelLinger();
    this.#joined = undefined;
    this.#options.pauses.wake();
    this.#inTurn(() => this.#leave());
  }

  #inTurn(run: () => Promise<void>): void {
    this.#turn = this.#turn.then(run);
  }

  /** Until it succeeds, or nobody wants it any more. */
  async #join(): Promise<void> {
    for (let failures = 1; this.#joined !== undefined && !this.#isHere; failures++) {
      try {
        await this.#announce();
        this.#isHere = true;
        // That lease is a short one.
        this.#scheduleRenewal(this.#options.renewMs);
        return;
      } catch {
        await this.#options.pauses.after(failures);
      }
    }
  }

  async #announce(): Promise<void> {
    const { log, hearing, onChange, clock } = this.#options;
    const now = clock.now();
    const stamp = await log.join();
    this.#renewedAt = now;
    await this.#look();
    hearing.start(stamp);
    onChange([{ kind: "missed" }]);
  }

  async #prolong(lapsed: readonly Lease[]): Promise<void> {
    const { log, clock, roster, leaseMs, aloneRenewMs } = this.#options;
    const now = clock.now();
    // Others count from when they see it renewed, however long it is.
    const isAlone = roster.others.length === 0;
    const forMs = isAlone ? Math.max(leaseMs, LONG_LEASE * aloneRenewMs) : leaseMs;
    await log.renew(lapsed, forMs);
    this.#renewedAt = now;
  }

  /** Takes note of all leases. */
  async #look(): Promise<BusState> {
    const { log, roster, clock, onChange } = this.#options;
    const { version } = roster;
    const state = await log.state();
    // Who came or went meanwhile is known better.
    if (roster.version === version) onChange(roster.sight(state.leases, clock.now()));
    return state;
  }

  async #leave(): Promise<void> {
    const { log, roster, hearing, flush } = this.#options;
    await flush();
    if (!this.#isHere) return;
    const isTold = roster.others.length > 0;
    this.#isHere = false;
    this.#cancelRenewal();
    hearing.stop();
    roster.clear();
    // If it fails the lease ends by itself.
    await log.leave({ isTold }).catch(() => {});
  }

  /** Who is alone renews its lease seldom; who is not looks, too, when one ends that was not renewed. */
  #scheduleRenewal(mostMs = Infinity): void {
    const { clock, roster, renewMs, aloneRenewMs } = this.#options;
    this.#isLong = roster.others.length === 0 && mostMs === Infinity;
    const waitMs = this.#isLong
      ? aloneRenewMs
      : Math.min(renewMs, mostMs, Math.max(SHORTEST_MS, roster.endsAt() - clock.now()));
    this.#cancelRenewal = clock.after(waitMs, () => this.#inTurn(() => this.#renew()));
  }

  async #renew(): Promise<void> {
    if (!this.#isHere) return;
    const { roster, hearing, clock, instance, leaseMs } = this.#options;
    let retryMs: number | undefined;
    try {
      const { stamp, leases } = await this.#look();
      // Whether or not the watch has said so.
      await hearing.upTo(stamp);
      const lapsed = leases.filter((each) =>
        each.instance !== instance && roster.isOver(each.instance, clock.now())
      );
      const isValid = leases.some((each) =>
        each.instance === instance && each.untilMs > clock.now()
      );
      // Who has not renewed it for so long was taken for gone, and told nothing.
      const isLate = roster.others.length > 0 && clock.now() - this.#renewedAt > leaseMs;
      if (isValid && !isLate) await this.#prolong(lapsed);
      else await this.#announce();
    } catch {
      // The lease lasts long enough to try it some times.
      retryMs = RETRY_MS;
    }
    if (this.#isHere) this.#scheduleRenewal(retryMs);
  }
}
