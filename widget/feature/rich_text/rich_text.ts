/**
 * A message's text with its Markdown, as templates: no text ever becomes markup by itself.
 *
 * @module
 */
import { html, type TemplateResult } from "lit";

/** The text as it is shown. */
export function renderRichText(text: string): TemplateResult {
  return html`${text}`;
}
