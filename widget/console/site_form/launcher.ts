/**
 * How the launcher shall be: a part of the tag, which no server knows. What was chosen stays in the
 * author's browser, so that the tag is the same when they come back to it.
 *
 * @module
 */

/** See the head of this file. */
export interface Launcher {
  /** The corner; `end` is right where one writes from left to right. */
  readonly side: "end" | "start";
  /** What it says; empty: its own word, in the reader's language. */
  readonly label: string;
}

const KEY = "small-talk:launcher";
const DEFAULT: Launcher = { side: "end", label: "" };

/** What was chosen last, in this browser. */
export function keptLauncher(): Launcher {
  try {
    const { side, label }: Partial<Record<string, unknown>> = Object(
      JSON.parse(localStorage.getItem(KEY) ?? "{}"),
    );
    return {
      side: side === "start" ? "start" : "end",
      label: typeof label === "string" ? label : "",
    };
  } catch {
    return DEFAULT;
  }
}

/** Keeps what is chosen, where the browser keeps anything. */
export function keepLauncher(launcher: Launcher): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(launcher));
  } catch {
    // Then it is chosen again.
  }
}
