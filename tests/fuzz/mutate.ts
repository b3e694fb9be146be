/**
 * Makes inputs out of others: most still look like frames, so that they come far before something
 * is wrong with them.
 *
 * @module
 */
import type { Random } from "./random.ts";

const utf8 = new TextEncoder();

/** Longer inputs are cut: what a decoder does wrong it does wrong in little. */
const MAX_BYTES = 3_000;

/** What means something to the decoder. */
const TOKENS: readonly Uint8Array[] = [
  ..."\0|\n|\r|\r\n|\n\n|\r\n\r\n|\n\0|:|\\|\\n|\\r|\\c|\\\\|\\t|\0\n| |\ufeff|é|한|🙂".split("|"),
  ...["content-length:", "content-length:3\n", "destination:/a\n", "\naccept-version:1.0\n"],
  ...["SEND\n", "CONNECT\n", "STOMP\n", "MESSAGE\r\n", "ACK\n", "DISCONNECT\n\n\0", "ERROR\n"],
].map((token) => utf8.encode(token))
  .concat([0xff, 0xc0, 0xed, 0xf0, 0x80].map((octet) => Uint8Array.of(octet)));

type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

const MUTATIONS: readonly Mutation[] = [
  /** One bit is another. */
  (bytes, random) => {
    const changed = bytes.slice();
    const at = random.below(bytes.length);
    changed[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    return changed;
  },
  /** A token comes in, or takes the place of some octets. */
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    return spliced(bytes, { at, removed: random.below(4), added: random.oneOf(TOKENS) });
  },
  /** Some octets are gone. */
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    return spliced(bytes, { at, removed: 1 + random.below(9) });
  },
  /** The end is gone. */
  (bytes, random) => bytes.slice(0, random.below(bytes.length + 1)),
  /** A piece is there twice. */
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    const added = bytes.slice(at, at + random.below(40));
    return spliced(bytes, { at: random.below(bytes.length + 1), added });
  },
  /** A piece is there many times: lines and bodies grow beyond what fits in one buffer. */
  (bytes, random) => {
    if (random.below(4) > 0) return bytes;
    const at = random.below(bytes.length + 1);
    const piece = bytes.slice(at, at + 1 + random.below(20));
    return spliced(bytes, { at, added: joined(...Array(random.below(120)).fill(piece)) });
  },
  /** The beginning of one and the end of another. */
  (bytes, random, other) => {
    const at = random.below(bytes.length + 1);
    return joined(bytes.slice(0, at), other.slice(random.below(other.length + 1)));
  },
  /** Another one behind it. */
  (bytes, _random, other) => joined(bytes, other),
  /** A number is another. */
  (bytes, random) => {
    const digits = indicesWhere(bytes, (octet) => octet >= 0x30 && octet <= 0x39);
    if (digits.length === 0) return bytes;
    const number = `${random.oneOf([0, 1, 2, 5, 9, 10, 60, 2 ** 31, -1, "", "+5", "1e3"])}`;
    return spliced(bytes, { at: random.oneOf(digits), removed: 1, added: utf8.encode(number) });
  },
  /** A line moves, or comes in twice. */
  (bytes, random) => {
    const lines = linesOf(bytes);
    const line = random.oneOf(lines);
    const rest = random.below(2) === 0 ? lines : lines.filter((other) => other !== line);
    return joined(...rest.toSpliced(random.below(rest.length + 1), 0, line));
  },
  /** Every line ends with CRLF. */
  (bytes) =>
    joined(
      ...linesOf(bytes).map((line) => {
        const isEnded = line.at(-1) === 10 && line.at(-2) !== 13;
        return isEnded ? joined(line.slice(0, -1), Uint8Array.of(13, 10)) : line;
      }),
    ),
];

/** A changed copy: one to four changes, one after the other. */
export function mutate(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  let changed = bytes;
  for (let changes = 1 + random.below(4); changes > 0; changes--) {
    changed = random.oneOf(MUTATIONS)(changed, random, other);
  }
  return changed.slice(0, MAX_BYTES);
}

/** The least input that still breaks something, as far as taking pieces away finds it. */
export function minimise(
  bytes: Uint8Array,
  isBroken: (bytes: Uint8Array) => boolean,
): Uint8Array {
  let least = bytes;
  for (let size = least.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at < least.length;) {
      const less = spliced(least, { at, removed: size });
      if (isBroken(less)) least = less;
      else at += size;
    }
  }
  return least;
}

function spliced(
  bytes: Uint8Array,
  { at, removed = 0, added = new Uint8Array(0) }: {
    readonly at: number;
    readonly removed?: number;
    readonly added?: Uint8Array;
  },
): Uint8Array {
  return joined(bytes.slice(0, at), added, bytes.slice(at + removed));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** With their line ends. */
function linesOf(bytes: Uint8Array): Uint8Array[] {
  const ends = indicesWhere(bytes, (octet) => octet === 10).map((at) => at + 1);
  const edges = [0, ...ends, bytes.length];
  return edges.slice(1).map((edge, at) => bytes.slice(edges[at], edge));
}

function indicesWhere(bytes: Uint8Array, fits: (octet: number) => boolean): number[] {
  return [...bytes.keys()].filter((at) => fits(bytes[at] ?? 0));
}
