/**
 * The parser inside `@stomp/stompjs`, which the package keeps to itself, to compare ours with.
 *
 * @module
 */
import type { HeaderEntry } from "../../shared/stomp/header.ts";

/** A frame as that parser gives it: header text still escaped. */
export interface RawFrame {
  readonly command: string;
  readonly headers: readonly HeaderEntry[];
  readonly binaryBody: Uint8Array;
}

interface StompJsParser {
  parseChunk(chunk: string | Uint8Array): void;
}

const url = new URL("../esm6/parser.js", import.meta.resolve("@stomp/stompjs"));

/** Makes one; it tells frames and heart-beats by calling back. */
export const { Parser: StompJsParser }: {
  readonly Parser: new (
    onFrame: (frame: RawFrame) => void,
    onHeartBeat: () => void,
  ) => StompJsParser;
} = await import(url.href);
