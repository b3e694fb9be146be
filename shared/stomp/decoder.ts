/**
 * From chunks to frames: resumable wherever a chunk ends, and bounded before anything is kept.
 *
 * "Not yet" is an outcome of its own, no fault. Headers and body are scanned once, however small the
 * chunks are.
 *
 * @module
 */
import { ChunkBuffer } from "./chunk_buffer.ts";
import {
  loneCarriageReturn,
  noNulAfterBody,
  tooBig,
  unexpectedBody,
  unknownCommand,
} from "./decoding_fault.ts";
import { StompError } from "./error.ts";
import { type Command, COMMANDS, type Frame } from "./frame.ts";
import { DEFAULT_LIMITS, type FrameLimits } from "./frame_limit.ts";
import { announcedLength, commandAt, headerText, MAX_COMMAND_BYTES, parseHeaders } from "./head.ts";
import type { FrameHeaders } from "./header.ts";
import type { Version } from "./version.ts";

export { CONNECT_LIMITS, DEFAULT_LIMITS, type FrameLimits } from "./frame_limit.ts";

/** What the next octets are. */
export type Decoded =
  | { readonly kind: "frame"; readonly frame: Frame }
  /**
   * One line end between frames. Some peers write one behind every frame, so this is a sign of life
   * like any other octet and no more.
   */
  | { readonly kind: "heart-beat" }
  | { readonly kind: "need-more" }
  | {
    readonly kind: "broken";
    readonly error: StompError;
    /** The `receipt` header of the frame that is no good, where its headers are. */
    readonly receipt?: string | undefined;
  };

/** What a {@linkcode FrameDecoder} starts with. */
export interface FrameDecoderOptions {
  /** Without it {@linkcode DEFAULT_LIMITS}. */
  readonly limits?: FrameLimits;
  /** Without it none is agreed yet: nothing is unescaped. */
  readonly version?: Version;
  /** Whose frames these are; a command that only the other side sends is then unknown. */
  readonly from?: "client" | "server";
}

/** A frame whose header lines are still arriving. Offsets count from the frame's first octet. */
interface Head {
  readonly command: Command;
  /** Where the header lines begin. */
  readonly start: number;
  lineStart: number;
  /** Octets that were looked at. */
  seen: number;
  /** Whole header lines among them. */
  lines: number;
  /** Every bit that was set in any of them: below 0x80 the text is ASCII. */
  bits: number;
}

/** A frame whose body is still arriving. Offsets count from the frame's first octet. */
interface Body {
  readonly command: Command;
  readonly headers: FrameHeaders;
  readonly start: number;
  /** In octets; `undefined` when the first NUL ends it. */
  readonly length: number | undefined;
  /** Octets that were looked at. */
  seen: number;
}

const NUL = 0;
const LF = 10;
const CR = 13;
const CRLF_BYTES = 2;
const NO_BODY = new Uint8Array(0);
const HEART_BEAT: Decoded = { kind: "heart-beat" };
const NEED_MORE: Decoded = { kind: "need-more" };

/**
 * Reads the frames of one connection.
 *
 * @example
 * ```ts
 * import { FrameDecoder } from "./decoder.ts";
 * const decoder = new FrameDecoder({ version: "1.2", from: "client" });
 * decoder.push("SEND\ndestination:/app/hel");
 * console.assert(decoder.next().kind === "need-more");
 * decoder.push("lo\n\nhi\0\n");
 * const first = decoder.next();
 * console.assert(first.kind === "frame" && first.frame.headers.get("destination") === "/app/hello");
 * console.assert(decoder.next().kind === "heart-beat");
 * console.assert(decoder.next().kind === "need-more");
 * ```
 */
export class FrameDecoder {
  /** By whose rules headers are read; set it when one was agreed, before the next {@linkcode next}. */
  version: Version | undefined;
  /** May be changed before any {@linkcode next}. */
  limits: FrameLimits;
  readonly #from: "client" | "server" | undefined;
  readonly #buffer = new ChunkBuffer();
  /** What is being read; between frames nothing. */
  #head: Head | undefined;
  #body: Body | undefined;
  #broken: Decoded | undefined;

  /** A decoder at the beginning of a connection, or with `version` after it was agreed. */
  constructor(options: FrameDecoderOptions = {}) {
    this.limits = options.limits ?? DEFAULT_LIMITS;
    this.version = options.version;
    this.#from = options.from;
  }

  /** Octets that were pushed and are not part of an outcome yet. */
  get waitingBytes(): number {
    return this.#buffer.end - this.#buffer.start;
  }

  /** The room held for them, in octets; none when nothing waits and all was read. */
  get heldBytes(): number {
    return this.#buffer.bytes.length;
  }

