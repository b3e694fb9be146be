/**
 * What has arrived and is not read yet, in one piece. STOMP is a stream of octets: where chunks end
 * says nothing about where frames end.
 *
 * Octets that were written are never overwritten, so that bodies can be views of them: a copy of each
 * would cost as much as all the rest of the decoding.
 *
 * @module
 */

const utf8 = new TextEncoder();
const NOTHING = new Uint8Array(0);

/** The usual size of a buffer of our own: what a small body keeps alive at most, with its frame. */
const OWN_BYTES = 4_096;
/** A body that is a small part of a chunk above this size is copied. */
const MAX_SHARED_BYTES = 16_384;
/** For text up to this length a loop takes less time than a call out of JavaScript. */
const MAX_LOOPED_UNITS = 128;
/** UTF-8 needs at most three octets for one UTF-16 unit. */
const MAX_OCTETS_PER_UNIT = 3;

/** Octets waiting between {@linkcode start} and {@linkcode end} of {@linkcode bytes}. */
export class ChunkBuffer {
  /** Ours, or the last chunk itself when nothing waited before it; only to be read. */
  bytes: Uint8Array = NOTHING;
  /** Where reading goes on; moved forward by the reader. */
  start = 0;
  /** Where the next chunk goes. */
  end = 0;
  #own: Uint8Array = NOTHING;
  /** Where `#own` is free from. */
  #free = 0;
  /** Half a character: a text chunk ended between its two surrogates. */
  #highSurrogate = "";

  /**
   * Appends a chunk. A text chunk may end in the middle of a surrogate pair when the next is text
   * too; any other lone surrogate becomes U+FFFD. Bytes are handed over: they must not change.
   */
  append(chunk: string | Uint8Array): void {
    if (typeof chunk === "string") {
      this.#appendText(chunk);
    } else {
      if (this.#highSurrogate !== "") this.#appendLoneSurrogate();
      this.#appendBytes(chunk);
    }
  }

  /** The octets from one index of {@linkcode bytes} to another, for whoever keeps them a while. */
  view(start: number, end: number): Uint8Array {
    const { bytes } = this;
    const isSmallPart = bytes.length > MAX_SHARED_BYTES && 2 * (end - start) < bytes.length;
    return isSmallPart ? bytes.slice(start, end) : bytes.subarray(start, end);
  }

  /** Lets go of the last chunk: copies what is left of it, which is less than a frame. */
  settle(): void {
    if (this.start < this.end) {
      if (this.bytes !== this.#own) this.#makeOwn(0);
      return;
    }
    if (this.#own.length > OWN_BYTES) {
      this.#own = NOTHING;
      this.#free = 0;
    }
    this.bytes = this.#own;
    this.start = this.end = this.#free;
  }

  /** Forgets everything. */
  clear(): void {
    this.bytes = this.#own = NOTHING;
    this.start = this.end = this.#free = 0;
    this.#highSurrogate = "";
  }

  #appendText(chunk: string): void {
    let text = this.#highSurrogate + chunk;
    this.#highSurrogate = "";
    if (isHighSurrogate(text.charCodeAt(text.length - 1))) {
      this.#highSurrogate = text.slice(-1);
      text = text.slice(0, -1);
    }
    const maxBytes = text.length * MAX_OCTETS_PER_UNIT;
    if (maxBytes > OWN_BYTES) {
      this.#appendBytes(utf8.encode(text));
    } else {
      this.#makeOwn(maxBytes);
      const rest = text.length > MAX_LOOPED_UNITS ? text : text.slice(this.#writeAscii(text));
      if (rest !== "") this.end += utf8.encodeInto(rest, this.#own.subarray(this.end)).written;
      this.#free = this.end;
    }
  }

  /** Writes `text` up to its first character that is not ASCII. @returns how many those are */
  #writeAscii(text: string): number {
    const own = this.#own;
    const { end } = this;
    let at = 0;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit > 0x7f) break;
      own[end + at] = unit;
    }
    this.end = end + at;
    return at;
  }

  #appendLoneSurrogate(): void {
    const lone = utf8.encode(this.#highSurrogate);
    this.#highSurrogate = "";
    this.#appendBytes(lone);
  }

  #appendBytes(chunk: Uint8Array): void {
    if (this.start === this.end) {
      this.bytes = chunk;
      this.start = 0;
      this.end = chunk.length;
    } else {
      this.#makeOwn(chunk.length);
      this.#own.set(chunk, this.end);
      this.end = this.#free = this.end + chunk.length;
    }
  }

  /** Has what waits in a buffer of our own, with room for `more` octets behind it. */
  #makeOwn(more: number): void {
    const waiting = this.end - this.start;
    if (this.bytes === this.#own && this.end + more <= this.#own.length) return;
    const unread = this.bytes.subarray(this.start, this.end);
    if (this.#free + waiting + more > this.#own.length) {
      // Twice what waits, so that a frame in many small chunks is copied only a few times.
      this.#own = new Uint8Array(Math.max(waiting + more, 2 * waiting, OWN_BYTES));
      this.#free = 0;
    }
    this.#own.set(unread, this.#free);
    this.bytes = this.#own;
    this.start = this.#free;
    this.end = this.#free = this.#free + waiting;
  }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
