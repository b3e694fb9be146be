/**
 * What a server has counted since it started.
 *
 * @module
 */

/** Counts that only rise. */
export interface Counters {
  /** Connections accepted. */
  connections: number;
  /** Connections refused before they opened: wrong origin, or the endpoint's own refusal. */
  handshakesRefused: number;
  /** Frames taken from clients. */
  framesReceived: number;
  /** MESSAGE frames handed to sessions. */
  messagesDelivered: number;
  /** Requests refused while their session lived on. */
  requestsRefused: number;
  /** ERROR frames sent. */
  errorsSent: number;
  /** Messages that gave way to newer ones because a client read too slowly. */
  messagesDropped: number;
  /** Messages that left a queue unacknowledged: too old, too many, or redelivered too often. */
  deadLetters: number;
  /** Sessions closed because they read, or acknowledged, too slowly. */
  slowConsumers: number;
}

/** All at zero. */
export function newCounters(): Counters {
  return {
    connections: 0,
    handshakesRefused: 0,
    framesReceived: 0,
    messagesDelivered: 0,
    requestsRefused: 0,
    errorsSent: 0,
    messagesDropped: 0,
    deadLetters: 0,
    slowConsumers: 0,
  };
}
