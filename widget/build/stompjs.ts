/**
 * Makes @stomp/stompjs smaller, by a third: takes out what the widget has no use for, and lets names
 * be shortened that only the library and its caller know.
 *
 * The widget gives it no function for debugging, so what it would say there goes; the widget sends
 * no heart-beat, so the timers of one go; and so do the methods for what it never does: transactions
 * and acknowledgements.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

/**
 * Names of its settings, its methods and its private members. None of them is a browser's, and none
 * is in a body on the wire.
 */
export const STOMPJS_NAMES = new RegExp(
  `^(?:${
    [
      "_[a-zA-Z]\\w*",
      "heartbeat[A-Z]\\w*",
      "on(?:Connect|Disconnect|StompError|ChangeState|Heartbeat\\w+|Unhandled\\w+|WebSocket\\w+)",
      "(?:dis)?connectHeaders",
      "(?:is)?[bB]inaryBody",
      "(?:escapeHeaderValues|skipContentLengthHeader|serializeCmdAndHeaders|hdrValue\\w+)",
      "(?:splitLargeFrames|maxWebSocketChunkSize|forceBinaryWSFrames|appendMissingNULLonIncoming)",
      "(?:discardWebsocketOnCommFailure|logRawCommunication|watchForReceipt|stompVersions)",
      "(?:reconnectDelay|maxReconnectDelay|reconnectTimeMode|connectionTimeout|brokerURL)",
    ].join("|")
  })$`,
);

/** A statement on a line of its own. */
const DEBUG = /^\s*(?:this\._?)?debug\(.*\);$/gm;

/** A method, indented by four, up to the brace that closes it. */
const UNUSED = /^ {4}(?:begin|commit|abort|ack|nack)\(.*\) \{\n(?: {8}.*\n)* {4}\}\n/gm;

/** Takes out of the library what the widget has no use for. */
export const slimStompjs: Plugin = {
  name: "slim-stompjs",
  setup({ onLoad }) {
    onLoad({ filter: /@stomp[\\/]stompjs[\\/]esm6[\\/][\w-]+\.js$/ }, async ({ path }) => {
      if (path.endsWith("ticker.js")) return { contents: "export class Ticker {}", loader: "js" };
      const source = await readFile(path, "utf8");
      return { contents: withoutUnused(withoutDebug(source)), loader: "js" };
    });
  },
};

/** The source without the statements that only debug. */
export function withoutDebug(source: string): string {
  return source.replace(DEBUG, "");
}

/** The source of a class without the methods for transactions and acknowledgements. */
export function withoutUnused(source: string): string {
  return source.replace(UNUSED, "");
}
