/**
 * What a client sends over HTTP: bodies, bounded before they are kept.
 *
 * @module
 */
import { readMessages } from "./frame.ts";

/** Why a body was not taken: a status, and words that clients know. */
export interface Fault {
  readonly status: 413 | 500;
  readonly message: string;
}

const TOO_BIG: Fault = { status: 413, message: "Payload too large." };
const EMPTY: Fault = { status: 500, message: "Payload expected." };
const BROKEN: Fault = { status: 500, message: "Broken JSON encoding." };

/** Reads the bodies of one session. */
export class Intake {
  readonly #maxBytes: number;
  /** Of all bodies that are being read. */
  #bytes = 0;
  readonly #readers = new Set<ReadableStreamDefaultReader<Uint8Array>>();

  /** @param maxBytes of the bodies that are read at one time, together */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The messages of a request's body, or why there are none. */
  async read(request: Request): Promise<readonly string[] | Fault> {
    if (request.body === null) return EMPTY;
    // Whoever says the truth about its length is not read in vain.
    if (Number(request.headers.get("content-length") ?? 0) > this.#maxBytes) return TOO_BIG;
    const reader = request.body.getReader();
    this.#readers.add(reader);
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let bytes = 0;
    let json = "";
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        bytes += part.value.length;
        this.#bytes += part.value.length;
        if (this.#bytes > this.#maxBytes) return TOO_BIG;
        json += decoder.decode(part.value, { stream: true });
      }
      json += decoder.decode();
    } catch {
      // It is no UTF-8, or its sender has gone.
      return BROKEN;
    } finally {
      this.#bytes -= bytes;
      this.#readers.delete(reader);
      void reader.cancel().catch(() => {});
    }
    return json === "" ? EMPTY : readMessages(json) ?? BROKEN;
  }

  /** Reads nothing on: the session is over. */
  stop(): void {
    for (const reader of this.#readers) void reader.cancel().catch(() => {});
  }
}
