/**
 * STOMP over the WebSockets of Deno.
 *
 * An exception in a socket's callback would end the process, so each callback catches; and the
 * platform's quirks end here: an abrupt end is an `error`, then a `close` with code 0, and after an
 * unanswered ping `close` comes twice.
 *
 * @module
 */
import { CLOSE } from "../../../shared/code.ts";
import { negotiateSubprotocol } from "../../../shared/stomp/version.ts";
import type { Log } from "../log.ts";
import type { Connection, Receiver } from "./connection.ts";

/** Seconds until a peer that answers no ping is given up; pings are sent after half of it. */
const IDLE_TIMEOUT_SECONDS = 30;

/**
 * Answers an upgrade request with the best sub-protocol that was offered, or with none if none is
 * known: CONNECT decides the version (STOMP over WebSocket has no rule for it).
 *
 * @param accept is called when the connection is open
 * @returns 400 when the request is no proper upgrade
 */
export function upgradeWebSocket(
  request: Request,
  { accept, log }: { readonly accept: (connection: Connection) => Receiver; readonly log: Log },
): Response {
  const protocol = negotiateSubprotocol(request.headers.get("sec-websocket-protocol"));
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

type Guard = (task: () => void) => void;

/** Runs tasks; one that throws costs its connection and nothing else. */
function guardOf(connection: Connection, log: Log): Guard {
  return (task) => {
    try {
      task();
    } catch (error) {
      log({ kind: "fault", error });
      connection.close(CLOSE.ours.code, "something broke on the server");
    }
  };
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
