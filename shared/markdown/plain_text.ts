/**
 * Markdown without its marks, to be spoken or pasted.
 *
 * @module
 */
import type { Block } from "./node.ts";
import { textOf } from "./text.ts";

/**
 * The text of some blocks.
 *
 * @example
 * ```ts
 * import { parseMarkdown } from "./block.ts";
 * import { parseInline } from "./inline.ts";
 * import { plainText } from "./plain_text.ts";
 * const blocks = parseMarkdown("> **Yes**", (line) => parseInline(line, URL));
 * console.assert(plainText(blocks) === "Yes");
 * ```
 */
export function plainText(blocks: readonly Block[]): string {
  return textOfBlocks(blocks, "\n\n");
}

function textOfBlocks(blocks: readonly Block[], between: string): string {
  return blocks.map((block) => {
    if (block.kind === "paragraph") return textOf(block.children);
    if (block.kind === "code-block") return block.text;
    if (block.kind === "quote") return textOfBlocks(block.children, between);
    const { start, items } = block;
    return items.map((item, index) => {
      const text = textOfBlocks(item, "\n").replaceAll("\n", "\n  ");
      return `${start === undefined ? "•" : `${start + index}.`} ${text}`;
    }).join("\n");
  }).join(between);
}
