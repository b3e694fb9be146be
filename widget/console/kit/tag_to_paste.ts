/**
 * The tag that brings the chat into a post, ready to be copied.
 *
 * @module
 */
import { html, type TemplateResult } from "lit";
import type { KitWords } from "../../locale/console_words.ts";
import "./copy_button.ts";

/** The tag for posts, served from an origin. */
export function tagOf(origin: string): string {
  return `<script async src="${origin}/small-talk.js"></script>`;
}

/** The tag of the server the page came from, and a button that copies it. */
export function tagToPaste(words: KitWords): TemplateResult {
  return codeToCopy(tagOf(location.origin), words);
}

/**
 * Code as it is, and a button that copies it.
 *
 * @param label what the button copies, where there are several
 */
export function codeToCopy(code: string, words: KitWords, label?: string): TemplateResult {
  return html`
    <div class="code-to-copy">
      <pre tabindex="0"><code dir="ltr">${code}</code></pre>
      <small-talk-copy .words=${words} .text=${code} .label=${label}></small-talk-copy>
    </div>
  `;
}
