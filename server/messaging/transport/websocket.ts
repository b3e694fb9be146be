/**
 * Connections over the WebSockets of Deno.
 *
 * An exception in a socket's callback would end the process, so each callback catches; and the
 * platform's quirks end here: an abrupt end is an `error`, then a `close` with code 0, and after an
 * unanswered ping `close` comes twice.
 *
 * @module
 */
import type { Log } from "../log.ts";
import type { Connection, Receiver } from "./connection.ts";
import { type Guard, guardOf } from "./guard.ts";

/** Seconds until a peer that answers no ping is given up; pings are sent after half of it. */
const IDLE_TIMEOUT_SECONDS = 30;

/** How a WebSocket is opened. */
export interface UpgradeOptions {
  /** Called when the connection is open. */
  readonly accept: (connection: Connection) => Receiver;
  /** The sub-protocol to answer, one of those that were offered; `undefined`: none. */
  readonly protocol?: string | undefined;
  readonly log: Log;
}

/**
 * Answers an upgrade request.
 *
 * @returns 400 when the request is no proper upgrade
 */
export function upgradeWebSocket(
  request: Request,
  { accept, protocol, log }: UpgradeOptions,
): Response {
  const options = { idleTimeout: IDLE_TIMEOUT_SECONDS, ...(protocol && { protocol }) };
  let upgraded: Deno.WebSocketUpgrade;
  try {
    upgraded = Deno.upgradeWebSocket(request, options);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return new Response(`Cannot upgrade to WebSocket: ${reason}\n`, { status: 400 });
  }
  const { socket, response } = upgraded;
  const connection = new WebSocketConnection(socket);
  const guard = guardOf(connection, log);
  socket.onopen = () =>
    guard(() => {
      // What was needed to open is not kept for as long as the connection lasts.
      socket.onopen = null;
      listen(socket, accept(connection), guard);
    });
  return response;
}

function listen(socket: WebSocket, receiver: Receiver, guard: Guard): void {
  socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) =>
    guard(() => receiver.receive(typeof data === "string" ? data : new Uint8Array(data)));
  socket.onclose = () => guard(() => receiver.closed());
}

class WebSocketConnection implements Connection {
  readonly #socket: WebSocket;

  constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  get bufferedBytes(): number {
    return this.#socket.bufferedAmount;
  }

  send(data: string | Uint8Array<ArrayBuffer>): void {
    this.#socket.send(data);
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }
}
