/**
 * One entry of the log that instances share in KV: what one of them said, as JSON in pieces that fit
 * into values.
 *
 * @module
 */
import type { Json } from "../bus.ts";

/** One message of an instance. */
export interface Said {
  /** Counts all that its instance said, also what was dropped: a gap tells the others so. */
  readonly seq: number;
  readonly topic: string;
  readonly body: Json;
}

/** What one commit tells the others. */
export interface BusEntry {
  /** The instance. */
  readonly from: string;
  /** Whether it has come or gone with that. */
  readonly change?: "joined" | "left" | undefined;
  readonly said: readonly Said[];
}

/** A value of Deno KV has at most 65,536 bytes, with what its form adds. */
const MAX_PIECE_BYTES = 60_000;

const utf8 = new TextEncoder();
const text = new TextDecoder();

/** A message as it waits to be part of an entry. */
export function encodeSaid({ seq, topic, body }: Said): Uint8Array {
  return utf8.encode(JSON.stringify([seq, topic, body]));
}

/**
 * An entry in pieces, at least one.
 *
 * @param said of {@linkcode encodeSaid}
 */
export function encodeEntry(
  { from, change, said }: Pick<BusEntry, "from" | "change"> & {
    readonly said: readonly Uint8Array[];
  },
): readonly Uint8Array[] {
  const head = utf8.encode(`[${JSON.stringify(from)},${JSON.stringify(change ?? null)}`);
  const size = said.reduce((sum, each) => sum + each.length + 1, head.length + 1);
  const bytes = new Uint8Array(size);
  bytes.set(head);
  let end = head.length;
  for (const each of said) {
    bytes[end++] = COMMA;
    bytes.set(each, end);
    end += each.length;
  }
  bytes[end] = BRACKET;
  const pieces = [];
  for (let at = 0; at < size; at += MAX_PIECE_BYTES) {
    pieces.push(bytes.slice(at, at + MAX_PIECE_BYTES));
  }
  return pieces;
}

/** The entry that was written; `undefined` when it is none, as of another version of the program. */
export function decodeEntry(pieces: readonly Uint8Array[]): BusEntry | undefined {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let end = 0;
  for (const piece of pieces) {
    bytes.set(piece, end);
    end += piece.length;
  }
  try {
    return entryOf(JSON.parse(text.decode(bytes)));
  } catch {
    return undefined;
  }
}

const COMMA = ",".charCodeAt(0);
const BRACKET = "]".charCodeAt(0);

function entryOf(value: Json): BusEntry | undefined {
  if (!isList(value)) return undefined;
  const [from, change, ...rest] = value;
  if (typeof from !== "string") return undefined;
  const said = rest.flatMap((each) => {
    const [seq, topic, body] = isList(each) ? each : [];
    const isSaid = typeof seq === "number" && typeof topic === "string" && body !== undefined;
    return isSaid ? [{ seq, topic, body }] : [];
  });
  return change === "joined" || change === "left" ? { from, change, said } : { from, said };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
