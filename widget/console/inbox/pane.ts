/**
 * `<small-talk-pane>`: the conversation that is open: who can see it, its messages, what is written
 * next, and what is known beside it.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { ConversationRef } from "../../../shared/chat/id.ts";
import type { InboxRow } from "../../../shared/chat/inbox.ts";
import "../../component/conversation.ts";
import type { ConversationView } from "../../component/conversation.ts";
import { BACK, EVERYONE, icon, LOCK } from "../../component/icon.ts";
import { adoptSheet } from "../../component/feature_style.ts";
import { define, LightElement } from "../../component/light_element.ts";
import { readerNumber } from "../../component/name.ts";
import { plainText } from "../../feature/plain_text.ts";
import {
  conversationAside,
  conversationBelow,
  type ConversationContext,
  conversationTools,
} from "../conversation/slots.ts";
import { handlingOf } from "../conversation/handling.ts";
import "../conversation/slot_view.ts";
import { addressOf } from "../shell/address.ts";
import type { Desk } from "../shell/desk.ts";
import type { AnsweringConversation } from "./answering.ts";
import { pathOf } from "./place.ts";
import { paneStyle } from "./pane_style.ts";
import { pageTitleOf, readerNameOf } from "./row.ts";
import type { InboxWords } from "./words.ts";

/** So much of a question is shown where it may be answered, in UTF-16 units. */
const QUESTION_LENGTH = 80;

/** See the head of this file. */
export class ConversationPane extends LightElement {
  static override properties = {
    desk: { attribute: false },
    words: { attribute: false },
    place: { attribute: false },
    conversation: { attribute: false },
    row: { attribute: false },
    message: { attribute: false },
    isAsideOpen: { attribute: false },
  };

  declare desk: Desk;
  declare words: InboxWords;
  declare place: ConversationRef;
  declare conversation: AnsweringConversation;
  declare row: InboxRow | undefined;
  /** The id of the message to show, once it is there. */
  declare message: string | undefined;
  /** Whether the third pane lies over this one, where there is no room beside it. */
  declare isAsideOpen: boolean;

  #unsubscribe = () => {};
  /** The message that was shown already. */
  #revealed: string | undefined;

  constructor() {
    super();
    this.isAsideOpen = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptSheet(this, paneStyle);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe();
  }

  /** To the heading: keys of one letter mean something there. */
  async read(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>("h2")?.focus();
  }

  /** To the field, or to the heading where a keyboard would rise over what is to be read. */
  override async focus(): Promise<void> {
    await this.updateComplete;
    const mayWrite = matchMedia("(pointer: fine)").matches && this.#mayWrite;
    this.querySelector<HTMLElement>(mayWrite ? "small-talk-conversation" : "h2")?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("conversation")) return;
    this.#unsubscribe();
    const redraw = () => this.requestUpdate();
    const stops = [
      this.conversation.subscribe(redraw),
      handlingOf(this.#context).subscribe(redraw),
    ];
    this.#unsubscribe = () => stops.forEach((stop) => stop());
    this.#revealed = undefined;
    this.isAsideOpen = false;
  }

  protected override render(): TemplateResult {
    const { desk, words, place, conversation, isAsideOpen } = this;
    const { locale, clock } = desk;
    const isPrivate = place.whisper !== undefined;
    const context = this.#context;
    return html`
      <header class=${isPrivate ? "private" : "in-the-open"}>
        <a class="back" href=${addressOf("inbox")} aria-label=${words.back}>${icon(BACK)}</a>
        <div class="about">
          <h2 dir="auto" tabindex="-1">${this.#title}</h2>
          <p class="voice">
            ${icon(isPrivate ? LOCK : EVERYONE)}
            <span>${isPrivate ? words.privateWith(this.#title) : words.everyone}</span>
          </p>
          ${this.#post()}
        </div>
        <button
          class="plain show-context"
          aria-expanded=${isAsideOpen}
          @click=${() => this.showAside(!isAsideOpen)}
        >${words.details}</button>
      </header>
      <div
        class=${isAsideOpen ? "handling aside-open" : "handling"}
        @small-talk-aside-done=${() => this.showAside(false)}
      >
        <div class=${isPrivate ? "talk private" : "talk"}>
          ${conversationTools(context)}
          <small-talk-conversation
            class=${this.#mayWrite ? "" : "silent"}
            .locale=${locale}
            .clock=${clock}
            .conversation=${conversation}
          ></small-talk-conversation>
          ${this.#offer()} ${conversationBelow(context)}
        </div>
        ${conversationAside(context)}
      </div>
    `;
  }

  /** Shows what is known, over the conversation, where there is no room beside; the focus goes along. */
  async showAside(isShown: boolean): Promise<void> {
    if (this.isAsideOpen === isShown) return;
    this.isAsideOpen = isShown;
    await this.updateComplete;
    const focused = document.activeElement;
    const isElsewhere = !isShown && focused !== document.body && !focused?.closest(".context");
    // Whoever has gone on to write something stays there.
    if (isElsewhere) return;
    this.querySelector<HTMLElement>(isShown ? ".context h2" : ".show-context")?.focus();
  }

  protected override updated(): void {
    const { message, conversation } = this;
    if (message === undefined || message === this.#revealed || !conversation.state.loaded) return;
    this.#revealed = message;
    this.querySelector<ConversationView>("small-talk-conversation")?.reveal(message);
  }

  /** Moderators keep order, and do not write. */
  get #mayWrite(): boolean {
    return this.desk.author.role !== "moderator";
  }

  get #context(): ConversationContext {
    const { desk, place, conversation, row } = this;
    return { desk, ref: place, conversation, row };
  }

  get #title(): string {
    const { row, place, desk: { locale: { words } } } = this;
    if (row !== undefined) {
      return place.whisper === undefined ? pageTitleOf(row) : readerNameOf(row, words);
    }
    return place.whisper === undefined ? pathOf(place) : words.reader(readerNumber(place.whisper));
  }

  #post(): TemplateResult {
    const { row, place, words } = this;
    const url = row?.page.url ?? "";
    const title = place.whisper === undefined || row === undefined ? "" : pageTitleOf(row);
    return /^https?:/.test(url)
      ? html`
        <a class="soft post" href=${url} target="_blank" rel="noreferrer">
          ${words.openPost}${title === "" ? "" : html`: <bdi>${title}</bdi>`}
        </a>
      `
      : html`<span class="soft post" dir="ltr">${pathOf(place)}</span>`;
  }

  /** Whether what is written next counts as the answer to the one question that is open. */
  #offer(): TemplateResult | typeof nothing {
    const { conversation, words } = this;
    const { question } = conversation;
    // Who has chosen a question by hand has said so already.
    const isChosen = handlingOf(this.#context).question !== undefined;
    if (question === undefined || isChosen || !this.#mayWrite) return nothing;
    const text = plainText(question.text, () => this.requestUpdate());
    const short = text.length > QUESTION_LENGTH
      ? `${text.slice(0, QUESTION_LENGTH).toWellFormed()}…`
      : text;
    return html`
      <p class="offer">
        <label>
          <input
            type="checkbox"
            .checked=${conversation.answers}
            @change=${(event: Event) => {
              conversation.answers = (event.currentTarget as HTMLInputElement).checked;
              this.requestUpdate();
            }}
          >
          <span dir="auto">${words.answers(short)}</span>
        </label>
      </p>
    `;
  }
}

define("small-talk-pane", ConversationPane);
