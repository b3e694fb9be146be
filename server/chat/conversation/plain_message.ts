/**
 * A message's text without the marks of Markdown, for whoever reads it elsewhere: in a feed, in a
 * mail.
 *
 * @module
 */
import { parseMarkdown } from "../../../shared/markdown/block.ts";
import { parseInline } from "../../../shared/markdown/inline.ts";
import { plainText } from "../../../shared/markdown/plain_text.ts";

/** The text as one would read it aloud. */
export function plainMessage(text: string): string {
  return plainText(parseMarkdown(text, (line) => parseInline(line, URL)));
}
