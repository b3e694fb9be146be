/**
 * QR codes (ISO/IEC 18004) of short texts: bytes, level L, versions 1 to 20, one mask for all. Enough
 * for an address, and a tenth of what a library for all kinds of codes weighs.
 *
 * @module
 */

/** Which modules are dark, row by row. */
export type QrCode = readonly (readonly boolean[])[];

/** Of each version from 1 on, at level L: blocks, and bytes of error correction in each. */
const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8];
const CORRECTION = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28];
/** Level L with mask 0, with its own error correction. */
const FORMAT = 0b111011111000100;

/** The code of a text; `undefined` when it is too long for one that a phone reads at a glance. */
export function qrCode(text: string): QrCode | undefined {
  const bytes = new TextEncoder().encode(text);
  for (let version = 1; version <= BLOCKS.length; version++) {
    const data = framed(bytes, version);
    if (data !== undefined) return draw(corrected(data, version), version);
  }
  return undefined;
}

/** How many bytes a version holds in all. */
function capacity(version: number): number {
  let modules = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const lines = Math.floor(version / 7) + 2;
    modules -= (25 * lines - 10) * lines - 55;
  }
  return Math.floor((version >= 7 ? modules - 36 : modules) / 8);
}

/** The bytes with their kind and length before them, filled up; nothing when they do not fit. */
function framed(bytes: Uint8Array, version: number): Uint8Array | undefined {
  const index = version - 1;
  const size = capacity(version) - (BLOCKS[index] ?? 0) * (CORRECTION[index] ?? 0);
  const lengthBits = version < 10 ? 8 : 16;
  if (Math.ceil((4 + lengthBits) / 8) + bytes.length > size) return undefined;
  const data = new Uint8Array(size);
  let at = 0;
  const put = (value: number, bits: number) => {
    for (let bit = bits - 1; bit >= 0; bit--, at++) {
      data[at >> 3] = (data[at >> 3] ?? 0) | ((value >> bit) & 1) << (7 - (at & 7));
    }
  };
  put(0b0100, 4);
  put(bytes.length, lengthBits);
  for (const byte of bytes) put(byte, 8);
  // The end's four bits are 0 already, as is the rest of its byte.
  const filled = Math.ceil((at + 4) / 8);
  for (let index = filled; index < size; index++) data[index] = (index - filled) % 2 ? 0x11 : 0xec;
  return data;
}

/** The data in blocks with their error correction, interleaved. */
function corrected(data: Uint8Array, version: number): Uint8Array {
  const count = BLOCKS[version - 1] ?? 1;
  const correction = CORRECTION[version - 1] ?? 7;
  const short = Math.floor(data.length / count);
  const longer = data.length % count;
  const blocks: Uint8Array[] = [];
  for (let at = 0, index = 0; index < count; index++) {
    const length = short + (index >= count - longer ? 1 : 0);
    blocks.push(data.subarray(at, at += length));
  }
  const all: number[] = [];
  for (let at = 0; at <= short; at++) {
    for (const block of blocks) {
      const byte = block[at];
      if (byte !== undefined) all.push(byte);
    }
  }
  const rests = blocks.map((block) => remainder(block, generator(correction)));
  for (let at = 0; at < correction; at++) for (const rest of rests) all.push(rest[at] ?? 0);
  return Uint8Array.from(all);
}

/** A product in the field of 256 elements. */
function times(one: number, other: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    product ^= ((other >> bit) & 1) * one;
  }
  return product;
}

/** The polynomial of a degree whose roots are the first powers of 2, without its leading 1. */
function generator(degree: number): Uint8Array {
  const factors = new Uint8Array(degree);
  factors[degree - 1] = 1;
  for (let root = 1, power = 0; power < degree; power++, root = times(root, 2)) {
    for (let at = 0; at < degree; at++) {
      factors[at] = times(factors[at] ?? 0, root) ^ (factors[at + 1] ?? 0);
    }
  }
  return factors;
}

function remainder(block: Uint8Array, divisor: Uint8Array): Uint8Array {
  const rest = new Uint8Array(divisor.length);
  for (const byte of block) {
    const factor = byte ^ (rest[0] ?? 0);
    rest.copyWithin(0, 1);
    rest[rest.length - 1] = 0;
    divisor.forEach((part, at) => rest[at] = (rest[at] ?? 0) ^ times(part, factor));
  }
  return rest;
}

function draw(bytes: Uint8Array, version: number): QrCode {
  const size = 17 + 4 * version;
  const rows = Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
  /** What is no data. */
  const fixed = Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
  const set = (x: number, y: number, dark: boolean) => {
    if (x < 0 || y < 0 || x >= size || y >= size) return;
    (rows[y] ?? [])[x] = dark;
    (fixed[y] ?? [])[x] = true;
  };
  /** Rings around a place, dark where their distance is in `dark`. */
  const rings = (x: number, y: number, reach: number, dark: readonly number[]) => {
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        set(x + dx, y + dy, dark.includes(Math.max(Math.abs(dx), Math.abs(dy))));
      }
    }
  };

  for (let at = 0; at < size; at++) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]] as const) rings(x, y, 4, [0, 1, 3]);
  const lines = alignment(version);
  const last = lines.at(-1);
  for (const x of lines) {
    for (const y of lines) {
      // The corners with finders have none.
      if ((x === 6 && (y === 6 || y === last)) || (y === 6 && x === last)) continue;
      rings(x, y, 2, [0, 2]);
    }
  }
  const bit = (value: number, at: number) => ((value >> at) & 1) === 1;
  for (let at = 0; at < 15; at++) {
    const dark = bit(FORMAT, at);
    const near = at < 6 ? at : at < 8 ? at + 1 : at < 9 ? 7 : 14 - at;
    if (at < 8) {
      set(8, near, dark);
      set(size - 1 - at, 8, dark);
    } else {
      set(near, 8, dark);
      set(8, size - 15 + at, dark);
    }
  }
  set(8, size - 8, true);
  if (version >= 7) {
    let rest = version;
    for (let at = 0; at < 12; at++) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
    const value = version << 12 | rest;
    for (let at = 0; at < 18; at++) {
      const [across, along] = [size - 11 + at % 3, Math.floor(at / 3)];
      set(across, along, bit(value, at));
      set(along, across, bit(value, at));
    }
  }

  let at = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      for (const x of [right, right - 1]) {
        const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
        if (fixed[y]?.[x]) continue;
        const dark = bit(bytes[at >> 3] ?? 0, 7 - (at & 7));
        at++;
        // Mask 0: every other module the other way round.
        (rows[y] ?? [])[x] = dark !== ((x + y) % 2 === 0);
      }
    }
  }
  return rows;
}

/** Where the centres of the small squares are, on both axes. */
function alignment(version: number): readonly number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  const lines = Array.from({ length: count - 1 }, (_, at) => version * 4 + 10 - at * step);
  return [6, ...lines.reverse()];
}
