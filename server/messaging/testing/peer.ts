/**
 * A client without a socket: raw frames in, raw frames out, straight into a server.
 *
 * @module
 */
import { setImmediate } from "node:timers/promises";
import { FrameDecoder, type FrameLimits } from "../../../shared/stomp/decoder.ts";
import { encodeFrame } from "../../../shared/stomp/encoder.ts";
import { bodyText, type Frame, frame } from "../../../shared/stomp/frame.ts";
import { type Version, VERSIONS } from "../../../shared/stomp/version.ts";
import { messageOf } from "../broker/message_frame.ts";
import { readBody } from "../routing/body.ts";
import type { MessageHeaders } from "../routing/dispatch.ts";
import type { Close } from "../session/state.ts";
import type { Connection, Handshake, Receiver } from "../transport/connection.ts";

/** Whatever takes connections; a `StompServer` does. */
export interface Acceptor {
  /** Starts a session on an open connection. */
  accept(connection: Connection, handshake: Handshake): Receiver;
}

/**
 * Opens a connection to a server. Whoever uses it closes it, or the server's timers stay.
 *
 * @param handshake what the request told, where it matters
 *
 * @example A client that keeps to the protocol
 * ```ts
 * import { permitAll, StompServer } from "../mod.ts";
 * import { connect } from "./peer.ts";
 *
 * const peer = connect(new StompServer({ authorize: [permitAll] }));
 * await peer.connect({ login: "kim" });
 * await peer.subscribe("/topic/news");
 * peer.sendTo("/topic/news", { text: "It works" });
 * console.assert(JSON.stringify(await peer.nextBody()) === '{"text":"It works"}');
 * peer.close();
 * ```
 *
 * @example A client that does not
 * ```ts
 * import { StompServer } from "../mod.ts";
 * import { connect } from "./peer.ts";
 * import { VirtualClock } from "./virtual_clock.ts";
 *
 * const peer = connect(new StompServer({ clock: new VirtualClock() }));
 * peer.send("CONNECT\naccept-version:1.2\nhost:x\n\n\0");
 * console.assert((await peer.next()).command === "CONNECTED");
 * peer.send("CONNECT\naccept-version:1.2\nhost:x\n\n\0");
 * console.assert((await peer.next()).command === "ERROR");
 * console.assert((await peer.closed).code === 1002);
 * ```
 */
export function connect(server: Acceptor, handshake: Partial<Handshake> = {}): Peer {
  return new Peer(server, {
    endpoint: "/stomp",
    origin: null,
    headers: new Headers(),
    remoteAddress: "127.0.0.1",
    attributes: {},
    ...handshake,
  });
}

/** The server is the application's own: it may send whatever it is set to. */
const LIMITS: FrameLimits = {
  maxHeaders: 10_000,
  maxHeaderLineBytes: 2 ** 30,
  maxBodyBytes: 2 ** 30,
  maxFrameBytes: 2 ** 30,
};

/** See {@linkcode connect}. */
export class Peer {
  /** Every message the server sent, as it came: several frames may share one. */
  readonly messages: (string | Uint8Array)[] = [];
  /** How the server closed the connection, once it has. */
  readonly closed: Promise<Close>;
  /**
   * Whether it has stopped reading. What the server sends from then on counts as not having left
   * until it reads again, and the connection stays when the server closes it.
   */
  stuck = false;
  /** How many heart-beats came. */
  heartBeats = 0;
  readonly #receiver: Receiver;
  readonly #decoder = new FrameDecoder({ from: "server", limits: LIMITS });
  readonly #unread: Frame[] = [];
  /** Subscriptions and receipts so far. */
  #count = 0;
  #unreadBytes = 0;
  #close: Close | undefined;
  #gone = false;
  #wake = () => {};

  /** See {@linkcode connect}. */
  constructor(server: Acceptor, handshake: Handshake) {
    const { promise, resolve } = Promise.withResolvers<Close>();
    this.closed = promise;
    const bufferedBytes = () => this.stuck ? this.#unreadBytes : 0;
    this.#receiver = server.accept({
      get bufferedBytes() {
        return bufferedBytes();
      },
      send: (data) => this.#take(data),
      close: (code, reason) => {
        if (this.#close !== undefined) return;
        this.#close = { code, reason };
        resolve(this.#close);
        this.#wake();
        if (!this.stuck) queueMicrotask(() => this.close());
      },
    }, handshake);
  }

