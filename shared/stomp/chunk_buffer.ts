/**
 * What has arrived and is not read yet, joined into one piece. STOMP is a stream of octets: where
 * chunks end says nothing about where frames end.
 *
 * @module
 */

const utf8 = new TextEncoder();
const NOTHING = new Uint8Array(0);

/** A buffer up to this size is kept when it runs empty, since most chunks are small. */
const KEPT_BYTES = 2_048;
/** UTF-8 needs at most three octets for one UTF-16 unit. */
const MAX_OCTETS_PER_UNIT = 3;

/** Octets waiting between {@linkcode start} and {@linkcode end} of {@linkcode bytes}. */
export class ChunkBuffer {
  /** Ours, or the last chunk itself while nothing else waits; only to be read. */
  bytes: Uint8Array = NOTHING;
  /** Where reading goes on; moved forward by the reader. */
  start = 0;
  end = 0;
  #own: Uint8Array = NOTHING;
  /** Half a character: a text chunk ended between its two surrogates. */
  #highSurrogate = "";

  /**
   * Appends a chunk. A text chunk may end in the middle of a surrogate pair when the next is text
   * too; any other lone surrogate becomes U+FFFD.
   */
  append(chunk: string | Uint8Array): void {
    if (typeof chunk === "string") this.#appendText(chunk);
    else {
      this.#endText();
      this.#appendBytes(chunk);
    }
  }

  /** Keeps what is left as octets of our own: the last chunk may be reused by whoever gave it. */
  settle(): void {
    if (this.start === this.end) {
      this.start = this.end = 0;
      if (this.#own.length > KEPT_BYTES) this.#own = NOTHING;
      this.bytes = this.#own;
    } else if (this.bytes !== this.#own) this.#reserve(0);
  }

  /** Forgets everything. */
  clear(): void {
    this.bytes = this.#own = NOTHING;
    this.start = this.end = 0;
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
    if (maxBytes > KEPT_BYTES) {
      this.#appendBytes(utf8.encode(text));
    } else {
      this.#reserve(maxBytes);
      this.end += utf8.encodeInto(text, this.#own.subarray(this.end)).written;
    }
  }

  /** The half character will not be completed. */
  #endText(): void {
    if (this.#highSurrogate === "") return;
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
      this.#reserve(chunk.length);
      this.#own.set(chunk, this.end);
      this.end += chunk.length;
    }
  }

  /** Moves what waits into a buffer of our own with room for `more` octets behind it. */
  #reserve(more: number): void {
    const waiting = this.end - this.start;
    if (this.bytes === this.#own && this.end + more <= this.#own.length) return;
    const source = this.bytes.subarray(this.start, this.end);
    // Twice what waits, so that a frame in many small chunks is copied only a few times.
    if (waiting + more > this.#own.length) {
      this.#own = new Uint8Array(Math.max(waiting + more, 2 * waiting, KEPT_BYTES));
    }
    this.#own.set(source);
    this.bytes = this.#own;
    this.start = 0;
    this.end = waiting;
  }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
