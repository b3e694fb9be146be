/**
 * SockJS over a WebSocket: the same frames, no session apart from the socket (sockjs-protocol,
 * "WebSocket protocols").
 *
 * @module
 */
import type { Clock } from "../../../../shared/clock.ts";
import { CLOSE } from "../../../../shared/code.ts";
import type { Connection, Receiver } from "../connection.ts";
import { closeFrame, HEART_BEAT, OPEN, quote, readMessages } from "./frame.ts";
import type { SockJsSettings } from "./options.ts";
import { NO_TEXT, textOf } from "./text.ts";

/** What a framed connection needs besides its wire. */
export interface FramedContext {
  readonly settings: Pick<SockJsSettings, "heartBeatMs" | "maxBodyBytes">;
  readonly clock: Clock;
  readonly accept: (connection: Connection) => Receiver;
}

/** Opens SockJS on a WebSocket that is open. */
export function framed(wire: Connection, context: FramedContext): Receiver {
  return new FramedConnection(wire, context);
}

class FramedConnection implements Connection, Receiver {
  readonly #wire: Connection;
  readonly #clock: Clock;
  readonly #maxMessageLength: number;
  readonly #receiver: Receiver;
  #heartBeatMs: number;
  #lastSentMs = 0;
  #closing = false;
  #cancelHeartBeat = () => {};

  constructor(wire: Connection, { settings, clock, accept }: FramedContext) {
    this.#wire = wire;
    this.#clock = clock;
    this.#maxMessageLength = settings.maxBodyBytes;
    this.#heartBeatMs = settings.heartBeatMs;
    this.#write(OPEN);
    this.#awaitHeartBeat(this.#heartBeatMs);
    this.#receiver = accept(this);
  }

  get bufferedBytes(): number {
    return this.#wire.bufferedBytes;
  }

  send(data: string | Uint8Array): void {
    if (this.#closing) return;
    const text = textOf(data);
    if (text === undefined) this.close(NO_TEXT.code, NO_TEXT.reason);
    else this.#write(`a[${quote(text)}]`);
  }

  close(code: number, reason: string): void {
    if (this.#closing) return;
    this.#write(closeFrame(code, reason));
    this.#closeWire(code, reason);
  }

  stopHeartBeats(): void {
    this.#heartBeatMs = 0;
    this.#cancelHeartBeat();
  }

  receive(chunk: string | Uint8Array): void {
    if (this.#closing || chunk.length === 0) return;
    if (typeof chunk !== "string") return this.close(NO_TEXT.code, NO_TEXT.reason);
    if (chunk.length > this.#maxMessageLength) {
      return this.close(CLOSE.tooBig.code, "the message is too large");
    }
    const messages = readMessages(chunk);
    // Without a frame: who sends no JSON reads none.
    if (messages === undefined) {
      return this.#closeWire(CLOSE.protocol.code, "Broken JSON encoding.");
    }
    for (const message of messages) {
      this.#receiver.receive(message);
      if (this.#closing) return;
    }
  }

  closed(): void {
    this.#closing = true;
    this.#cancelHeartBeat();
    this.#receiver.closed();
  }

  #write(frame: string): void {
    this.#lastSentMs = this.#clock.now();
    this.#wire.send(frame);
  }

  #closeWire(code: number, reason: string): void {
    this.#closing = true;
    this.#cancelHeartBeat();
    this.#wire.close(code, reason);
  }

  #awaitHeartBeat(afterMs: number): void {
    if (this.#heartBeatMs === 0) return;
    this.#cancelHeartBeat = this.#clock.after(afterMs, () => {
      const silentMs = this.#clock.now() - this.#lastSentMs;
      if (silentMs >= this.#heartBeatMs) {
        this.#write(HEART_BEAT);
        return this.#awaitHeartBeat(this.#heartBeatMs);
      }
      this.#awaitHeartBeat(this.#heartBeatMs - silentMs);
    });
  }
}
