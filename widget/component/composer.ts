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
import type { Draft, Reference, Writing } from "../feature/contract.ts";
import type { Locale } from "../locale/locale.ts";
import type { Conversation } from "../state/model.ts";
import { tidyText } from "../state/text.ts";
import { dressed, loadDressed } from "./feature_style.ts";
import { attending, composing } from "./features.ts";
import { EVERYONE, icon, LOCK } from "./icon.ts";
import { define, LightElement } from "./light_element.ts";

/** What `keyCode` says of every key an input method takes (UI Events §8.3.2). */
const TAKEN_BY_INPUT_METHOD = 229;
/** Ends what asks: also in Chinese, Japanese and Arabic. */
const ASKS = /[?？؟]$/;

const EMPTY: Draft = { text: "" };

/** What is not sent yet, by conversation: kept for as long as the root that composers stand in. */
const kept = new WeakMap<Node, Map<string, Draft>>();

/** Forgets what is not sent yet: another person may write in a root from now on. */
export function forgetDrafts(root: Node): void {
  kept.delete(root);
}

/** See the head of this file. */
export class Composer extends LightElement implements Writing {
  static override properties = {
    locale: { attribute: false },
    room: { attribute: false },
    conversation: { attribute: false },
  };

  declare locale: Locale;
  /** Each has a draft of its own. */
  declare room: string;
  declare conversation: Conversation;
  declare clock: Clock;
  /** What was pasted last. */
  pasted = "";

  override async focus(): Promise<void> {
    await this.updateComplete;
    this.field.focus({ preventScroll: true });
  }

  /** There is one as soon as the first update is complete. */
  get field(): HTMLTextAreaElement {
    return this.querySelector("textarea") as HTMLTextAreaElement;
  }

  get draft(): Draft {
    return this.#drafts.get(this.#place) ?? EMPTY;
  }

  /** How many characters still fit. */
  get left(): number {
    return MAX_TEXT_LENGTH - this.draft.text.trim().length;
  }

  /** Whether it asks; as its text says, unless somebody chose. */
  get asks(): boolean {
    const { text, question } = this.draft;
    return this.conversation.state.you?.kind !== "author" &&
      (question ?? ASKS.test(text.trimEnd()));
  }

  /** Begins to write about something. */
  async compose(reference: Reference): Promise<void> {
    await this.focus();
    (await loadDressed(composing, this)).compose(this, reference);
  }

  become(draft: Draft): void {
    this.#drafts.set(this.#place, draft);
    const { field } = this;
    if (field.value !== draft.text) field.value = draft.text;
    grow(field);
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { locale: { words }, conversation: { state: { isWhisper } }, left } = this;
    const { placeholder, audience, send } = isWhisper ? words.whisper : words;
    const help = this.#help;
    const id = `audience-${isWhisper}`;
    return html`
      <form part="composer" @submit=${this.#submit}>
        ${help?.above(this)}
        <p class="audience" id=${id}>${icon(isWhisper ? LOCK : EVERYONE)}${audience}</p>
        <textarea
          part="field"
          rows="1"
          dir=${this.draft.text === "" ? nothing : "auto"}
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
        ${dressed(attending, this, () => this.requestUpdate())?.tools(this)}
        <button part="send" class="primary" @pointerdown=${keepFocus}>${send}</button>
      </form>
    `;
  }

  get #place(): string {
    const { isWhisper, reader } = this.conversation.state;
    return `${isWhisper} ${reader} ${this.room}`;
  }

  get #drafts(): Map<string, Draft> {
    const root = this.getRootNode();
    const drafts = kept.get(root) ?? new Map();
    kept.set(root, drafts);
    return drafts;
  }

  /** What helps, which comes with the first key. */
  get #help() {
    return this.draft === EMPTY ? undefined : dressed(composing, this, () => this.requestUpdate());
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("room") || changed.has("conversation")) this.become(this.draft);
  }

  #input(): void {
    this.become({ ...this.draft, text: this.field.value });
    this.conversation.type();
  }

  #keydown(event: KeyboardEvent): void {
    const { key } = event;
    const { text, reference } = this.draft;
    if (
      event.isComposing ||
      // Safari ends the composition before the key that ended it.
      event.keyCode === TAKEN_BY_INPUT_METHOD
    ) return;
    if (key === "Enter" && !event.shiftKey) this.#submit(event);
    if (key === "Escape" && reference !== undefined) {
      event.preventDefault();
      this.#help?.leave(this);
    }
    if (key === "ArrowUp" && text === "") {
      composing.load().then((help) => help.editLast(this, this.clock.now()), () => {});
    }
  }

  #paste({ clipboardData }: ClipboardEvent): void {
    this.pasted = clipboardData?.getData("text") ?? "";
  }

  /** Whether the page lets it be sent. */
  #mayGo(text: string): boolean {
    const { isWhisper: whisper } = this.conversation.state;
    return this.dispatchEvent(
      new CustomEvent("small-talk-send", {
        bubbles: true,
        composed: true,
        cancelable: true,
        detail: { text, whisper },
      }),
    );
  }

  #submit(event: Event): void {
    event.preventDefault();
    const { conversation, draft, asks } = this;
    const text = tidyText(draft.text);
    if (text !== undefined && this.left >= 0 && this.#mayGo(text)) {
      if (draft.reference === undefined) {
        this.become(EMPTY);
        conversation.say(asks ? { text, question: true } : { text });
      } else this.#help?.send(this, text);
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
