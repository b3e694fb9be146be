/**
 * What carries STOMP's frames: a WebSocket, or what stands for one where none gets through.
 *
 * @module
 */

/** A socket, as one writes to it. */
export interface StompSocket {
  send(text: string): void;
  close(): void;
}

/** What is told about a socket. */
export interface SocketEvents {
  opened(): void;
  heard(data: string | ArrayBuffer): void;
  /** It has ended, or never came to be. @param code RFC 6455 §7.4.1 */
  closed(code: number): void;
}

/** Begins to open a socket. */
export type OpenSocket = (events: SocketEvents) => StompSocket;

/** Opens WebSockets to a STOMP endpoint. @param url `ws:` or `wss:` */
export function webSocketTo(url: URL): OpenSocket {
  return (events) => {
    const socket = new WebSocket(url, "v12.stomp");
    socket.binaryType = "arraybuffer";
    socket.onopen = () => events.opened();
    socket.onmessage = ({ data }) => events.heard(data);
    socket.onclose = ({ code }) => events.closed(code);
    return socket;
  };
}
