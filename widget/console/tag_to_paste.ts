/**
 * `<small-talk-tag>`: the tag that brings the chat into a post, ready to be copied.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import { define, LightElement } from "../component/light_element.ts";
import type { ConsoleWords } from "../locale/console_words.ts";

/** See the head of this file. */
export class TagToPaste extends LightElement {
  static override properties = {
    words: { attribute: false },
    copied: { state: true },
  };

  declare words: ConsoleWords;
  declare copied: boolean;

  constructor() {
    super();
    this.copied = false;
  }

  protected override render(): TemplateResult {
    const { words, copied } = this;
    // Pages on plain http, other than loopback, have no clipboard.
    const canCopy = navigator.clipboard !== undefined;
    return html`
      <pre tabindex="0"><code dir="ltr">${tagOf(location.origin)}</code></pre>
      ${canCopy ? html`<button @click=${this.#copy}>${words.copy}</button>` : nothing}
      <span class="soft" role="status">${copied ? words.copied : ""}</span>
    `;
  }

  async #copy(): Promise<void> {
    this.copied = await navigator.clipboard.writeText(tagOf(location.origin))
      .then(() => true, () => false);
  }
}

/** The tag for posts, served from an origin. */
function tagOf(origin: string): string {
  return `<script async src="${origin}/small-talk.js"></script>`;
}

define("small-talk-tag", TagToPaste);
