/**
 * Judges leases by the clock of whoever looks: what an instance says of the time may be wrong by an hour,
 * as after its machine stood still. Whose lease is renewed is there.
 *
 * @module
 */

/** An instance that is there until it is silent for too long. */
export interface Lease {
  readonly instance: string;
  /** In milliseconds since 1970, by the clock of the instance. */
  readonly untilMs: number;
}

/** What is known of a lease. */
interface Known {
  readonly untilMs: number;
  /** When it ends, by the own clock, unless it is renewed. */
  readonly endMs: number;
  /** It was the same before. */
  readonly isOld: boolean;
}

/** See the module. */
export class LeaseWatch {
  readonly #leaseMs: number;
  #known = new Map<string, Known>();

  /** @param leaseMs how long a lease lasts */
  constructor(leaseMs: number) {
    this.#leaseMs = leaseMs;
  }

  /**
   * Takes note of all leases there are.
   *
   * @param isThere whether an instance is there, as far as is known
   * @returns the instances whose leases last
   */
  look(
    leases: readonly Lease[],
    nowMs: number,
    isThere: (instance: string) => boolean,
  ): readonly string[] {
    const before = this.#known;
    this.#known = new Map(leases.map((lease): [string, Known] => {
      const known = before.get(lease.instance);
      if (known?.untilMs === lease.untilMs) return [lease.instance, { ...known, isOld: true }];
      const isRenewed = known !== undefined || isThere(lease.instance);
      const endMs = this.#endOf(lease, nowMs, isRenewed);
      return [lease.instance, { untilMs: lease.untilMs, endMs, isOld: false }];
    }));
    return [...this.#known].flatMap(([instance, { endMs }]) => endMs > nowMs ? [instance] : []);
  }

  /** Whether a lease is over for sure: it is, and was the same before. */
  isOver(instance: string, nowMs: number): boolean {
    const known = this.#known.get(instance);
    return known !== undefined && known.isOld && known.endMs <= nowMs;
  }

  /** When the first one ends that was not renewed since it was seen; `Infinity` when there is none. */
  endsAt(instances: readonly string[]): number {
    const ends = instances.map((instance) => this.#known.get(instance))
      .flatMap((known) => known?.isOld ? [known.endMs] : []);
    return Math.min(Infinity, ...ends);
  }

  /** Of a lease that is longer than any, or over when it is renewed, the clock is wrong. */
  #endOf({ untilMs }: Lease, nowMs: number, isRenewed: boolean): number {
    const leftMs = untilMs - nowMs;
    if (leftMs <= 0) return isRenewed ? nowMs + this.#leaseMs : untilMs;
    return nowMs + Math.min(leftMs, this.#leaseMs);
  }
}
