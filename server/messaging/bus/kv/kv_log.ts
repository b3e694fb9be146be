/**
 * The log and the leases of a bus, as they lie in KV:
 *
 * - `head` changes with each commit that tells something, and is what all watch;
 * - `log, piece, versionstamp` is what was told, in the order of the commits, in pieces from 0 on;
 * - `instance, id` is a lease.
 *
 * @module
 */
import { type BusEntry, decodeEntry, encodeEntry } from "./bus_entry.ts";
import { Calls, type CallsOptions } from "./calls.ts";
import type { BusKv, KvAtomic, KvFound, KvPart } from "./kv_port.ts";
import type { Lease } from "./lease_watch.ts";

/** What a {@linkcode KvLog} is made with. Times are in milliseconds. */
export interface KvLogOptions extends CallsOptions {
  readonly kv: BusKv;
  readonly prefix: readonly string[];
  readonly instance: string;
  /** How long a lease lasts of which nothing else is said. */
  readonly leaseMs: number;
  /** How long an entry stays. */
  readonly keepMs: number;
}

/** Who is there, and up to where something was told. */
export interface BusState {
  /** The newest commit that told something, "" if there was none. */
  readonly stamp: string;
  /** All leases, also those that are over. */
  readonly leases: readonly Lease[];
}

/** An entry and the commit it came with. */
export interface StampedEntry {
  readonly stamp: string;
  /** `undefined` when it is none that is understood here. */
  readonly entry: BusEntry | undefined;
}

/** What this instance has to delete later. */
interface Written {
  readonly stamp: string;
  readonly pieces: number;
  /** When it was written, or read. */
  readonly atMs: number;
}

/** What another instance deletes, unless it is gone. */
interface Read extends Written {
  readonly from: string;
}

/** So many old entries are deleted with a commit, which may hold 1,000 mutations. */
const MAX_DELETED = 50;
/** As many with the commit that leaves, when nobody is there to read them. */
const MAX_LEFT_BEHIND = 300;
/** What others have said and delete by themselves, of which this instance remembers where it is. */
const MAX_REMEMBERED = 2_000;
/** So many entries are read at once; as many are half a megabyte each at worst. */
export const MAX_READ = 50;
/** More of one entry is never written, and cannot be read at once. */
const MAX_PIECES = 11;
/** KV itself deletes, some time later, what an instance leaves behind. */
const EXPIRY_FACTOR = 5;

/** See the module. Everything but watching rejects when KV does not answer in time. */
export class KvLog {
  readonly #options: KvLogOptions;
  readonly #written: Written[] = [];
  /** Where what others have said is, as far as it may be there. */
  #read: Read[] = [];
  readonly #calls: Calls;

  constructor(options: KvLogOptions) {
    this.#options = options;
    this.#calls = new Calls(options);
  }

  /** Tells the others something. */
  async say(said: readonly Uint8Array[]): Promise<void> {
    await this.#append((atomic) => atomic, { said });
  }

  /** Takes a lease and tells that this instance is there. @returns the commit: what follows is news */
  join(): Promise<string> {
    return this.#append((atomic) => this.#lease(atomic), { change: "joined", said: [] });
  }

