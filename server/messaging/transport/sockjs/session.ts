/**
 * A connection that has no wire of its own: what is sent waits until a request of the client fetches
 * it (sockjs-protocol, "Session URLs" and "Handling close").
 *
 * @module
 */
import type { Clock } from "../../../../shared/clock.ts";
import { CLOSE } from "../../../../shared/code.ts";
import type { Log } from "../../log.ts";
import type { Connection, Receiver } from "../connection.ts";
import { type Guard, guardOf } from "../guard.ts";
import { closeFrame, HEART_BEAT, OPEN, quote } from "./frame.ts";
import { type Fault, Intake } from "./intake.ts";
import { type Format, Outlet, type Source, type Taken } from "./outlet.ts";
import type { SockJsSettings } from "./options.ts";
import { NO_TEXT, textOf } from "./text.ts";

/** What a {@linkcode SockJsSession} is made with. */
export interface SockJsSessionInit {
  readonly settings: SockJsSettings;
  readonly clock: Clock;
  readonly log: Log;
  /** Called when the session opens; makes what hears of it. */
  readonly accept: (connection: Connection) => Receiver;
  /**
   * The session is over. Called once.
   *
   * @param lastWord what the client is told if it asks again; nothing when it stayed away too long
   */
  readonly onEnd: (lastWord: string | undefined) => void;
}

const INTERRUPTED = closeFrame(CLOSE.protocol.code, "Connection interrupted");

const utf8 = new TextEncoder();
const COMMA = 0x2c;
const ARRAY = utf8.encode("a[]");

/** See the module. */
export class SockJsSession implements Connection, Source {
  readonly #init: SockJsSessionInit;
  readonly #guard: Guard;
  readonly #intake: Intake;
  #receiver: Receiver | undefined;
  /** Messages as JSON, oldest first. */
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #outlet: Outlet | undefined;
  #opening = true;
  #heartBeatDue = false;
  #heartBeatMs: number;
  /** What is told after all that waits. The session takes nothing any more once there is one. */
  #closing: string | undefined;
  #ended = false;
  #lastTakenMs = 0;
  /** Of the only timer: the heart-beat while a request waits, else the end. */
  #cancelTimer = () => {};

  constructor(init: SockJsSessionInit) {
    this.#init = init;
    this.#heartBeatMs = init.settings.heartBeatMs;
    this.#guard = guardOf(this, init.log);
    this.#intake = new Intake(init.settings.maxBodyBytes);
  }

  /** Whether a request waits for what is sent. */
  get isAttached(): boolean {
    return this.#outlet !== undefined;
  }

  /** What was sent and no response has taken. */
  get bufferedBytes(): number {
    return this.#waitingBytes;
  }

  /** Opens the session with its first request. @returns the body of the response */
  open(format: Format): Outlet["body"] {
    const body = this.attach(format);
    this.#guard(() => this.#receiver = this.#init.accept(this));
    return body;
  }

