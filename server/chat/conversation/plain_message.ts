/**
 * A message's text without the marks of Markdown, for whoever reads it elsewhere: in a feed, in a
 * mail.
 *
 * @module
 */
import { parseMarkdown } from "../../../shared/markdown/block.ts";
import { parseInline } from "../../../shared/markdown/inline.ts";
import type { Inline, Link } from "../../../shared/markdown/node.ts";
import { plainText } from "../../../shared/markdown/plain_text.ts";
import { textOf } from "../../../shared/markdown/text.ts";

/** The text as one would read it aloud, with the addresses of links, which nobody can click there. */
export function plainMessage(text: string): string {
  return plainText(parseMarkdown(text, (line) => parseInline(line, URL).flatMap(withAddress)));
}

/** A node, and where it leads if its text does not say so. */
function withAddress(node: Inline): readonly Inline[] {
  if (typeof node === "string" || node.kind === "code") return [node];
  if (node.kind !== "link") return [{ ...node, children: node.children.flatMap(withAddress) }];
  return saysWhere(node) ? [node] : [...node.children, ` (${node.href})`];
}

/** Whether the text of a link is its address; only its host is not, where there is more to it. */
function saysWhere({ host, href, children }: Link): boolean {
  return host === undefined &&
    (/^(?:mailto:|https?:\/\/[^/?#]+\/?$)/.test(href) || textOf(children).includes("/"));
}
