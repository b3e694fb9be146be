/**
 * As little as can stand for a STOMP server, so that what it costs is the platform's price: answers
 * CONNECT, remembers who subscribes, and takes any other frame to each of them, one `send` each.
 *
 * @module
 */

/** @typedef {{ send(text: string): void }} Socket what both platforms' sockets have */

/** @type {Set<Socket>} */
const subscribers = new Set();
let messages = 0;

/**
 * @param {Socket} socket
 * @param {string} text one WebSocket message, which is one frame
 */
export function receive(socket, text) {
  if (text.startsWith("CONNECT")) return socket.send("CONNECTED\nversion:1.2\n\n\0");
  if (text.startsWith("SUBSCRIBE")) return subscribers.add(socket);
  const message =
    `MESSAGE\nsubscription:1\ndestination:/topic/bench\nmessage-id:raw-${++messages}` +
    `\ncontent-length:200${text.slice(text.indexOf("\n\n"))}`;
  for (const subscriber of subscribers) subscriber.send(message);
}

/** @param {Socket} socket */
export function forget(socket) {
  subscribers.delete(socket);
}
