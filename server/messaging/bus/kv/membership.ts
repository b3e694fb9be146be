/**
 * Whether an instance is there: it joins for the first stay, renews its lease, and leaves some time
 * after the last.
 *
 * @module
 */
import type { Clock } from "../../../../shared/clock.ts";
import type { BusChange, Stay } from "../bus.ts";
import type { Hearing } from "./hearing.ts";
import type { KvLog } from "./kv_log.ts";
import type { Pauses } from "./pause.ts";
import type { Lease } from "./lease_watch.ts";
import type { Roster } from "./roster.ts";

/** What a {@linkcode Membership} is made with; times as in `KvBusLimits`. */
export interface MembershipOptions {
  readonly log: Pick<KvLog, "join" | "leave" | "renew" | "leases">;
  readonly roster: Roster;
  readonly hearing: Hearing;
  readonly clock: Clock;
  readonly pauses: Pauses;
  readonly instance: string;
  readonly renewMs: number;
  readonly lingerMs: number;
  readonly joinMs: number;
  /** Writes what waits to be said. */
  readonly flush: () => Promise<void>;
  readonly onChange: (changes: readonly BusChange[]) => void;
}

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
    const leases = this.#isHere ? await this.#look() : await log.leases();
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
        this.#scheduleRenewal();
        return;
      } catch {
        await this.#options.pauses.after(failures);
      }
    }
  }

  async #announce(): Promise<void> {
    const { log, hearing, onChange } = this.#options;
    const stamp = await log.join();
    await this.#look();
    hearing.start(stamp);
    onChange([{ kind: "missed" }]);
  }

  /** Takes note of all leases. */
  async #look(): Promise<readonly Lease[]> {
    const { log, roster, clock, onChange } = this.#options;
    const { version } = roster;
    const leases = await log.leases();
    // Who came or went meanwhile is known better.
    if (roster.version === version) onChange(roster.sight(leases, clock.now()));
    return leases;
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

  #scheduleRenewal(): void {
    const { clock, renewMs } = this.#options;
    this.#cancelRenewal = clock.after(renewMs, () => this.#inTurn(() => this.#renew()));
  }

  async #renew(): Promise<void> {
    if (!this.#isHere) return;
    const { log, roster, hearing, clock, instance } = this.#options;
    try {
      // Whether or not the watch has said so.
      await hearing.catchUp();
      const leases = await this.#look();
      const lapsed = leases.filter((each) =>
        each.instance !== instance && roster.isOver(each.instance, clock.now())
      );
      const isValid = leases.some((each) =>
        each.instance === instance && each.untilMs > clock.now()
      );
      if (isValid) await log.renew(lapsed);
      else await this.#announce(); // The others took it for gone, and told it nothing.
    } catch {
      // Tried again with the next renewal, for which the lease lasts long enough.
    }
    if (this.#isHere) this.#scheduleRenewal();
  }
}
