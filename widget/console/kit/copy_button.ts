/**
 * `<small-talk-copy>`: puts a text on the clipboard and says so. Where there is none, there is no
 * button.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import { define, LightElement } from "../../component/light_element.ts";
import type { KitWords } from "../../locale/console_words.ts";

/** See the head of this file. */
export class CopyButton extends LightElement {
  static override properties = {
    words: { attribute: false },
    text: { attribute: false },
    label: { attribute: false },
    copied: { attribute: false },
  };

  declare words: KitWords;
  /** What is copied. */
  declare text: string;
  /** What it is a copy of, where there are several buttons. */
  declare label: string | undefined;
  /** What was copied last. */
  declare copied: string | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { words, text, label, copied } = this;
    // Pages on plain http, other than loopback, have no clipboard.
    if (navigator.clipboard === undefined) return nothing;
    return html`
      <button
        type="button"
        class="plain"
        aria-label=${label === undefined ? nothing : `${words.copy}: ${label}`}
        @click=${this.#copy}
      >${words.copy}</button>
      <span class="soft" role="status">${copied === text ? words.copied : ""}</span>
    `;
  }

  async #copy(): Promise<void> {
    const { text } = this;
    await navigator.clipboard.writeText(text).then(() => this.copied = text, () => {});
  }
}

define("small-talk-copy", CopyButton);
