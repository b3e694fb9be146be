/**
 * What a session sends, bounded and joined: several MESSAGE frames that wait in one turn of the
 * event loop leave as one WebSocket message.
 *
 * @module
 */
import type { Connection } from "../transport/connection.ts";
import type { Turn } from "./turn.ts";

/**
 * Text is joined up to this many UTF-16 units. Clients whose WebSocket buffers a whole message often
 * stop at 8 KiB, and joining more gains nothing measurable.
 */
const JOIN_LENGTH = 8_192;

/** UTF-8 needs at most three bytes for one UTF-16 unit. */
const MAX_BYTES_PER_UNIT = 3;

/** What an {@linkcode Outbox} is made with. */
export interface OutboxOptions {
  readonly turn: Turn;
  /**
   * How much may wait, here and in the connection, in bytes; text counts its UTF-16 units here and
   * its bytes there.
   */
  readonly maxBytes: number;
  /** Something has been handed to the connection. */
  readonly onSent: () => void;
  /** The bound was passed: called once, and nothing is sent from then on. */
  readonly onFull: () => void;
}

/** The frames one session is about to send. */
export class Outbox {
  readonly #connection: Connection;
  readonly #options: OutboxOptions;
  readonly #flush = () => this.flush();
  /** Whole messages, before {@linkcode #text}; a binary one is never joined. */
  #waiting: (string | Uint8Array)[] = [];
  /** The message that still grows. */
  #text = "";
  #waitingBytes = 0;
  /**
   * At most this much has not left the connection. Asking it takes as long as everything else here,
   * so it is asked only when this guess would pass the bound.
   */
  #unsentBytes = 0;
  #scheduled = false;
  #stopped = false;

  constructor(connection: Connection, options: OutboxOptions) {
    this.#connection = connection;
    this.#options = options;
  }

  /** Queues whole MESSAGE frames; they leave at the end of the turn. */
  add(frames: string | Uint8Array): void {
    if (this.#stopped) return;
    // One message alone may pass the bound: it would not get smaller on another try.
    if (this.#isOver(frames.length) && this.#waitingBytes + this.#unsentBytes > 0) {
      return this.#overflow();
    }
    this.#waitingBytes += frames.length;
    if (typeof frames === "string") {
      if (this.#text.length + frames.length > JOIN_LENGTH) this.#endText();
      this.#text += frames;
    } else {
      this.#endText();
      this.#waiting.push(frames);
    }
    if (!this.#scheduled) {
      this.#scheduled = true;
      this.#options.turn.atEnd(this.#flush);
    }
  }

  /**
   * Sends a CONNECTED, RECEIPT, ERROR or heart-beat at once, after what waits and in a message of its
   * own: some clients read only the first frame of the message that answers them.
   */
  sendAlone(frame: string | Uint8Array): void {
    if (this.#stopped) return;
    this.flush();
    if (this.#isOver(0)) return this.#overflow();
    this.#send(frame);
    this.#options.onSent();
  }

  /** Hands everything that waits to the connection. */
  flush(): void {
    this.#scheduled = false;
    if (this.#stopped || this.#waitingBytes === 0) return;
    if (this.#waiting.length > 0) {
      for (const message of this.#waiting) this.#send(message);
      this.#waiting = [];
    }
    if (this.#text !== "") this.#send(this.#text);
    this.#text = "";
    this.#waitingBytes = 0;
    this.#options.onSent();
  }

  /** Throws away what waits; nothing is sent from now on. */
  stop(): void {
    this.#stopped = true;
    this.#text = "";
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  #send(message: string | Uint8Array): void {
    this.#connection.send(message);
    this.#unsentBytes += typeof message === "string"
      ? message.length * MAX_BYTES_PER_UNIT
      : message.length;
  }

  /** Whether the bound would be passed by so many bytes more. */
  #isOver(moreBytes: number): boolean {
    const { maxBytes } = this.#options;
    if (this.#waitingBytes + this.#unsentBytes + moreBytes <= maxBytes) return false;
    this.#unsentBytes = this.#connection.bufferedBytes;
    return this.#waitingBytes + this.#unsentBytes + moreBytes > maxBytes;
  }

  #overflow(): void {
    this.stop();
    this.#options.onFull();
  }

  #endText(): void {
    if (this.#text === "") return;
    this.#waiting.push(this.#text);
    this.#text = "";
  }
}
