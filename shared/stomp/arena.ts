/**
 * Room for small pieces of text as octets: those of all connections are written one behind the
 * other, so that a connection with nothing to read holds no buffer of its own.
 *
 * Octets that were written are never overwritten: what is read here may be a view. Such a view keeps
 * {@linkcode ARENA_BYTES} alive at most; whoever keeps one for long copies it.
 *
 * @module
 */

/** The size of one arena. */
export const ARENA_BYTES = 8_192;

/** For text up to this length a loop takes less time than a call out of JavaScript. */
const MAX_LOOPED_UNITS = 128;
/** UTF-8 needs at most three octets for one UTF-16 unit. */
const MAX_OCTETS_PER_UNIT = 3;
/** Longer text would waste too much of an arena that is nearly full. */
const MAX_TEXT_BYTES = ARENA_BYTES / 2;

const utf8 = new TextEncoder();

/** Whether text is short enough to be written between other pieces. */
export function isShort(text: string): boolean {
  return text.length * MAX_OCTETS_PER_UNIT <= MAX_TEXT_BYTES;
}

/**
 * Writes {@linkcode isShort} text as UTF-8; there must be room for {@linkcode roomFor} octets.
 *
 * @returns where the next octet goes
 */
export function writeText(text: string, bytes: Uint8Array, start: number): number {
  let at = 0;
  if (text.length <= MAX_LOOPED_UNITS) {
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit > 0x7f) break;
      bytes[start + at] = unit;
    }
    if (at === text.length) return start + at;
  }
  const rest = at === 0 ? text : text.slice(at);
  return start + at + utf8.encodeInto(rest, bytes.subarray(start + at)).written;
}

/** The most octets that text can need. */
export function roomFor(text: string): number {
  return text.length * MAX_OCTETS_PER_UNIT;
}

/** Octets up to {@linkcode free} are written, those behind it are free. */
export class Arena {
  /** Replaced by another when it is full, never by what it was. */
  bytes: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  /** Where the next piece goes. */
  free = 0;

  /** Writes {@linkcode isShort} text. @returns where it begins in {@linkcode bytes} */
  write(text: string): number {
    // An arena that somebody transferred away has no room either.
    if (this.bytes.length - this.free < roomFor(text)) {
      this.bytes = new Uint8Array(ARENA_BYTES);
      this.free = 0;
    }
    const start = this.free;
    this.free = writeText(text, this.bytes, start);
    return start;
  }
}
