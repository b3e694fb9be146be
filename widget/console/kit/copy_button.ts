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
    copied: { attribute: false },
  };

  declare words: KitWords;
  /** What is copied. */
  declare text: string;
  /** What was copied last. */
  declare copied: string | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { words, text, copied } = this;
    // Pages on plain http, other than loopback, have no clipboard.
    if (navigator.clipboard === undefined) return nothing;
    return html`
      <button type="button" class="plain" @click=${this.#copy}>${words.copy}</button>
      <span class="soft" role="status">${copied === text ? words.copied : ""}</span>
    `;
  }

  async #copy(): Promise<void> {
    const { text } = this;
    await navigator.clipboard.writeText(text).then(() => this.copied = text, () => {});
  }
}

define("small-talk-copy", CopyButton);
