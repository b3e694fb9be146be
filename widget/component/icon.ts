/**
 * The drawings. All of them decorate: what they mean is also said in words.
 *
 * @module
 */
import { html, type TemplateResult } from "lit";

/** Closes the panel. */
export const CROSS = "m5 5 10 10M15 5 5 15";
/** What one can do. */
export const MORE = "M4.5 9.6a.4.4 0 1 0 .01 0M10 9.6a.4.4 0 1 0 .01 0M15.5 9.6a.4.4 0 1 0 .01 0";
/** Leads back. */
export const BACK = "M12 5 7 10l5 5";

/** Only two can read it. */
export const LOCK = "M6 9h8v7H6zM7.5 9V6.5a2.5 2.5 0 0 1 5 0V9";
/** Everybody can read it. */
export const EVERYONE = "M10 4a6 6 0 1 0 .01 0M4 10h12M10 4q5 6 0 12q-5-6 0-12";

/** A small drawing in the colour of the text. @param path as an SVG path on a field of 20 × 20 */
export function icon(path: string): TemplateResult {
  return html`
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path d=${path}></path>
    </svg>
  `;
}

/** Lines of a post with a note in their margin. */
export function margin(): TemplateResult {
  return html`
    <svg class="margin" viewBox="0 0 120 64" aria-hidden="true">
      <path d="M2 8h66M2 20h58M2 32h66M2 44h62M2 56h38"></path>
      <path class="note" d="M84 20v24M94 25h24M94 38h14"></path>
    </svg>
  `;
}
