/**
 * The looks of a feature come with it, and go where it is shown.
 *
 * @module
 */
import type { CSSResult } from "lit";

/** Puts a feature's sheet behind those of the shadow root, or the page, a node is in; once. */
export function adoptSheet(node: Node, { styleSheet }: CSSResult): void {
  const root = node.getRootNode() as ShadowRoot | Document;
  if (styleSheet === undefined || root.adoptedStyleSheets.includes(styleSheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
}
