/**
 * `<small-talk-handling>`: a conversation as an author has it: whose it is above, what helps to answer
 * below, and what is known of it beside. The conversation itself is there at once; all the rest comes
 * with its looks and words.
 *
 * Nothing an author writes elsewhere gets into the field that readers see the text of: notes have a
 * component of their own, and a canned answer is put there to be looked at first.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { type ConversationRef, refOf } from "../../../shared/chat/id.ts";
import type { ChatMessage, Page } from "../../../shared/chat/event.ts";
import type { Composer } from "../../component/composer.ts";
import "../../component/conversation.ts";
import { adoptSheet } from "../../component/feature_style.ts";
import { define, LightElement } from "../../component/light_element.ts";
import type { Conversation } from "../../state/model.ts";
import { confirm } from "../kit/confirm.ts";
import type { Desk } from "../shell/desk.ts";
import { TalkDesk } from "./talk_desk.ts";
import type { HandlingWords } from "./words.ts";

type Parts = typeof import("./parts.ts");

/** See the head of this file. */
export class Handling extends LightElement {
  static override properties = {
    desk: { attribute: false },
    conversation: { attribute: false },
    place: { attribute: false },
    page: { attribute: false },
    words: { attribute: false },
    question: { attribute: false },
    isAside: { attribute: false },
  };

  declare desk: Desk;
  declare conversation: Conversation;
  /** Which conversation it is. */
  declare place: ConversationRef;
  /** Where it takes place, as far as that is known. */
  declare page: Page | undefined;
  declare protected words: HandlingWords | undefined;
  /** The question that the next message answers. */
  declare protected question: ChatMessage | undefined;
  /** Whether what is known is shown where there is no room for it beside. */
  declare protected isAside: boolean;
  #parts: Parts | undefined;
  #talk: TalkDesk | undefined;
  /** The newest message there was when one began to write. */
  #begunAt: number | undefined;
  /** The author has said that it shall go. */
  #goes = false;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#enter();
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  /** Puts the focus where one writes. */
  override focus(): void {
    this.querySelector<HTMLElement>("small-talk-conversation")?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before: unknown = changed.get("place");
    const isSame = isRef(before) && before.room === this.place.room &&
      before.whisper === this.place.whisper;
    if (!changed.has("place") || isSame) return;
    this.question = undefined;
    this.isAside = false;
    this.#begunAt = undefined;
    this.#leave();
    this.#enter();
  }

  protected override render(): TemplateResult {
    const { desk, conversation } = this;
    return html`
      <div class=${this.isAside ? "handling aside-open" : "handling"}>
        <div class="talk" @input=${this.#typed} @small-talk-send=${this.#sending}>
          ${this.#bar()}
          <small-talk-conversation
            .locale=${desk.locale}
            .clock=${desk.clock}
            .conversation=${conversation}
          ></small-talk-conversation>
          ${this.#foot()}
        </div>
        ${this.#context()}
      </div>
    `;
  }

