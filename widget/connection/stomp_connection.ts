/**
 * A connection through @stomp/stompjs. Nothing else of the widget knows that library.
 *
 * It never reconnects by itself: it would do so without jitter. It owes the server no heart-beat,
 * because browsers slow down the timers of hidden tabs; the server's own heart-beat tells us when it
 * is gone.
 *
 * @module
 */
import { Client, type IFrame, type IMessage } from "@stomp/stompjs";
import { ERRORS } from "../../shared/chat/destination.ts";
import { nextAfterRefusal } from "../../shared/code.ts";
import { isRefusal } from "../../shared/refusal.ts";
import type { Answer, SendRequest } from "../state/link.ts";
import type { Connect, Connection, ConnectionEvents } from "./connection.ts";
import { endingOf, type ErrorFrame } from "./ending.ts";

const HEARTBEAT_MS = 10_000;

/** Connects to a STOMP endpoint. @param url `ws:` or `wss:` */
export function stompConnect(url: URL): Connect {
  return (passcode, events) => {
    const connection = new StompConnection(url, { passcode, events });
    return () => connection.drop();
  };
}

class StompConnection implements Connection {
  readonly #client: Client;
  readonly #events: ConnectionEvents;
  /** The requests that are open, by receipt id. */
  readonly #open = new Map<string, (answer: Answer) => void>();
  #receipts = 0;
  #error: ErrorFrame | undefined;
  #over = false;

  constructor(
    url: URL,
    { passcode, events }: { passcode: string | undefined; events: ConnectionEvents },
  ) {
    this.#events = events;
    this.#client = new Client({
      brokerURL: url.href,
      connectHeaders: passcode === undefined
        ? { host: url.hostname }
        : { host: url.hostname, passcode },
      reconnectDelay: 0,
      heartbeatIncoming: HEARTBEAT_MS,
      heartbeatOutgoing: 0,
      // A server that is gone does not answer a closing handshake either.
      discardWebsocketOnCommFailure: true,
      onConnect: () => this.#connected(),
      onUnhandledReceipt: ({ headers }) =>
        this.#answer(headers["receipt-id"], { kind: "answered", body: undefined }),
      onStompError: (frame) =>
        this.#error = { message: frame.headers["message"], body: bodyOf(frame) },
      onWebSocketClose: ({ code }: { code: number }) => this.#end(code),
    });
    this.#client.activate();
  }

  follow(destination: string, heard: (body: unknown) => void): () => void {
    const receipt = this.#expect((answer) => {
      if (answer.kind === "refused") this.#refused(answer);
    });
    const { unsubscribe } = this.#client.subscribe(
      destination,
      (message) => heard(bodyOf(message)),
      { receipt },
    );
    return () => {
      if (!this.#over) unsubscribe();
    };
  }

  ask(destination: string, answered: (answer: Answer) => void): void {
    const receipt = this.#expect((answer) => {
      // The receipt comes after the answer, and says nothing more.
      if (answer.kind === "answered") return;
      unsubscribe();
      answered(answer);
    });
    const { unsubscribe } = this.#client.subscribe(destination, (message) => {
      unsubscribe();
      answered({ kind: "answered", body: bodyOf(message) });
    }, { receipt });
  }

  send({ destination, body }: SendRequest, answered: (answer: Answer) => void): void {
    const receipt = this.#expect(answered);
    this.#client.publish({
      destination,
      body: JSON.stringify(body),
      headers: { receipt, "content-type": "application/json" },
    });
  }

  /** Ends it without telling anybody. */
  drop(): void {
    this.#over = true;
    void this.#client.deactivate({ force: true });
  }

  #connected(): void {
    if (this.#over) return;
    // Refusals come here; without it the server could only end the connection.
    this.#client.subscribe(ERRORS, (message) => {
      const refusal = bodyOf(message);
      if (isRefusal(refusal)) {
        this.#answer(message.headers["receipt-id"], { kind: "refused", refusal });
      }
    });
    this.#events.connected(this);
  }

  /** A new receipt id, and who hears of it. */
  #expect(answered: (answer: Answer) => void): string {
    const receipt = `r${++this.#receipts}`;
    this.#open.set(receipt, answered);
    return receipt;
  }

  #answer(receipt: string | undefined, answer: Answer): void {
    if (receipt === undefined || this.#over) return;
    const answered = this.#open.get(receipt);
    this.#open.delete(receipt);
    answered?.(answer);
  }

  #refused({ refusal }: Extract<Answer, { kind: "refused" }>): void {
    this.drop();
    this.#events.ended({ next: nextAfterRefusal(refusal.code), refusal });
  }

  #end(closeCode: number): void {
    if (this.#over) return;
    this.#over = true;
    this.#events.ended(endingOf(closeCode, this.#error));
  }
}

/** The body as JSON; `undefined` when it is none. */
function bodyOf({ body }: IMessage | IFrame): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