  /** Lets a request wait for what is sent; there must be none. @returns the body of the response */
  attach(format: Format): Outlet["body"] {
    const outlet = new Outlet(this, format, this.#init.settings.responseLimitBytes);
    this.#outlet = outlet;
    if (this.#closing === undefined) {
      this.#lastTakenMs = this.#init.clock.now();
      this.#awaitHeartBeat(this.#heartBeatMs);
    }
    return outlet.body;
  }

  /** Hands the messages of a request to the receiver. @returns why it does not, if so */
  async post(request: Request): Promise<Fault | "gone" | undefined> {
    const messages = await this.#intake.read(request);
    if (this.#ended || this.#closing !== undefined) return "gone";
    if ("status" in messages) return messages;
    for (const message of messages) {
      this.#guard(() => this.#receiver?.receive(message));
      if (this.#closing !== undefined) break;
    }
    return undefined;
  }

  send(data: string | Uint8Array): void {
    if (this.#ended || this.#closing !== undefined) return;
    const text = textOf(data);
    if (text === undefined) return this.close(NO_TEXT.code, NO_TEXT.reason);
    const message = utf8.encode(quote(text));
    const { maxHeldBytes } = this.#init.settings;
    if (this.#waitingBytes > 0 && this.#waitingBytes + message.length > maxHeldBytes) {
      this.#forgetWaiting();
      return this.close(CLOSE.tryLater.code, "the client reads too slowly");
    }
    this.#waiting.push(message);
    this.#waitingBytes += message.length;
    this.#outlet?.wake();
  }

  close(code: number, reason: string): void {
    if (this.#ended || this.#closing !== undefined) return;
    this.#closing = closeFrame(code, reason);
    this.#intake.stop();
    // A client that waits gets it at once, unless it has stopped reading.
    if (this.#outlet !== undefined) this.#awaitEnd();
    this.#outlet?.wake();
  }

  stopHeartBeats(): void {
    this.#heartBeatMs = 0;
    this.#heartBeatDue = false;
    if (this.isAttached && this.#closing === undefined) this.#cancelTimer();
  }

  take(): Taken | undefined {
    this.#lastTakenMs = this.#init.clock.now();
    if (this.#opening) {
      this.#opening = false;
      return { bytes: utf8.encode(OPEN), last: false };
    }
    if (this.#waiting.length > 0) return { bytes: this.#takeMessages(), last: false };
    if (this.#closing !== undefined) return { bytes: utf8.encode(this.#closing), last: true };
    if (!this.#heartBeatDue) return undefined;
    this.#heartBeatDue = false;
    return { bytes: utf8.encode(HEART_BEAT), last: false };
  }

  finished({ last }: Taken): void {
    this.#outlet = undefined;
    if (last) this.#end(this.#closing);
    else this.#awaitEnd();
  }

  /** What was on its way may be lost, so the session cannot go on. */
  aborted(): void {
    this.#end(this.#closing ?? INTERRUPTED);
  }

  /** As many as a response may have, and at least one, in one frame. */
  #takeMessages(): Uint8Array {
    const { responseLimitBytes } = this.#init.settings;
    let count = 0;
    let bytes = 0;
    for (const { length } of this.#waiting) {
      if (count > 0 && bytes + length > responseLimitBytes) break;
      bytes += length;
      count++;
    }
    const messages = this.#waiting.splice(0, count);
    this.#waitingBytes -= bytes;
    const frame = new Uint8Array(ARRAY.length + bytes + count - 1).fill(COMMA);
    frame.set(ARRAY.subarray(0, 2));
    let at = 2;
    for (const message of messages) {
      frame.set(message, at);
      at += message.length + 1;
    }
    frame.set(ARRAY.subarray(2), at - 1);
    return frame;
  }

  #awaitHeartBeat(afterMs: number): void {
    this.#cancelTimer();
    if (this.#heartBeatMs === 0) return;
    const { clock } = this.#init;
    this.#cancelTimer = clock.after(afterMs, () => {
      const silentMs = clock.now() - this.#lastTakenMs;
      if (silentMs < this.#heartBeatMs) return this.#awaitHeartBeat(this.#heartBeatMs - silentMs);
      this.#heartBeatDue = true;
      this.#outlet?.wake();
      this.#awaitHeartBeat(this.#heartBeatMs);
    });
  }

  #awaitEnd(): void {
    this.#cancelTimer();
    const { clock, settings } = this.#init;
    this.#cancelTimer = clock.after(settings.disconnectDelayMs, () => this.#end(undefined));
  }

  #end(lastWord: string | undefined): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#cancelTimer();
    this.#outlet?.end();
    this.#outlet = undefined;
    this.#intake.stop();
    this.#forgetWaiting();
    this.#init.onEnd(lastWord);
    this.#guard(() => this.#receiver?.closed());
  }

  #forgetWaiting(): void {
    this.#waiting = [];
    this.#waitingBytes = 0;
  }
}
