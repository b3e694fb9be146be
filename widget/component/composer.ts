/**
 * `<small-talk-composer>`: where a message is written.
 *
 * Grows to six lines. Enter sends, Shift+Enter breaks the line, and Enter that ends a composition
 * of an input method does neither. What helps while writing comes with the first key.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Clock } from "../../shared/clock.ts";
import { MAX_TEXT_LENGTH } from "../../shared/limit.ts";
import type { Reference, Writing } from "../feature/contract.ts";
import type { Locale } from "../locale/locale.ts";
import type { Conversation } from "../state/model.ts";
import { dressed } from "./feature_style.ts";
import { composing } from "./features.ts";
import { EVERYONE, icon, LOCK } from "./icon.ts";
import { define, LightElement } from "./light_element.ts";

/** What `keyCode` says of every key an input method takes (UI Events §8.3.2). */
const TAKEN_BY_INPUT_METHOD = 229;
/** Ends what asks: also in Chinese, Japanese and Arabic. */
const ASKS = /[?？؟]$/;

/** What is not sent yet. */
interface Draft {
  readonly text: string;
  /** Whether it asks; as its text says, unless somebody chose. */
  readonly question?: boolean | undefined;
  readonly reference?: Reference | undefined;
  /** What was there before a message was taken up again. */
  readonly before?: Draft | undefined;
}

/** See the head of this file. */
export class Composer extends LightElement implements Writing {
  static override properties = {
    locale: { attribute: false },
    room: { attribute: false },
    conversation: { attribute: false },
  };

  declare locale: Locale;
  /** Each room has a draft of its own. */
  declare room: string;
  declare conversation: Conversation;
  declare clock: Clock;
  /** What was pasted last. */
  pasted = "";

  #isHelped = false;
  readonly #drafts = new Map<string, Draft>();

  override async focus(): Promise<void> {
    await this.updateComplete;
    this.field.focus({ preventScroll: true });
  }

  /** There is one as soon as the first update is complete. */
  get field(): HTMLTextAreaElement {
    return this.querySelector("textarea") as HTMLTextAreaElement;
  }

  get reference(): Reference | undefined {
    return this.#draft.reference;
  }

  /** How many characters still fit. */
  get left(): number {
    return MAX_TEXT_LENGTH - this.#draft.text.trim().length;
  }

  async compose(reference: Reference): Promise<void> {
    this.#isHelped = true;
    const { before, ...draft } = this.#draft;
    await this.focus();
    this.#become(
      reference.kind === "edit"
        ? { text: reference.message.text, reference, before: before ?? draft }
        : { ...before ?? draft, reference },
    );
  }

  leave(): void {
    const { before, text, question } = this.#draft;
    this.#become(before ?? { text, question });
    this.field.focus();
  }

  write(text: string): void {
    this.#become({ ...this.#draft, text });
  }

  protected override render(): TemplateResult {
    const { locale: { words }, conversation: { state: { isWhisper, you } }, left } = this;
    const { placeholder, audience, send } = isWhisper ? words.whisper : words;
    const help = this.#isHelped ? dressed(composing, this, () => this.requestUpdate()) : undefined;
    const id = `audience-${isWhisper}`;
    return html`
      <form part="composer" @submit=${this.#submit}>
        ${help?.above(this)}
        <p class="audience" id=${id}>${icon(isWhisper ? LOCK : EVERYONE)}${audience}</p>
        <textarea
          part="field"
          rows="1"
          dir="auto"
          enterkeyhint="send"
          aria-label=${placeholder}
          aria-describedby=${id}
          aria-invalid=${left < 0}
          placeholder=${placeholder}
          @input=${this.#input}
          @keydown=${this.#keydown}
          @paste=${this.#paste}
        ></textarea>
        ${help?.below(this)}
        ${you?.kind === "author" || this.reference?.kind === "edit" ? nothing : html`
          <button
            type="button"
            class="asks"
            aria-pressed=${this.#asks}
            @pointerdown=${keepFocus}
            @click=${() => this.#become({ ...this.#draft, question: !this.#asks })}
          >${words.question}</button>
        `}
        <button part="send" class="primary" @pointerdown=${keepFocus}>${send}</button>
      </form>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("room")) this.#become(this.#draft);
  }

  get #draft(): Draft {
    return this.#drafts.get(this.room) ?? { text: "" };
  }

  get #asks(): boolean {
    const { text, question } = this.#draft;
    return question ?? ASKS.test(text.trimEnd());
  }

  #become(draft: Draft): void {
    this.#drafts.set(this.room, draft);
    const { field } = this;
    if (field.value !== draft.text) field.value = draft.text;
    grow(field);
    this.requestUpdate();
  }

  #input(): void {
    this.#isHelped = true;
    this.write(this.field.value);
    if (this.#draft.text.trim() !== "" && this.reference?.kind !== "edit") this.conversation.type();
  }

  #keydown(event: KeyboardEvent): void {
    const { key } = event;
    if (
      event.isComposing ||
      // Safari ends the composition before the key that ended it.
      event.keyCode === TAKEN_BY_INPUT_METHOD
    ) return;
    if (key === "Enter" && !event.shiftKey) this.#submit(event);
    if (key === "Escape" && this.reference !== undefined) {
      event.preventDefault();
      this.leave();
    }
    if (key === "ArrowUp" && this.#draft.text === "") {
      composing.load().then((help) => help.editLast(this, this.clock.now()), () => {});
    }
  }

  #paste({ clipboardData }: ClipboardEvent): void {
    this.pasted = clipboardData?.getData("text") ?? "";
  }

  #submit(event: Event): void {
    event.preventDefault();
    const { conversation, left, reference } = this;
    const text = this.#draft.text.trim();
    if (text !== "" && left >= 0) {
      const question = this.#asks && conversation.state.you?.kind !== "author";
      if (reference?.kind === "edit") {
        conversation.change(reference.message.id, { kind: "edit", text });
        this.leave();
      } else {
        this.#become({ text: "" });
        conversation.say({
          text,
          ...question && { question },
          ...reference?.kind === "quote" && { quote: reference.message.id },
          ...reference?.kind === "sentence" && { sentence: reference.sentence },
        });
      }
    }
    this.field.focus();
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
