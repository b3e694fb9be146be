/**
 * A connection: STOMP 1.2 over a socket.
 *
 * We owe the server no heart-beat, because browsers slow down the timers of hidden tabs; the
 * server's own tells us when it is gone (STOMP 1.2, Heart-beating).
 *
 * @module
 */
import { ERRORS } from "../../shared/chat/destination.ts";
import type { Clock } from "../../shared/clock.ts";
import { nextAfterRefusal } from "../../shared/code.ts";
import { isRefusal } from "../../shared/refusal.ts";
import type { Answer, SendRequest } from "../state/link.ts";
import type { Connect, Connection, ConnectionEvents } from "./connection.ts";
import { endingOf, type ErrorFrame, type LastWords } from "./ending.ts";
import { type Frame, readFrames, writeFrame } from "./frame.ts";
import type { OpenSocket, StompSocket } from "./stomp_socket.ts";

const HEARTBEAT_MS = 10_000;
/** A heart-beat may be late by as much as it takes to come. */
const PATIENCE = 2;
/** RFC 6455 §7.4.1: the other side just went away. */
const GONE = 1006;

/** What connections are made of. */
export interface StompOptions {
  readonly open: OpenSocket;
  /** For CONNECT's `host`. */
  readonly host: string;
  readonly clock: Pick<Clock, "after">;
}

/** Connects over a socket. */
export function stompConnect(options: StompOptions): Connect {
  return (passcode, events) => {
    const connection = new StompConnection(options, { passcode, events });
    return () => connection.drop();
  };
}

class StompConnection implements Connection {
  readonly #socket: StompSocket;
  readonly #clock: StompOptions["clock"];
  readonly #events: ConnectionEvents;
  /** Who hears what comes to a subscription, by its id. */
  readonly #subscriptions = new Map<string, (frame: Frame) => void>();
  /** The requests that are open, by receipt id. */
  readonly #open = new Map<string, (answer: Answer) => void>();
  #ids = 0;
  #error: ErrorFrame | undefined;
  #over = false;
  /** How long the server may be silent; 0 until it has said that it has heart-beats. */
  #silenceMs = 0;
  #cancelSilence = () => {};

  constructor(
    { open, host, clock }: StompOptions,
    { passcode, events }: { passcode: string | undefined; events: ConnectionEvents },
  ) {
    this.#events = events;
    this.#clock = clock;
    this.#socket = open({
      opened: () =>
        this.#write("CONNECT", {
          "accept-version": "1.2",
          host,
          "heart-beat": `0,${HEARTBEAT_MS}`,
          ...passcode === undefined ? {} : { passcode },
        }),
      heard: (data) => {
        for (const frame of readFrames(data)) this.#frame(frame);
        this.#heard();
      },
      closed: (code, reason) => this.#end(code, { error: this.#error, reason }),
    });
  }

  follow(destination: string, heard: (body: unknown) => void): () => void {
    return this.#subscribe(destination, (frame) => heard(bodyOf(frame)), (answer) => {
      if (answer.kind === "refused") this.#refused(answer);
    });
  }

  ask(destination: string, answered: (answer: Answer) => void): void {
    const unsubscribe = this.#subscribe(destination, (frame) => {
      unsubscribe();
      answered({ kind: "answered", body: bodyOf(frame) });
    }, (answer) => {
      // The receipt comes after the answer, and says nothing more.
      if (answer.kind === "answered") return;
      unsubscribe();
      answered(answer);
    });
  }

  send({ destination, body }: SendRequest, answered: (answer: Answer) => void): void {
    this.#write("SEND", {
      destination,
      receipt: this.#expect(answered),
      "content-type": "application/json",
    }, JSON.stringify(body));
  }

  /** Ends it without telling anybody. */
  drop(): void {
    this.#over = true;
    this.#cancelSilence();
    // A server that is gone does not answer a closing handshake either: nobody waits for it.
    this.#socket.close();
  }

  #frame(frame: Frame): void {
    if (this.#over) return;
    const { command, headers } = frame;
    if (command === "CONNECTED") this.#connected(headers["heart-beat"]);
    if (command === "MESSAGE") this.#subscriptions.get(headers["subscription"] ?? "")?.(frame);
    if (command === "RECEIPT") {
      this.#answer(headers["receipt-id"], { kind: "answered", body: undefined });
    }
    // The close code is still to come.
    if (command === "ERROR") this.#error = { message: headers["message"], body: bodyOf(frame) };
  }

  #connected(heartBeat: string | undefined): void {
    const theirsMs = Number(heartBeat?.split(",")[0]);
    if (theirsMs > 0) this.#silenceMs = PATIENCE * Math.max(HEARTBEAT_MS, theirsMs);
    // Refusals come here; without it the server could only end the connection.
    this.#subscribe(ERRORS, (frame) => {
      const refusal = bodyOf(frame);
      if (isRefusal(refusal)) {
        this.#answer(frame.headers["receipt-id"], { kind: "refused", refusal });
      }
    });
    this.#events.connected(this);
  }

  /** Anything that comes says that the server is there. */
  #heard(): void {
    this.#cancelSilence();
    if (this.#over || this.#silenceMs === 0) return;
    this.#cancelSilence = this.#clock.after(this.#silenceMs, () => this.#end(GONE));
  }

  #subscribe(
    destination: string,
    heard: (frame: Frame) => void,
    answered?: (answer: Answer) => void,
  ): () => void {
    const id = `s${++this.#ids}`;
    this.#subscriptions.set(id, heard);
    const receipt = answered && { receipt: this.#expect(answered) };
    this.#write("SUBSCRIBE", { id, destination, ...receipt });
    return () => {
      if (this.#subscriptions.delete(id)) this.#write("UNSUBSCRIBE", { id });
    };
  }

  #write(command: string, headers: Readonly<Record<string, string>>, body = ""): void {
    if (this.#over) return;
    this.#socket.send(writeFrame({ command, headers, body }));
  }

  /** A new receipt id, and who hears of it. */
  #expect(answered: (answer: Answer) => void): string {
    const receipt = `r${++this.#ids}`;
    this.#open.set(receipt, answered);
    return receipt;
  }

  #answer(receipt: string | undefined, answer: Answer): void {
    if (receipt === undefined) return;
    const answered = this.#open.get(receipt);
    this.#open.delete(receipt);
    answered?.(answer);
  }

  #refused({ refusal }: Extract<Answer, { kind: "refused" }>): void {
    this.drop();
    this.#events.ended({ next: nextAfterRefusal(refusal.code), refusal });
  }

  #end(closeCode: number, said?: LastWords): void {
    if (this.#over) return;
    this.drop();
    this.#events.ended(endingOf(closeCode, said));
  }
}

/** The body as JSON; `undefined` when it is none. */
function bodyOf({ body }: Frame): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
