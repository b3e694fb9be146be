/**
 * `<small-talk-composer>`: where a message is written.
 *
 * Grows to six lines. Enter sends, Shift+Enter breaks the line, and Enter that ends a composition
 * of an input method does neither.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { MAX_TEXT_LENGTH } from "../../shared/limit.ts";
import type { Locale } from "../locale/locale.ts";
import type { Draft } from "../state/model.ts";
import { define, LightElement } from "./light_element.ts";

/** The counter appears when fewer characters than this are left. */
const NEAR_LIMIT = 200;
/** What `keyCode` says of every key an input method takes (UI Events §8.3.2). */
const TAKEN_BY_INPUT_METHOD = 229;

/** See the head of this file. */
export class Composer extends LightElement {
  static override properties = {
    locale: { attribute: false },
    room: { attribute: false },
    left: { attribute: false },
  };

  declare locale: Locale;
  /** Each room has a draft of its own. */
  declare room: string;
  /** Takes what is to be sent; its text is never blank, never too long. */
  declare say: (draft: Draft) => void;
  /** How many characters still fit. */
  declare left: number;

  readonly #drafts = new Map<string, string>();

  constructor() {
    super();
    this.left = MAX_TEXT_LENGTH;
  }

  override async focus(): Promise<void> {
    await this.updateComplete;
    this.#field.focus({ preventScroll: true });
  }

  /** There is one as soon as the first update is complete. */
  get #field(): HTMLTextAreaElement {
    return this.querySelector("textarea") as HTMLTextAreaElement;
  }

  protected override render(): TemplateResult {
    const { words } = this.locale;
    const count = this.left < 0
      ? words.tooMany(-this.left)
      : this.left < NEAR_LIMIT
      ? words.left(this.left)
      : nothing;
    return html`
      <form part="composer" @submit=${this.#submit}>
        <textarea
          part="field"
          rows="1"
          dir="auto"
          enterkeyhint="send"
          aria-label=${words.placeholder}
          aria-describedby="audience"
          aria-invalid=${this.left < 0}
          placeholder=${words.placeholder}
          @input=${this.#input}
          @keydown=${this.#keydown}
        ></textarea>
        <p class="count" role="status">${count}</p>
        <p id="audience">${words.audience}</p>
        <button part="send" class="primary" @pointerdown=${keepFocus}>${words.send}</button>
      </form>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("room")) this.#write(this.#drafts.get(this.room) ?? "");
  }

  #write(text: string): void {
    this.#field.value = text;
    this.#input();
  }

  #input(): void {
    const field = this.#field;
    this.#drafts.set(this.room, field.value);
    this.left = MAX_TEXT_LENGTH - field.value.trim().length;
    grow(field);
  }

  #keydown(event: KeyboardEvent): void {
    if (
      event.key !== "Enter" || event.shiftKey || event.isComposing ||
      // Safari ends the composition before the key that ended it.
      event.keyCode === TAKEN_BY_INPUT_METHOD
    ) return;
    this.#submit(event);
  }

  #submit(event: Event): void {
    event.preventDefault();
    const text = this.#field.value.trim();
    if (text !== "" && this.left >= 0) {
      this.#write("");
      this.say({ text });
    }
    this.#field.focus();
  }
}

/** For browsers whose CSS cannot do it. */
function grow(field: HTMLTextAreaElement): void {
  if (CSS.supports("field-sizing", "content")) return;
  field.style.blockSize = "auto";
  field.style.blockSize = `${field.scrollHeight}px`;
}

/** Leaves the focus, and with it a phone's keyboard, where it is. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

define("small-talk-composer", Composer);
