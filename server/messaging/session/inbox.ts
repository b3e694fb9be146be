/**
 * What a session has received and not read yet, because an earlier frame is still being worked on.
 *
 * @module
 */

/** What keeping one chunk costs besides its content, in bytes; so that tiny chunks count too. */
const CHUNK_COST_BYTES = 64;

/** Chunks in order, bounded. */
export class Inbox {
  readonly #maxBytes: number;
  #chunks: (string | Uint8Array)[] = [];
  #bytes = 0;

  /** @param maxBytes how much may wait, in bytes; text counts its UTF-16 units */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Whether nothing waits. */
  get isEmpty(): boolean {
    return this.#chunks.length === 0;
  }

  /** Appends a chunk. @returns whether there was room for it */
  push(chunk: string | Uint8Array): boolean {
    const bytes = this.#bytes + chunk.length + CHUNK_COST_BYTES;
    if (bytes > this.#maxBytes) return false;
    this.#bytes = bytes;
    this.#chunks.push(chunk);
    return true;
  }

  /** Takes the oldest chunk. */
  shift(): string | Uint8Array | undefined {
    const chunk = this.#chunks.shift();
    if (chunk !== undefined) this.#bytes -= chunk.length + CHUNK_COST_BYTES;
    return chunk;
  }

  /** Throws everything away. */
  clear(): void {
    this.#chunks = [];
    this.#bytes = 0;
  }
}
