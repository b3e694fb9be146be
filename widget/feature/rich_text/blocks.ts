/**
 * Lists, quotes and code in a message. Loaded with the first text that has some.
 *
 * @module
 */
import { html, type TemplateResult } from "lit";
import { parseMarkdown, type ReadLine } from "../../../shared/markdown/block.ts";
import type { Block, Inline } from "../../../shared/markdown/node.ts";
import { plainText } from "../../../shared/markdown/plain_text.ts";
import { Later } from "../../component/later.ts";
import { adoptSheet } from "../../component/feature_style.ts";
import type { ViewContext } from "../contract.ts";
import { blockStyle } from "./block_style.ts";

/** What a piece of a text is drawn as. */
export type Part = TemplateResult | string;

/** What blocks are drawn with. */
export interface Drawing {
  readonly inline: ReadLine;
  readonly drawLine: (nodes: readonly Inline[]) => readonly Part[];
  readonly context: ViewContext;
}

const code = new Later(() => import("./code_block.ts"));
const read = new Map<string, readonly Block[]>();
const MAX_READ = 300;

/** The blocks of a text, as they are shown. */
export function drawBlocks(text: string, drawing: Drawing): Part {
  const { view } = drawing.context;
  if (view instanceof Node) adoptSheet(view, blockStyle);
  return html`<div class="rich">${draw(blocksOf(text, drawing.inline), drawing)}</div>`;
}

/** The text of them, without marks. */
export function plainTextOf(text: string, inline: ReadLine): string {
  return plainText(blocksOf(text, inline));
}

function blocksOf(text: string, inline: ReadLine): readonly Block[] {
  const known = read.get(text);
  if (known !== undefined) return known;
  const blocks = parseMarkdown(text, inline);
  if (read.size === MAX_READ) read.clear();
  read.set(text, blocks);
  return blocks;
}

function draw(blocks: readonly Block[], drawing: Drawing): readonly Part[] {
  const { drawLine, context } = drawing;
  return blocks.map((block) => {
    switch (block.kind) {
      case "paragraph":
        return html`<p dir="auto">${drawLine(block.children)}</p>`;
      case "quote":
        return html`<blockquote dir="auto">${draw(block.children, drawing)}</blockquote>`;
      case "code-block":
        return code.get(() => context.view.requestUpdate()) === undefined
          ? html`<pre dir="ltr"><code>${block.text}</code></pre>`
          : html`<small-talk-code .context=${context} .block=${block}></small-talk-code>`;
      case "list": {
        const items = block.items.map((item) => html`<li>${draw(item, drawing)}</li>`);
        return block.start === undefined
          ? html`<ul dir="auto">${items}</ul>`
          : html`<ol dir="auto" start=${block.start}>${items}</ol>`;
      }
    }
  });
}
