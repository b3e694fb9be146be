/**
 * Makes @stomp/stompjs smaller than its source: without the lines it writes for debugging, which
 * nobody reads in a page, and without the timer for heart-beats of the client, which the widget
 * never owes.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

const SOURCES = /[\\/]@stomp[\\/]stompjs[\\/]esm6[\\/][^\\/]+\.js$/;
const TICKER = /[\\/]ticker\.js$/;
/** A statement of its own line that only tells the debugger something. */
const DEBUGGING = /^[ \t]*(?:this\._?)?debug\(.*\);[ \t]*$/gm;

/** Leaves out of stompjs what the widget does not use. */
export function slimStompjs(): Plugin {
  return {
    name: "slim-stompjs",
    setup({ onLoad }) {
      onLoad({ filter: SOURCES }, async ({ path }) => ({
        contents: TICKER.test(path)
          ? "export class Ticker {}"
          : withoutDebugging(await readFile(path, "utf8")),
        loader: "js",
      }));
    },
  };
}

/** The source without its statements that only debug. */
export function withoutDebugging(source: string): string {
  return source.replace(DEBUGGING, "");
}
