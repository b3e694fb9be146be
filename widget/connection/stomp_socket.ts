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
  /** Whole frames of STOMP. */
  heard(text: string): void;
  /** It has ended, or never came to be. @param code RFC 6455 §7.4.1, and what was said with it */
  closed(code: number, reason?: string): void;
}

/** How a socket ends that nothing gets through, while the server answers; no server says it. */
export const BLOCKED = 4901;

/** Begins to open a socket. */
export type OpenSocket = (events: SocketEvents) => StompSocket;

/** Opens WebSockets to a STOMP endpoint. @param url `ws:` or `wss:` */
export function webSocketTo(url: URL): OpenSocket {
  return (events) => {
    const socket = new WebSocket(url, "v12.stomp");
    socket.onopen = () => events.opened();
    // Only text that is not UTF-8 comes as octets; nobody says such a thing.
    socket.onmessage = ({ data }) => events.heard(String(data));
    socket.onclose = ({ code, reason }) => events.closed(code, reason);
    return socket;
  };
}
