/**
 * What a started server says to whoever started it.
 *
 * @module
 */

/** What there is to say. */
export interface Welcome {
  readonly publicUrl: string;
  /** Where the author signs in for the first time; only when nobody has. */
  readonly setUpLink: string | undefined;
}

/** A few lines: where it is, what to paste into a page, and what to do first. */
export function welcome({ publicUrl, setUpLink }: Welcome): string {
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
  return lines.join("\n") + "\n";
}
