/**
 * The port between a transport and the STOMP server: what the server needs of a connection, what it
 * gives back, and what is known of the request that opened it.
 *
 * @module
 */

/** One open connection, whatever carries it. */
export interface Connection {
  /**
   * Sends one message, in order. Never throws for a connection that has gone.
   *
   * @param data text as a text message, bytes as a binary one
   */
  send(data: string | Uint8Array): void;
  /**
   * Closes. What was sent before leaves first.
   *
   * @param code a WebSocket close code
   * @param reason at most 123 bytes of UTF-8
   */
  close(code: number, reason: string): void;
  /** Bytes that were sent and have not left the process yet. */
  readonly bufferedBytes: number;
  /**
   * Whoever uses the connection sends heart-beats of its own from now on, so the transport need not.
   * Absent where the transport sends none.
   */
  stopHeartBeats?(): void;
}

/** Where a transport puts what happens on its connection. None of it throws. */
export interface Receiver {
  /** Something arrived; it may hold a part of a frame or several frames. */
  receive(chunk: string | Uint8Array): void;
  /** The connection has gone, however it went. Telling it twice does nothing. */
  closed(): void;
}

/** What is known of a request besides itself; `Deno.serve` hands it in. */
export interface RequestInfo {
  /** The other end of the connection. */
  readonly remoteAddr: Deno.Addr;
}

/** What the request that opened a connection told. */
export interface Handshake {
  /** The path of the endpoint, as in `/stomp`. */
  readonly endpoint: string;
  /** The `Origin` header; browsers always send one. */
  readonly origin: string | null;
  /** Of the request. */
  readonly headers: Headers;
  /** The other end of the connection: a proxy's address, if there is a proxy. */
  readonly remoteAddress: string;
  /** What the endpoint's `handshake` hook returned. */
  readonly attributes: Readonly<Record<string, unknown>>;
}
