/**
 * What has arrived and is not read yet, in one piece. STOMP is a stream of octets: where chunks end
 * says nothing about where frames end.
 *
 * Octets that were written are never overwritten, so that bodies can be views of them: a copy of each
 * would cost as much as all the rest of the decoding. While nothing waits, nothing is held.
 *
 * @module
 */
import { Arena, isShort, roomFor, writeText } from "./arena.ts";

const utf8 = new TextEncoder();
// For ASCII this one is three times as fast as the strict one, and as good.
const ascii = new TextDecoder();
const NOTHING = new Uint8Array(0);

/** The least room of a buffer of our own, for a frame that comes in pieces. */
const MIN_OWN_BYTES = 1_024;
/** A body that is a small part of a chunk above this size is copied. */
const MAX_SHARED_BYTES = 16_384;

/** Where all buffers write small chunks of text. */
const SHARED = new Arena();

/** Octets waiting between {@linkcode start} and {@linkcode end} of {@linkcode bytes}. */
export class ChunkBuffer {
  /** Ours, the shared arena or the last chunk itself; only to be read. */
  bytes: Uint8Array = NOTHING;
  /** Where reading goes on; moved forward by the reader. */
  start = 0;
  /** Where the next chunk goes. */
  end = 0;
  /** Whether nobody else writes to {@linkcode bytes}, or counts on what is behind {@linkcode end}. */
  #isOwn = false;
  /**
   * The one chunk in {@linkcode bytes}, when it was short text and ASCII; else empty. Cutting headers
   * out of it costs half of decoding them, and they keep no more alive than this.
   */
  #text = "";
  /** Where `#text` begins in {@linkcode bytes}. */
  #textStart = 0;
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

  /** The text from one index of {@linkcode bytes} to another, all of which is ASCII. */
  asciiText(start: number, end: number): string {
    if (start === end) return "";
    const text = this.#text;
    return text === ""
      ? ascii.decode(this.bytes.subarray(start, end))
      : text.slice(start - this.#textStart, end - this.#textStart);
  }

  /** Lets go of the last chunk: copies what is left of it, which is less than a frame. */
  settle(): void {
    if (this.start < this.end) {
      if (!this.#isOwn) this.#makeOwn(0);
    } else if (this.bytes !== NOTHING) {
      this.#read(NOTHING, 0, 0);
    }
  }

  /** Forgets everything. */
  clear(): void {
    this.#read(NOTHING, 0, 0);
    this.#highSurrogate = "";
  }

  #appendText(chunk: string): void {
    let text = chunk;
    if (this.#highSurrogate !== "") {
      text = this.#highSurrogate + chunk;
      this.#highSurrogate = "";
    }
    if (isHighSurrogate(text.charCodeAt(text.length - 1))) {
      this.#highSurrogate = text.slice(-1);
      text = text.slice(0, -1);
    }
    if (!isShort(text)) {
      this.#appendBytes(utf8.encode(text));
    } else if (this.start === this.end) {
      const start = SHARED.write(text);
      this.#read(SHARED.bytes, start, SHARED.free);
      if (text.length === this.end - start) {
        this.#text = text;
        this.#textStart = start;
      }
    } else {
      this.#makeOwn(roomFor(text));
      this.end = writeText(text, this.bytes, this.end);
    }
  }

  #appendLoneSurrogate(): void {
    const lone = utf8.encode(this.#highSurrogate);
    this.#highSurrogate = "";
    this.#appendBytes(lone);
  }

  #appendBytes(chunk: Uint8Array): void {
    if (this.start === this.end) {
      this.#read(chunk, 0, chunk.length);
    } else {
      this.#makeOwn(chunk.length);
      this.bytes.set(chunk, this.end);
      this.end += chunk.length;
    }
  }

  #read(bytes: Uint8Array, start: number, end: number): void {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.#isOwn = false;
    this.#text = "";
  }

  /** Has what waits in a buffer of our own, with room for `more` octets behind it. */
  #makeOwn(more: number): void {
    const { bytes, start, end } = this;
    if (this.#isOwn && end + more <= bytes.length) return;
    const waiting = end - start;
    // Twice what waits, so that a frame in many small chunks is copied only a few times.
    const own = new Uint8Array(Math.max(waiting + more, 2 * waiting, MIN_OWN_BYTES));
    own.set(bytes.subarray(start, end));
    this.#read(own, 0, waiting);
    this.#isOwn = true;
  }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
