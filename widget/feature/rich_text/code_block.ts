/**
 * `<small-talk-code>`: code in a message, coloured where its language is known, with a button that
 * copies it.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { CodeBlock } from "../../../shared/markdown/node.ts";
import { Later } from "../../component/later.ts";
import { adoptSheet } from "../../component/feature_style.ts";
import { define, LightElement } from "../../component/light_element.ts";
import { loadMoreWords } from "../../locale/more_locale.ts";
import type { MoreWords } from "../../locale/more_words.ts";
import type { ViewContext } from "../contract.ts";
import { codeStyle } from "./code_style.ts";

const highlight = new Later(() => import("./highlight.ts"));

/** See the head of this file. */
export class CodeView extends LightElement {
  static override properties = { block: { attribute: false } };

  declare block: CodeBlock;
  declare context: ViewContext;

  #words: MoreWords | undefined;
  #copied = false;

  override connectedCallback(): void {
    super.connectedCallback();
    adoptSheet(this, codeStyle);
    loadMoreWords(this.context.locale).then((words) => {
      this.#words = words;
      this.requestUpdate();
    }, () => {});
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("block")) this.#copied = false;
  }

  protected override render(): TemplateResult {
    const { block: { text, language } } = this;
    const words = this.#words;
    const tokens = language === ""
      ? undefined
      : highlight.get(() => this.requestUpdate())?.tokensOf(text, language);
    return html`
      <div class="code-head" dir="ltr">
        <span>${language}</span>
        <button
          ?hidden=${words === undefined}
          @click=${() => this.#copy()}
          @blur=${() => this.#showCopied(false)}
        >${this.#copied ? words?.actions.copied : words?.code.copy}</button>
      </div>
      <pre
        dir="ltr"
        tabindex="0"
        role="group"
        aria-label=${words?.code.label(language) ?? nothing}
      ><code>${tokens?.map(([text, kind]) =>
        kind === undefined ? text : html`<span class=${`code-${kind}`}>${text}</span>`
      ) ?? text}</code></pre>
    `;
  }

  async #copy(): Promise<void> {
    const words = this.#words;
    try {
      await navigator.clipboard.writeText(this.block.text);
    } catch {
      // Pages may be forbidden to; the code can still be selected.
      return this.context.view.announce(words?.actions.notCopied ?? "");
    }
    this.#showCopied(true);
    this.context.view.announce(words?.actions.copied ?? "");
  }

  #showCopied(copied: boolean): void {
    this.#copied = copied;
    this.requestUpdate();
  }
}

define("small-talk-code", CodeView);
