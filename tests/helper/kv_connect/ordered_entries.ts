/**
 * Entries in the order of their keys, as one process keeps them for many.
 *
 * @module
 */
import { type AtomicWrite, MUTATION, type ReadRange, type WireEntry } from "./datapath.ts";

/** What a kept entry is, and until when. */
interface Kept extends WireEntry {
  readonly name: string;
  readonly expiresAt: number;
}

/** Entries, until the process ends. */
export class OrderedEntries {
  /** Ordered by name. */
  readonly #entries: Kept[] = [];
  #version = 0n;

  /** How many there are. */
  get size(): number {
    return this.#entries.length;
  }

  /** Whether octets are in any key or value. */
  holds(octets: Uint8Array): boolean {
    const wanted = nameOf(octets);
    return this.#entries.some(({ name, value }) =>
      hasOctets(name, wanted) || hasOctets(nameOf(value), wanted)
    );
  }

  get(key: Uint8Array): WireEntry | undefined {
    const name = nameOf(key);
    const found = this.#entries[this.#indexOf(name)];
    return found?.name === name && found.expiresAt > Date.now() ? found : undefined;
  }

  range({ start, end, limit, reverse }: ReadRange): readonly WireEntry[] {
    const now = Date.now();
    const found = this.#entries.slice(this.#indexOf(nameOf(start)), this.#indexOf(nameOf(end)))
      .filter(({ expiresAt }) => expiresAt > now);
    return (reverse ? found.reverse() : found).slice(0, limit);
  }

  /** @returns the versionstamp, or the numbers of the checks that failed */
  write({ checks, mutations }: AtomicWrite): Uint8Array<ArrayBuffer> | readonly number[] {
    const failed = checks.flatMap(({ key, versionstamp }, index) => {
      const stamp = this.get(key)?.versionstamp ?? new Uint8Array();
      return nameOf(stamp) === nameOf(versionstamp) ? [] : [index];
    });
    if (failed.length > 0) return failed;
    const versionstamp = new Uint8Array(10);
    // Not dense, as those of others are not.
    new DataView(versionstamp.buffer).setBigUint64(0, this.#version += 7n);
    for (const { key, value, mutationType, expireAtMs } of mutations) {
      const whole = mutationType === MUTATION.setSuffixVersionstampedKey
        ? joined(key, asPart(versionstamp))
        : key;
      const name = nameOf(whole);
      const index = this.#indexOf(name);
      const isThere = this.#entries[index]?.name === name;
      if (mutationType === MUTATION.delete) {
        if (isThere) this.#entries.splice(index, 1);
        continue;
      }
      const { data, encoding } = value ?? { data: new Uint8Array(), encoding: 0 };
      const expiresAt = Number(expireAtMs) || Infinity;
      const entry = { key: whole, value: data, encoding, versionstamp, name, expiresAt };
      this.#entries.splice(index, Number(isThere), entry);
    }
    return versionstamp;
  }

  /** Where a name is, or would be. */
  #indexOf(name: string): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#entries[middle]?.name ?? "") < name) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Orders as octets do: hexadecimal digits come in their own order. */
function nameOf(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("");
}

/** Of names, which have two digits for each octet. */
function hasOctets(name: string, wanted: string): boolean {
  for (let at = name.indexOf(wanted); at >= 0; at = name.indexOf(wanted, at + 1)) {
    if (at % 2 === 0) return true;
  }
  return false;
}

/** A versionstamp as the last part of a key: a string, which ends with a zero. */
function asPart(versionstamp: Uint8Array): Uint8Array {
  return new TextEncoder().encode(`\u0002${nameOf(versionstamp)}\0`);
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}
