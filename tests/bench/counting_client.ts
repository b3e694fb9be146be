/**
 * A client of a server in this process, without a socket: it sends what it is told and counts what
 * comes, so that next to nothing but the server is measured.
 *
 * @module
 */
import type { Acceptor } from "../../server/messaging/testing/peer.ts";
import type { Connection, Receiver } from "../../server/messaging/transport/connection.ts";

/** See the module. */
export class CountingClient implements Connection {
  /** Everything has left at once. */
  readonly bufferedBytes = 0;
  /** How many frames have come. */
  received = 0;
  readonly #receiver: Receiver;
  readonly #onMessage: ((message: string) => void) | undefined;
  #expected = Infinity;
  #onExpected = () => {};

  /** @param onMessage is given what comes */
  constructor(server: Acceptor, onMessage?: (message: string) => void) {
    this.#onMessage = onMessage;
    this.#receiver = server.accept(this, {
      endpoint: "/stomp",
      origin: null,
      headers: new Headers(),
      remoteAddress: "127.0.0.1",
      attributes: {},
    });
  }

  /** Connects. */
  static async connect(
    server: Acceptor,
    onMessage?: (message: string) => void,
  ): Promise<CountingClient> {
    const client = new CountingClient(server, onMessage);
    await client.ask("CONNECT\naccept-version:1.2\nhost:bench\n\n\0", 1);
    return client;
  }

  /** Sends frames. */
  say(frames: string): void {
    this.#receiver.receive(frames);
  }

  /** Sends frames; resolves when so many have come back. */
  ask(frames: string, answers: number): Promise<void> {
    const all = this.until(answers);
    this.say(frames);
    return all;
  }

  /** Resolves when so many more frames have come. */
  until(more: number): Promise<void> {
    this.#expected = this.received + more;
    return new Promise((resolve) => this.#onExpected = resolve);
  }

  /** Goes. */
  leave(): void {
    this.#receiver.closed();
  }

  send(data: string | Uint8Array): void {
    if (typeof data !== "string") throw new TypeError("Cannot count bytes: text was expected");
    for (let at = data.indexOf("\0"); at !== -1; at = data.indexOf("\0", at + 1)) this.received++;
    this.#onMessage?.(data);
    if (this.received >= this.#expected) this.#onExpected();
  }

  close(code: number, reason: string): void {
    throw new Error(`Cannot go on: the server closed with ${code}, ${reason}`);
  }
}