  /** Ends the lease. @param isTold whether the others are told */
  async leave({ isTold }: { readonly isTold: boolean }): Promise<void> {
    const end = (atomic: KvAtomic) => atomic.delete(this.#key("instance", this.#options.instance));
    if (isTold) await this.#append(end, { change: "left", said: [] });
    else await this.#commit((atomic) => this.#delete(end(atomic), MAX_LEFT_BEHIND));
  }

  /** Deletes in time what an instance has said that is gone. */
  inherit(instance: string): void {
    this.#written.push(...this.#read.filter(({ from }) => from === instance));
    this.#read = this.#read.filter(({ from }) => from !== instance);
  }

  /**
   * Renews the lease, and deletes what need not stay: entries of its own, leases of others.
   *
   * @param forMs how long it lasts then, in milliseconds
   */
  async renew(lapsed: readonly Lease[], forMs: number): Promise<void> {
    await this.#commit((atomic) =>
      lapsed.reduce(
        (rest, { instance }) => rest.delete(this.#key("instance", instance)),
        this.#lease(atomic, forMs),
      )
    );
  }

  /** The head and the leases, which lie side by side so that they are one read. */
  state(): Promise<BusState> {
    const { kv } = this.#options;
    return this.#calls.run(async () => {
      const leases: Lease[] = [];
      let stamp = "";
      // Between them and the log nothing lies.
      const range = { start: this.#key("head"), end: this.#key("log") };
      for await (const { key, value, versionstamp } of kv.list(range)) {
        const [kind, instance] = key.slice(this.#options.prefix.length);
        if (kind === "head") stamp = versionstamp ?? "";
        if (kind !== "instance" || typeof instance !== "string") continue;
        leases.push({ instance, untilMs: typeof value === "number" ? value : 0 });
      }
      return { stamp, leases };
    });
  }

  /** What came next after a commit, in order; fewer than {@linkcode MAX_READ} are all there is. */
  after(stamp: string): Promise<readonly StampedEntry[]> {
    const { kv } = this.#options;
    return this.#calls.run(async () => {
      const entries: StampedEntry[] = [];
      // The first key behind that of the stamp, which shall not be read again.
      const start = this.#key("log", 0, `${stamp} `);
      for await (
        const found of kv.list({ prefix: this.#key("log", 0), start }, { limit: MAX_READ })
      ) {
        const own = found.key.at(-1);
        if (typeof own !== "string") continue;
        const pieces = await this.#piecesOf(own, found);
        const entry = decodeEntry(pieces);
        entries.push({ stamp: own, entry });
        this.#remember({ stamp: own, pieces: pieces.length, from: entry?.from ?? "" });
      }
      return entries;
    });
  }

  /** Comes with a value at first, and whenever something was told. */
  watch(): ReadableStream<readonly unknown[]> {
    return this.#options.kv.watch([this.#key("head")]);
  }

  async #piecesOf(stamp: string, { value }: KvFound): Promise<readonly Uint8Array[]> {
    if (typeof value !== "object" || value === null || !("bytes" in value)) return [];
    const pieces = "pieces" in value && typeof value.pieces === "number" ? value.pieces : 1;
    if (pieces === 1) return bytesIn([value.bytes]);
    // No version has ever written that.
    if (!(pieces >= 1 && pieces <= MAX_PIECES)) return [];
    const more = Array.from({ length: pieces - 1 }, (_, at) => this.#key("log", at + 1, stamp));
    const found = await this.#options.kv.getMany(more);
    return bytesIn([value.bytes, ...found.map((each) => each.value)]);
  }

  #remember(read: Omit<Read, "atMs">): void {
    const { clock, instance, keepMs } = this.#options;
    if (read.from === instance) return;
    const atMs = clock.now();
    this.#read.push({ ...read, atMs });
    const [oldest] = this.#read;
    const isFull = this.#read.length > MAX_REMEMBERED;
    // Those who said it have deleted it by then.
    const fromMs = atMs - keepMs * EXPIRY_FACTOR;
    if (isFull || (oldest?.atMs ?? atMs) < fromMs) {
      this.#read = this.#read.slice(-MAX_REMEMBERED / 2).filter((each) => each.atMs >= fromMs);
    }
  }

  async #append(
    also: (atomic: KvAtomic) => KvAtomic,
    entry: Pick<BusEntry, "change"> & { readonly said: readonly Uint8Array[] },
  ): Promise<string> {
    const { kv, instance, keepMs, clock } = this.#options;
    const pieces = encodeEntry({ from: instance, ...entry });
    const atMs = clock.now();
    const stamp = await this.#commit((atomic) => {
      const options = { expireIn: keepMs * EXPIRY_FACTOR };
      for (const [at, bytes] of pieces.entries()) {
        const value = at === 0 ? { pieces: pieces.length, bytes } : bytes;
        atomic.set(this.#key("log", at, kv.commitVersionstamp()), value, options);
      }
      return also(atomic).set(this.#key("head"), instance);
    });
    this.#written.push({ stamp, pieces: pieces.length, atMs });
    return stamp;
  }

  /** @returns the commit's versionstamp */
  async #commit(change: (atomic: KvAtomic) => KvAtomic): Promise<string> {
    const { kv, clock, keepMs } = this.#options;
    const recent = this.#written.findIndex(({ atMs }) => atMs > clock.now() - keepMs);
    const old = recent === -1 ? this.#written.length : recent;
    const atomic = this.#delete(change(kv.atomic()), Math.min(old, MAX_DELETED));
    const { ok, versionstamp } = await this.#calls.run(() => atomic.commit());
    if (!ok || versionstamp === undefined) {
      throw new Error("Cannot write to KV: it refused a commit");
    }
    return versionstamp;
  }

  /** The oldest so many. If the commit fails they stay until they expire. */
  #delete(atomic: KvAtomic, count: number): KvAtomic {
    for (const { stamp, pieces } of this.#written.splice(0, count)) {
      for (let at = 0; at < pieces; at++) atomic.delete(this.#key("log", at, stamp));
    }
    return atomic;
  }

  #lease(atomic: KvAtomic, forMs: number = this.#options.leaseMs): KvAtomic {
    const { instance, clock } = this.#options;
    const key = this.#key("instance", instance);
    return atomic.set(key, clock.now() + forMs, { expireIn: forMs * EXPIRY_FACTOR });
  }

  #key(...rest: readonly KvPart[]): KvPart[] {
    return [...this.#options.prefix, ...rest];
  }
}

function bytesIn(values: readonly unknown[]): readonly Uint8Array[] {
  return values.filter((value) => value instanceof Uint8Array);
}
