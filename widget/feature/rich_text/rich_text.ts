/**
 * A message's text with its Markdown, as templates: no text ever becomes markup by itself.
 *
 * @module
 */
import { html } from "lit";
import { parseInline } from "../../../shared/markdown/inline.ts";
import type { Inline, Link } from "../../../shared/markdown/node.ts";
import { textOf } from "../../../shared/markdown/text.ts";
import { Later } from "../../component/later.ts";
import type { ViewContext } from "../contract.ts";
import type { Part } from "./blocks.ts";
import { richTextStyle } from "./style.ts";

const blocks = new Later(() => import("./blocks.ts"));
/** Lists, quotes, headings and fences begin so; most texts have none of them. */
const BLOCK = /^ *(?:(?:[-*+]|\d{1,9}[.)]) {1,4}\S|>|#{1,6} |```|~~~)/m;
/** Nobody who is linked to learns whence, and no search engine counts it for them. */
const REL = "noopener noreferrer nofollow ugc";

export { richTextStyle as css };

/** What has been read stays read, so that drawing again costs little. */
const read = new Map<string, readonly Inline[]>();
const MAX_READ = 1_000;

/** The text as it is shown; letter by letter where there is no Markdown in it. */
export function renderRichText(text: string, context: ViewContext): readonly Part[] | Part {
  const { view } = context;
  const part = BLOCK.test(text) ? blocks.get(() => view.requestUpdate()) : undefined;
  return part?.drawBlocks(text, { inline, drawLine, context }) ?? drawLine(inline(text));
}

/** The text without its marks; those of blocks stay until what reads them is there. */
export function plainText(text: string, arrived: () => void): string {
  const part = BLOCK.test(text) ? blocks.get(arrived) : undefined;
  return part?.plainTextOf(text, inline) ?? textOf(inline(text));
}

/** Loads what it takes to read these texts. */
export async function prepare(texts: readonly string[]): Promise<void> {
  if (texts.some((text) => BLOCK.test(text))) await blocks.load();
}

function inline(text: string): readonly Inline[] {
  const known = read.get(text);
  if (known !== undefined) return known;
  const nodes = parseInline(text, URL);
  if (read.size === MAX_READ) read.clear();
  read.set(text, nodes);
  return nodes;
}

function drawLine(nodes: readonly Inline[]): readonly Part[] {
  return nodes.map((node) => {
    if (typeof node === "string") return node;
    switch (node.kind) {
      case "code":
        return html`<code dir="ltr">${node.text}</code>`;
      case "link":
        return drawLink(node);
      case "strong":
        return html`<strong>${drawLine(node.children)}</strong>`;
      case "emphasis":
        return html`<em>${drawLine(node.children)}</em>`;
      case "strike":
        return html`<s>${drawLine(node.children)}</s>`;
    }
  });
}

function drawLink({ href, host, children }: Link): Part {
  const text = drawLine(children);
  const where = host === undefined ? "" : html`<span class="host"> (${host})</span>`;
  return html`<a href=${href} target="_blank" rel=${REL}>${text}${where}</a>`;
}