  /** Sends text or bytes as they are, or a frame in the session's version. */
  send(data: string | Uint8Array | Frame): void {
    if (this.#gone) throw new Error("Cannot send: the connection is closed");
    const raw = typeof data === "string" || data instanceof Uint8Array;
    this.#receiver.receive(raw ? data : encodeFrame(data, this.#decoder.version ?? "1.0"));
  }

  /** Sends CONNECT and waits for its answer. */
  connect(headers: MessageHeaders = {}): Promise<Frame> {
    this.send(frame("CONNECT", { "accept-version": "1.2", host: "test", ...headers }));
    return this.next();
  }

  /**
   * Subscribes and waits for the RECEIPT. What comes before it stays to be read.
   *
   * @returns the subscription's id
   */
  async subscribe(destination: string, headers: MessageHeaders = {}): Promise<string> {
    const id = `${this.#count++}`;
    await this.#sendForReceipt(frame("SUBSCRIBE", { id, destination, ...headers }));
    return headers["id"] ?? id;
  }

  /**
   * Sends to a destination and waits for nothing.
   *
   * @param body text, bytes, or a value that becomes JSON
   */
  sendTo(destination: string, body: unknown, headers: MessageHeaders = {}): void {
    const { headers: written, body: content } = messageOf(body, { destination, id: "" });
    const contentType = written.get("content-type");
    this.send(frame("SEND", { destination, "content-type": contentType, ...headers }, content));
  }

  /**
   * The body of the next frame, a MESSAGE: text, bytes, or what its JSON says. Rejects when it is
   * another frame, and says which.
   */
  async nextBody(): Promise<unknown> {
    const next = await this.next();
    if (next.command === "MESSAGE") return readBody(next);
    throw new Error(`Cannot read a MESSAGE: ${described(next)} came`);
  }

  /** The next frame that was not read yet. Rejects when the connection closes before it comes. */
  async next(): Promise<Frame> {
    for (;;) {
      const next = this.#unread.shift();
      if (next !== undefined) return next;
      if (this.#gone || this.#close !== undefined) {
        throw new Error(`Cannot read a frame: the connection is closed (${this.#close?.code})`);
      }
      await new Promise<void>((resolve) => this.#wake = resolve);
    }
  }

  /** The frames that have come and were not read yet, when the server has nothing left to do. */
  async rest(): Promise<readonly Frame[]> {
    // Frames are handled in promises and leave at the end of a turn of the event loop.
    for (let turn = 0; turn < 4; turn++) await setImmediate();
    return this.#unread.splice(0);
  }

  /** Goes, without a word, as when the network breaks. Twice does nothing. */
  close(): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#receiver.closed();
    this.#wake();
  }

  async #sendForReceipt({ command, headers }: Frame): Promise<void> {
    const receipt = `receipt-${this.#count++}`;
    this.send(frame(command, [...headers, ["receipt", receipt]]));
    const before: Frame[] = [];
    for (;;) {
      const next = await this.next();
      if (next.command === "RECEIPT" && next.headers.get("receipt-id") === receipt) break;
      if (next.command === "ERROR") throw new Error(`Cannot ${command}: ${described(next)} came`);
      before.push(next);
    }
    this.#unread.unshift(...before);
  }

  #take(data: string | Uint8Array): void {
    this.messages.push(data);
    if (this.stuck) this.#unreadBytes += typeof data === "string" ? utf8(data) : data.length;
    this.#decoder.push(data);
    for (;;) {
      const next = this.#decoder.next();
      if (next.kind === "need-more") break;
      if (next.kind === "broken") throw next.error;
      if (next.kind === "heart-beat") this.heartBeats++;
      else this.#read(next.frame);
    }
    this.#wake();
  }

  #read(frame: Frame): void {
    if (frame.command === "CONNECTED") {
      this.#decoder.version = versionOf(frame.headers.get("version"));
    }
    this.#unread.push(frame);
  }
}

function described(frame: Frame): string {
  const { command, headers } = frame;
  const what = headers.get("message") ?? headers.get("receipt-id") ?? bodyText(frame);
  return `${command} ${JSON.stringify(what)}`;
}

function utf8(text: string): number {
  return new TextEncoder().encode(text).length;
}

function versionOf(header: string | undefined): Version {
  return VERSIONS.find((version) => version === header) ?? "1.0";
}
