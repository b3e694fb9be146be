/**
 * Makes @stomp/stompjs smaller, by a third: takes out what the widget has no use for, and lets names
 * be shortened that only the library and its caller know.
 *
 * The widget gives it no function for debugging, so what it would say there goes; and the widget
 * sends no heart-beat, so the timers of one go.
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

/** Takes out of the library what the widget has no use for. */
export const slimStompjs: Plugin = {
  name: "slim-stompjs",
  setup({ onLoad }) {
    onLoad({ filter: /@stomp[\\/]stompjs[\\/]esm6[\\/][\w-]+\.js$/ }, async ({ path }) => {
      if (path.endsWith("ticker.js")) return { contents: "export class Ticker {}", loader: "js" };
      return { contents: withoutDebug(await readFile(path, "utf8")), loader: "js" };
    });
  },
};

/** The source without the statements that only debug. */
export function withoutDebug(source: string): string {
  return source.replace(DEBUG, "");
}
