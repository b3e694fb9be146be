/**
 * Counts STOMP frames in what a server sends over a bare connection, without reading them: a frame
 * of a benchmark has one NUL, at its end. Heads of WebSocket frames, which may hold any octet, are
 * stepped over.
 *
 * @module
 */
import { OPCODE } from "../helper/raw_websocket.ts";

/** The octets of one connection, in order. */
export class MessageCounter {
  readonly #onPing: () => void;
  /** Octets of the current payload that have not come yet. */
  #payload = 0;
  #opcode = 0;
  /** Octets of a head that was cut. */
  #head: number[] = [];

  /** @param onPing the server asks whether somebody is there */
  constructor(onPing: () => void) {
    this.#onPing = onPing;
  }

  /** @returns how many STOMP frames ended in these octets */
  push(bytes: Uint8Array): number {
    let count = 0;
    for (let at = 0; at < bytes.length;) {
      if (this.#payload === 0) {
        at = this.#readHead(bytes, at);
        continue;
      }
      const end = Math.min(bytes.length, at + this.#payload);
      if (this.#opcode <= OPCODE.binary) count += nuls(bytes.subarray(at, end));
      this.#payload -= end - at;
      at = end;
    }
    return count;
  }

  /** @returns where the payload begins */
  #readHead(bytes: Uint8Array, start: number): number {
    const head = this.#head;
    for (let at = start; at < bytes.length;) {
      head.push(bytes[at++] ?? 0);
      const [first = 0, short = 0] = head;
      const wanted = head.length < 2 ? 2 : short < 126 ? 2 : short === 126 ? 4 : 10;
      if (head.length < wanted) continue;
      this.#opcode = first & 15;
      this.#payload = wanted === 2
        ? short
        : head.slice(2).reduce((length, octet) => length * 256 + octet, 0);
      this.#head = [];
      if (this.#opcode === OPCODE.ping) this.#onPing();
      return at;
    }
    return bytes.length;
  }
}

function nuls(bytes: Uint8Array): number {
  let found = 0;
  for (let at = bytes.indexOf(0); at !== -1; at = bytes.indexOf(0, at + 1)) found++;
  return found;
}
