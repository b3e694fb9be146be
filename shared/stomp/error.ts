/**
 * A fault of the peer, ready to be told to it: an ERROR frame, then a close code.
 *
 * @module
 */
import { CLOSE } from "../code.ts";

/** Which close code follows the ERROR frame; a name out of `CLOSE`. */
export type Fault = "protocol" | "refused" | "tooBig" | "ours" | "tryLater";

/**
 * The peer broke a rule. The connection ends with an ERROR frame whose `message` header is
 * {@linkcode StompError.message} and whose body is {@linkcode StompError.detail}.
 */
export class StompError extends Error {
  /** As errors have it. */
  override readonly name = "StompError";
  /** What to do about it, for a person reading a log; the ERROR frame's body. */
  readonly detail: string;
  /** Whose fault, which decides the close code. */
  readonly fault: Fault;

  /**
   * A fault, not told yet.
   *
   * @param message one short line: what is wrong and where
   * @param detail what to do about it
   */
  constructor(message: string, detail = "", fault: Fault = "protocol") {
    super(message);
    this.detail = detail;
    this.fault = fault;
  }

  /** The WebSocket close code that follows. */
  get closeCode(): number {
    return CLOSE[this.fault].code;
  }
}
