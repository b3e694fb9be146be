/**
 * Somebody at a STOMP client: connects, listens, asks and sends.
 *
 * @module
 */
import { Client, type IMessage } from "@stomp/stompjs";
import type { Refusal } from "../../shared/refusal.ts";
import { inTime } from "./narrator.ts";

/** Who somebody is: a reader with a token, or an author with the console's cookie. */
export interface Credentials {
  readonly passcode?: string;
  readonly cookie?: string;
  /** The page they are on; the server's own if left out. */
  readonly page?: string;
  /** Where they come from, as a proxy before the server says it. */
  readonly address?: string;
}

/** What came from one subscription, in order. */
export class Mailbox<T> {
  readonly #destination: string;
  #waiting: ((body: T) => void) | undefined;
  #taken = 0;
  /** Everything that came. */
  readonly all: T[] = [];

  constructor(destination: string) {
    this.#destination = destination;
  }

  /** Takes what comes. */
  push(body: T): void {
    this.all.push(body);
    this.#waiting?.(body);
  }

  /** The next that was not taken yet, or that comes. */
  async next(): Promise<T> {
    const there = this.all[this.#taken];
    if (there === undefined) {
      const { promise, resolve } = Promise.withResolvers<T>();
      this.#waiting = resolve;
      const came = await inTime(`something comes from ${this.#destination}`, promise);
      this.#waiting = undefined;
      this.#taken++;
      return came;
    }
    this.#taken++;
    return there;
  }

  /** Takes one after the other until one fits. */
  async until(fits: (body: T) => boolean): Promise<T> {
    for (;;) {
      const body = await this.next();
      if (fits(body)) return body;
    }
  }
}

/** The server refused the credentials, or closed the connection before it stood. */
export class NotConnected extends Error {
  override readonly name = "NotConnected";

  readonly refusal: Refusal | undefined;
  readonly closeCode: number;

  constructor(closeCode: number, refusal?: Refusal) {
    super(`Cannot connect: ${refusal?.message ?? `closed with ${closeCode}`}`);
    this.refusal = refusal;
    this.closeCode = closeCode;
  }
}

/** A connected client, which follows the queue of errors. */
export class Person {
  readonly #stomp: Client;
  readonly #waiting = new Map<string, (refusal: Refusal | undefined) => void>();
  #receipts = 0;
  /** Requests that were refused, in order. */
  readonly refusals: Refusal[] = [];
  readonly #closed: Promise<number>;

  private constructor(stomp: Client, closed: Promise<number>) {
    this.#stomp = stomp;
    this.#closed = closed;
    // Whoever waits shall not wait for ever.
    void closed.then(() => {
      for (const done of this.#waiting.values()) done(CUT);
      this.#waiting.clear();
    });
  }

  /** The close code, once the server has closed the connection. */
  closed(): Promise<number> {
    return inTime("the server closes the connection", this.#closed);
  }

  /** Connects. @throws {NotConnected} */
  static async connect(
    origin: string,
    { passcode, cookie, page = origin, address }: Credentials,
  ): Promise<Person> {
    const connected = Promise.withResolvers<void>();
    const closed = Promise.withResolvers<number>();
    let refusal: Refusal | undefined;
    const stomp = new Client({
      webSocketFactory: () =>
        new WebSocket(`${origin.replace("http", "ws")}/stomp`, {
          protocols: ["v12.stomp"],
          headers: {
            origin: page,
            ...cookie !== undefined && { cookie },
            ...address !== undefined && { "x-forwarded-for": address },
          },
        }),
      connectHeaders: passcode === undefined ? {} : { passcode },
      // The walk wants to see every end of a connection.
      reconnectDelay: 0,
      onConnect: () => connected.resolve(),
      onStompError: ({ body }) => refusal = refusalIn(body),
      onWebSocketClose: ({ code }) => {
        closed.resolve(code);
        connected.reject(new NotConnected(code, refusal));
      },
    });
    stomp.activate();
    await inTime("the server answers CONNECT", connected.promise);
    const person = new Person(stomp, closed.promise);
    await person.#followErrors();
    return person;
  }

  /** Subscribes; everything that comes is in the mailbox. Resolves once the server has it. */
  async follow<T>(destination: string): Promise<Mailbox<T>> {
    const mailbox = new Mailbox<T>(destination);
    await this.#withReceipt(`SUBSCRIBE ${destination}`, (receipt) => {
      this.#stomp.subscribe(destination, (message) => mailbox.push(bodyOf<T>(message)), {
        receipt,
      });
    });
    return mailbox;
  }

  /** Subscribes to what answers once, and takes the answer. */
  async ask<T>(destination: string): Promise<T> {
    const { promise, resolve } = Promise.withResolvers<T>();
    const refused = Promise.withResolvers<never>();
    const receipt = this.#receipt((refusal) => {
      if (refusal !== undefined) refused.reject(new Error(refusal.message));
    });
    const { unsubscribe } = this.#stomp.subscribe(
      destination,
      (message) => resolve(bodyOf<T>(message)),
      { receipt },
    );
    const answer = Promise.race([promise, refused.promise]);
    const body = await inTime(`${destination} answers`, answer);
    unsubscribe();
    return body;
  }

  /** Sends a body. Resolves once it is done, or with the refusal. */
  send(destination: string, body: unknown): Promise<Refusal | undefined> {
    return this.#withReceipt(`SEND ${destination}`, (receipt) => {
      this.#stomp.publish({ destination, body: JSON.stringify(body), headers: { receipt } });
    });
  }

  /** Says goodbye. */
  async leave(): Promise<void> {
    await inTime("the server lets somebody go", this.#stomp.deactivate());
  }

  /** Is gone, without a word. */
  cut(): void {
    void this.#stomp.deactivate({ force: true });
  }

  async #followErrors(): Promise<void> {
    await this.#withReceipt("SUBSCRIBE /user/queue/errors", (receipt) => {
      this.#stomp.subscribe("/user/queue/errors", (message) => {
        const refusal = bodyOf<Refusal>(message);
        this.refusals.push(refusal);
        this.#settle(message.headers["receipt-id"] ?? "", refusal);
      }, { receipt });
    });
  }

  #withReceipt(what: string, act: (receipt: string) => void): Promise<Refusal | undefined> {
    const { promise, resolve } = Promise.withResolvers<Refusal | undefined>();
    act(this.#receipt(resolve));
    return inTime(`${what} is answered`, promise);
  }

  /** A new receipt's name. A RECEIPT or a refusal settles it. */
  #receipt(done: (refusal: Refusal | undefined) => void): string {
    const name = `receipt-${++this.#receipts}`;
    this.#waiting.set(name, done);
    this.#stomp.watchForReceipt(name, () => this.#settle(name, undefined));
    return name;
  }

  #settle(name: string, refusal: Refusal | undefined): void {
    this.#waiting.get(name)?.(refusal);
    this.#waiting.delete(name);
  }
}

/** What a request gets whose connection ended before its answer. */
export const CUT: Refusal = { code: "internal", message: "The connection ended first." };

function bodyOf<T>({ body }: IMessage): T {
  return JSON.parse(body);
}

function refusalIn(body: string): Refusal | undefined {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
