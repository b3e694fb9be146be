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
  /** Sessions closed because they read too slowly. */
  slowReaders: number;
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
    slowReaders: 0,
  };
}
