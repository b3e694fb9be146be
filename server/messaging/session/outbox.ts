/**
 * What a session sends, bounded and joined: several MESSAGE frames that wait in one turn of the
 * event loop leave as one WebSocket message.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";
import type { Discard } from "../broker/broker.ts";
import type { Connection } from "../transport/connection.ts";
import { HeldMessages } from "./held_messages.ts";
import type { Turn } from "./turn.ts";

/**
 * Text is joined up to this many UTF-16 units. Clients whose WebSocket buffers a whole message often
 * stop at 8 KiB, and joining more gains nothing measurable.
 */
const JOIN_LENGTH = 8_192;

/** UTF-8 needs at most three bytes for one UTF-16 unit. */
const MAX_BYTES_PER_UNIT = 3;

/** A connection does not say when it has sent: while somebody waits for that, it is asked this often. */
const ROOM_POLL_MS = 20;

/** What an {@linkcode Outbox} is made with. */
export interface OutboxOptions {
  readonly clock: Clock;
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
  /** A message gave way to newer ones. */
  readonly onDrop: () => void;
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
  /** Messages that may be dropped, while there is no room for them. */
  #held: HeldMessages | undefined;
  /** Whoever waits for room. */
  #roomTasks: (() => void)[] = [];
  #cancelPoll: (() => void) | undefined;

  constructor(connection: Connection, options: OutboxOptions) {
    this.#connection = connection;
    this.#options = options;
  }

  /**
   * Queues a whole MESSAGE frame; it leaves at the end of the turn.
   *
   * @param how what may become of it when there is no room, or that it is joined with nothing
   */
  add(frames: string | Uint8Array, how?: Discard | "alone"): void {
    if (this.#stopped) return;
    if (typeof how === "object" && this.#mustHold(frames)) return this.#hold(frames, how);
    // One message alone may pass the bound: it would not get smaller on another try.
    if (this.#isOver(frames.length) && this.#waitingBytes + this.#unsentBytes > 0) {
      return this.#overflow();
    }
    this.#queue(frames, how === "alone");
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

  /** Whether so many bytes more can be added without passing the bound. */
  hasRoomFor(bytes: number): boolean {
    if (this.#stopped) return false;
    return !this.#isOver(bytes) || this.#waitingBytes + this.#unsentBytes === 0;
  }

  /** Runs `task` once when half of the bound is free; never if it is stopped before. */
  onRoom(task: () => void): void {
    if (this.#stopped) return;
    this.#roomTasks.push(task);
    this.#pollRoom();
  }

  /** Lets go of whatever waits for room. What was queued still leaves. */
  endWaiting(): void {
    this.#held?.clear();
    this.#roomTasks = [];
    this.#cancelPoll?.();
    this.#cancelPoll = undefined;
  }

  /** Throws away what waits; nothing is sent from now on. */
  stop(): void {
    this.#stopped = true;
    this.endWaiting();
    this.#text = "";
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  #queue(frames: string | Uint8Array, alone = false): void {
    this.#waitingBytes += frames.length;
    if (typeof frames === "string" && !alone) {
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

  /** What may be dropped takes half of the bound at the most, so that there is something to drop. */
  #mustHold(frames: string | Uint8Array): boolean {
    if (this.#held?.isEmpty === false) return true;
    return this.#isOver(frames.length + this.#options.maxBytes / 2) &&
      this.#waitingBytes + this.#unsentBytes > 0;
  }

  #hold(frames: string | Uint8Array, discard: Discard): void {
    const { maxBytes, onDrop } = this.#options;
    this.#held ??= new HeldMessages(maxBytes / 2, onDrop);
    if (this.#held.isEmpty) this.onRoom(() => this.#release());
    this.#held.push(frames, discard);
  }

  /** Queues what was held, as long as there is room. */
  #release(): void {
    const held = this.#held;
    while (held !== undefined && !held.isEmpty && !this.#stopped) {
      const { maxBytes } = this.#options;
      const isFull = this.#isOver(held.nextBytes + maxBytes / 2);
      if (isFull && this.#waitingBytes + this.#unsentBytes > 0) {
        return this.onRoom(() => this.#release());
      }
      const message = held.shift();
      if (message !== undefined) this.#queue(message);
    }
  }

  #pollRoom(): void {
    this.#cancelPoll ??= this.#options.clock.after(ROOM_POLL_MS, () => {
      this.#cancelPoll = undefined;
      if (this.#isOver(this.#options.maxBytes / 2)) return this.#pollRoom();
      const tasks = this.#roomTasks;
      this.#roomTasks = [];
      for (const task of tasks) task();
    });
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