  #bar(): TemplateResult | typeof nothing {
    const { desk, words } = this;
    if (words === undefined) return nothing;
    return html`
      <small-talk-desk-bar
        .desk=${desk}
        .talk=${this.#talk}
        .words=${words}
        .showContext=${() => this.#showContext()}
      ></small-talk-desk-bar>
    `;
  }

  #foot(): TemplateResult | typeof nothing {
    const { desk, words, question } = this;
    if (words === undefined || this.#talk === undefined) return nothing;
    return html`
      <small-talk-desk-foot
        .desk=${desk}
        .talk=${this.#talk}
        .words=${words}
        .question=${question}
        .dropQuestion=${() => this.question = undefined}
        .pick=${() => this.#pick()}
      ></small-talk-desk-foot>
    `;
  }

  #context(): TemplateResult | typeof nothing {
    const { desk, words, conversation, place, page } = this;
    if (words === undefined) return nothing;
    return html`
      <small-talk-context
        .desk=${desk}
        .talk=${this.#talk}
        .words=${words}
        .conversation=${conversation}
        .place=${place}
        .page=${page}
        .hide=${() => this.#hideContext()}
        .answer=${(question: ChatMessage) => this.#answer(question)}
        .write=${(text: string, quote?: ChatMessage) => this.#write(text, quote)}
      ></small-talk-context>
    `;
  }

  async #load(): Promise<void> {
    const { desk } = this;
    // The conversation is there without it.
    const parts = await import("./parts.ts").catch(() => undefined);
    if (parts === undefined || !this.isConnected) return;
    this.#parts = parts;
    adoptSheet(this, parts.handlingStyle);
    this.words = await parts.wordsIn(desk.locale.lang);
  }

  #enter(): void {
    const { desk, place } = this;
    // Moderators keep order; what authors keep among themselves is not theirs.
    if (desk.author.role === "moderator") return;
    const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
    this.#talk = new TalkDesk({ ...desk, random }, place);
    this.requestUpdate();
  }

  #leave(): void {
    this.#talk?.close();
    this.#talk = undefined;
  }

  get #composer(): Composer | null {
    return this.querySelector("small-talk-composer");
  }

  async #showContext(): Promise<void> {
    this.isAside = true;
    await this.updateComplete;
    this.querySelector<HTMLElement>(".context h2")?.focus();
  }

  #hideContext(): void {
    this.isAside = false;
    this.querySelector<HTMLElement>(".show-context")?.focus();
  }

  #typed({ target }: Event): void {
    const composer = this.#composer;
    if (composer === null || target !== composer.field) return;
    const { text } = composer.draft;
    this.#talk?.answer(text !== "");
    if (text === "") this.#begunAt = undefined;
    else this.#begunAt ??= this.#lastSeq;
    if (text === "/") this.#pick();
  }

  get #lastSeq(): number {
    return this.conversation.state.messages.at(-1)?.seq ?? 0;
  }

  /** Another author's answer that came since one began to write. */
  get #overtaking(): ChatMessage | undefined {
    const { conversation: { state }, desk: { author } } = this;
    const begunAt = this.#begunAt ?? Infinity;
    return state.messages.findLast(({ seq, from, deleted }) =>
      seq > begunAt && from.kind === "author" && from.id !== author.id && !deleted
    );
  }

  #sending(event: CustomEvent<{ readonly text: string }>): void {
    const { conversation, question } = this;
    const overtaking = this.#overtaking;
    const isEdit = this.#composer?.draft.reference?.kind === "edit";
    if (overtaking !== undefined && !this.#goes && !isEdit) {
      event.preventDefault();
      void this.#askOnceMore(overtaking);
      return;
    }
    this.#goes = false;
    this.#begunAt = undefined;
    this.#talk?.answer(false);
    if (question === undefined || isEdit) return;
    event.preventDefault();
    this.question = undefined;
    this.#composer?.become({ text: "" });
    conversation.say({ text: event.detail.text, answers: question.id });
  }

  async #askOnceMore({ from, text }: ChatMessage): Promise<void> {
    const { desk, words } = this;
    if (words === undefined) return;
    const { overtakenTitle, overtaken, sendAnyway } = words.foot;
    this.#goes = await confirm(this, {
      title: overtakenTitle,
      text: overtaken(from.name, text),
      action: sendAnyway,
      isGrave: false,
    }, desk.locale.words.kit);
    if (this.#goes) this.#composer?.querySelector("form")?.requestSubmit();
    await this.#composer?.focus();
  }

  #answer(question: ChatMessage): void {
    this.question = question;
    this.isAside = false;
    void this.#composer?.focus();
  }

  /** Puts a text where one writes, to be looked at; nothing is sent. */
  #write(text: string, quote?: ChatMessage): void {
    const composer = this.#composer;
    if (composer === null) return;
    const before = composer.draft.text === "/" ? "" : composer.draft.text.trimEnd();
    composer.become({
      ...composer.draft,
      text: before === "" ? text : `${before}\n${text}`,
      ...quote !== undefined && { reference: { kind: "quote", message: quote } },
    });
    this.isAside = false;
    this.#begunAt ??= this.#lastSeq;
    this.#talk?.answer(true);
    void composer.focus();
  }

  async #pick(): Promise<void> {
    const { desk, words, conversation, place, page } = this;
    if (this.#parts === undefined || words === undefined || this.#talk === undefined) return;
    const asking = this.question ??
      conversation.state.messages.findLast(({ from }) => from.kind === "reader");
    const text = await this.#parts.pickAnswer(this, {
      desk,
      words,
      place,
      values: {
        reader: asking?.from.name ?? "",
        title: page?.title ?? "",
        author: desk.author.name,
        link: page?.url ?? "",
      },
    });
    if (text === undefined) await this.#composer?.focus();
    else this.#write(text);
  }
}

function isRef(value: unknown): value is ConversationRef {
  return typeof value === "object" && value !== null && "room" in value &&
    refOf(value as ConversationRef).room !== undefined;
}

define("small-talk-handling", Handling);
