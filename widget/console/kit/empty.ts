/**
 * What stands where there is nothing yet: what it is for, and what to do.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import { margin } from "../../component/icon.ts";

/** What is said. */
export interface Empty {
  readonly title?: string;
  readonly text: string;
  /** What can be done, such as a button. */
  readonly action?: TemplateResult;
}

/** A drawing and a sentence, in the middle. */
export function emptyState({ title, text, action }: Empty): TemplateResult {
  return html`
    <div class="empty">
      ${margin()} ${title === undefined ? nothing : html`<h2>${title}</h2>`}
      <p>${text}</p>
      ${action ?? nothing}
    </div>
  `;
}
