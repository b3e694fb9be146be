/**
 * The looks of a feature come with it, and go where it is shown.
 *
 * @module
 */
import type { CSSResult } from "lit";
import type { Later } from "./later.ts";

/** A feature that brings its own sheet along. */
export interface Styled {
  readonly css?: CSSResult;
}

/**
 * Puts a feature's sheet behind those of the shadow root, or the page, a node is in; once. One that
 * was taken off the page meanwhile needs none.
 */
export function adoptSheet(node: Node, { styleSheet }: CSSResult): void {
  const root = node.getRootNode() as Partial<DocumentOrShadowRoot>;
  const sheets = root.adoptedStyleSheets;
  if (styleSheet && sheets?.includes(styleSheet) === false) {
    root.adoptedStyleSheets = [...sheets, styleSheet];
  }
}

/** A feature with its looks on, if it is there; otherwise it is loaded, and `arrived` told of it. */
export function dressed<Part extends object>(
  feature: Later<Part & Styled>,
  node: Node,
  arrived: () => void,
): Part | undefined {
  const part = feature.get(arrived);
  if (part?.css !== undefined) adoptSheet(node, part.css);
  return part;
}

/** The same, once it has been loaded. Rejects when it cannot be. */
export async function loadDressed<Part extends object>(
  feature: Later<Part & Styled>,
  node: Node,
): Promise<Part> {
  const part = await feature.load();
  if (part.css !== undefined) adoptSheet(node, part.css);
  return part;
}
