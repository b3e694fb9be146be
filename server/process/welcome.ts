/**
 * What a started server says to whoever started it.
 *
 * @module
 */

import type { StoreConfig } from "../setting/store_setting.ts";

/** What there is to say. */
export interface Welcome {
  readonly publicUrl: string;
  /** Where the author signs in for the first time; only when nobody has. */
  readonly setUpLink: string | undefined;
  /** Where the data is kept. */
  readonly storage: StoreConfig;
}

/** A few lines: where it is, what to paste into a page, and what to do first. */
export function welcome({ publicUrl, setUpLink, storage }: Welcome): string {
  const lines = [
    `smallTalk is ready at ${publicUrl}`,
    "",
    "Paste this into a page of your blog:",
    `  <script async src="${publicUrl}/small-talk.js"></script>`,
    "",
    "Answer your readers in the console:",
    `  ${publicUrl}/console`,
  ];
  if (setUpLink !== undefined) {
    lines.push("", "Nobody is the author yet. This link works once:", `  ${setUpLink}`);
  }
  if (storage.kind === "memory") {
    lines.push("", "STORE=memory: everything that is said here is gone when the server ends.");
  }
  return lines.join("\n") + "\n";
}
