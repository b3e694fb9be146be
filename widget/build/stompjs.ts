/**
 * Makes what the widget uses of @stomp/stompjs smaller, its parser and its frames: takes out the
 * methods for what the widget never does, and lets names be shortened that only the library and its
 * caller know.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

/**
 * Names of members and of settings of a frame. None of them is a browser's, and none is in a body
 * on the wire.
 */
export const STOMPJS_NAMES = new RegExp(
  `^(?:${
    [
      "_[a-zA-Z]\\w*",
      "(?:is)?[bB]inaryBody",
      "(?:escapeHeaderValues|skipContentLengthHeader|serializeCmdAndHeaders|hdrValue\\w+)",
      "(?:fromRawFrame|marshall|parseChunk|onIncomingPing|isBodyEmpty|bodyLength)",
    ].join("|")
  })$`,
);

/** A method for frames of octets, which the widget does not write, up to the brace that closes it. */
const UNUSED = /^ {4}(?:static )?(?:toUnit8Array|toString)\(.*\) \{\n(?: {8}.*\n)* {4}\}\n/gm;

/** Takes out of the library what the widget has no use for. */
export const slimStompjs: Plugin = {
  name: "slim-stompjs",
  setup({ onLoad }) {
    onLoad({ filter: /@stomp[\\/]stompjs[\\/]esm6[\\/]frame-impl\.js$/ }, async ({ path }) => ({
      contents: withoutUnused(await readFile(path, "utf8")),
      loader: "js",
    }));
  },
};

/** The source of a class without the methods for frames of octets. */
export function withoutUnused(source: string): string {
  return source.replace(UNUSED, "");
}
