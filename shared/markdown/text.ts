/**
 * The text of a line with Markdown.
 *
 * @module
 */
import type { Inline } from "./node.ts";

/** The text of what stands within lines, without its marks. */
export function textOf(nodes: readonly Inline[]): string {
  return nodes.map((node) =>
    typeof node === "string" ? node : node.kind === "code" ? node.text : textOf(node.children)
  ).join("");
}