  /**
   * Remembers a chunk. Bytes are handed over and must not change: bodies are views of them.
   *
   * @param chunk cut anywhere, even, when the next is text too, inside a surrogate pair
   */
  push(chunk: string | Uint8Array): void {
    if (this.#broken === undefined) this.#buffer.append(chunk);
  }

  /** Reads on. After `broken` it is always the same `broken`. */
  next(): Decoded {
    if (this.#broken !== undefined) return this.#broken;
    try {
      const decoded = this.#read();
      if (decoded === NEED_MORE) this.#buffer.settle();
      return decoded;
    } catch (error) {
      if (!(error instanceof StompError)) throw error;
      const receipt = this.#body?.headers.get("receipt");
      this.#buffer.clear();
      this.#head = this.#body = undefined;
      return this.#broken = { kind: "broken", error, ...receipt !== undefined && { receipt } };
    }
  }

  #read(): Decoded {
    if (this.#body === undefined) {
      if (this.#head === undefined) {
        const between = this.#readBetweenFrames();
        if (between !== undefined) return between;
        this.#head = this.#readCommand();
        if (this.#head === undefined) return NEED_MORE;
      }
      this.#body = this.#readHeaders(this.#head);
      if (this.#body === undefined) return NEED_MORE;
      this.#head = undefined;
    }
    const frame = this.#readBody(this.#body);
    if (frame === undefined) return NEED_MORE;
    this.#body = undefined;
    return { kind: "frame", frame };
  }

  /**
   * STOMP 1.2, "Augmented BNF" and "Heart-beating": any number of line ends between frames. NULs are
   * tolerated there. `undefined` where a frame begins.
   */
  #readBetweenFrames(): Decoded | undefined {
    const buffer = this.#buffer;
    for (; buffer.start < buffer.end; buffer.start++) {
      const octet = buffer.bytes[buffer.start];
      if (octet === NUL) continue;
      if (octet === CR) {
        if (buffer.start + 1 === buffer.end) return NEED_MORE;
        if (buffer.bytes[buffer.start + 1] === LF) continue;
        throw loneCarriageReturn("between frames");
      }
      if (octet !== LF) return undefined;
      buffer.start++;
      return HEART_BEAT;
    }
    return NEED_MORE;
  }

  #readCommand(): Head | undefined {
    const { bytes, start, end } = this.#buffer;
    // A line that is no command is refused at once, however long it may get.
    const longest = start + MAX_COMMAND_BYTES + CRLF_BYTES;
    const stop = Math.min(end, longest);
    let at = start;
    while (at < stop && bytes[at] !== LF) at++;
    if (at === stop && stop < longest) return undefined;
    const name = { start, end: bytes[at - 1] === CR ? at - 1 : at };
    const command = commandAt(bytes, name);
    if (command === undefined || !this.#mayCome(command)) {
      throw unknownCommand(bytes.subarray(name.start, name.end), this.#from);
    }
    const lineStart = at + 1 - start;
    return { command, start: lineStart, lineStart, seen: lineStart, lines: 0, bits: 0 };
  }

  #mayCome(command: Command): boolean {
    return this.#from === undefined || this.#from === COMMANDS[command].sentBy;
  }

  /** Reads on to the empty line below the headers. */
  #readHeaders(head: Head): Body | undefined {
    const { command } = head;
    const { bytes, start, end } = this.#buffer;
    const { maxHeaders, maxHeaderLineBytes, maxFrameBytes } = this.limits;
    const stop = start + Math.min(end - start, maxFrameBytes);
    let lineStart = start + head.lineStart;
    let bits = head.bits;
    for (let at = start + head.seen;; at++) {
      let octet = LF;
      while (at < stop && (octet = bytes[at] as number) !== LF) {
        bits |= octet;
        at++;
      }
      if (at >= stop) break;
      const length = at - lineStart;
      if (length === 0 || (length === 1 && bytes[lineStart] === CR)) {
        const linesStart = start + head.start;
        const text = bits < 0x80
          ? this.#buffer.asciiText(linesStart, lineStart)
          : headerText(bytes.subarray(linesStart, lineStart), command);
        const headers = parseHeaders(text, { command, version: this.version });
        const bodyStart = at + 1 - start;
        const length = announcedLength(command, headers);
        return { command, headers, start: bodyStart, length, seen: bodyStart };
      }
      if (length > maxHeaderLineBytes) break;
      if (++head.lines > maxHeaders) {
        throw tooBig(`the headers of ${command}`, `${maxHeaders} lines`);
      }
      lineStart = at + 1;
    }
    if (stop - lineStart > maxHeaderLineBytes) {
      const line = `header line ${head.lines + 1} of ${command}`;
      throw tooBig(line, `${maxHeaderLineBytes} octets`);
    }
    if (stop - start === maxFrameBytes) {
      throw tooBig(`the frame ${command}`, `${maxFrameBytes} octets`);
    }
    head.lineStart = lineStart - start;
    head.seen = stop - start;
    head.bits = bits;
    return undefined;
  }

  /** Reads on to the NUL that ends the frame. */
  #readBody(body: Body): Frame | undefined {
    const { command, headers, start, length } = body;
    const { maxBodyBytes, maxFrameBytes } = this.limits;
    const buffer = this.#buffer;
    const available = buffer.end - buffer.start;
    const nul = length === undefined ? this.#findNul(body.seen) : start + length;
    const lastNul = Math.min(start + maxBodyBytes, maxFrameBytes - 1);
    if (nul > lastNul) {
      throw lastNul < start + maxBodyBytes
        ? tooBig(`the frame ${command}`, `${maxFrameBytes} octets`)
        : tooBig(`the body of ${command}`, `${maxBodyBytes} octets`);
    }
    if (nul >= available) {
      body.seen = available;
      return undefined;
    }
    const frameStart = buffer.start;
    if (buffer.bytes[frameStart + nul] !== NUL) {
      throw COMMANDS[command].mayHaveBody
        ? noNulAfterBody(command, nul - start)
        : unexpectedBody(command);
    }
    buffer.start += nul + 1;
    const octets = nul === start ? NO_BODY : buffer.view(frameStart + start, frameStart + nul);
    return { command, headers, body: octets };
  }

  /** Where the next NUL is, or would be at the earliest. */
  #findNul(seen: number): number {
    const { bytes, start, end } = this.#buffer;
    const found = bytes.indexOf(NUL, start + seen);
    return (found === -1 ? end : Math.min(found, end)) - start;
  }
}
