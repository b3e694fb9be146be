/**
 * `<small-talk-panel>`: all that is in the widget's window: the head, the two voices, and a
 * conversation for each.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Clock } from "../../shared/clock.ts";
import type { PanelView, Reference, Voice } from "../feature/contract.ts";
import type { Locale } from "../locale/locale.ts";
import type { Conversation, Talk } from "../state/model.ts";
import "./conversation.ts";
import type { ConversationView } from "./conversation.ts";
import { dressed } from "./feature_style.ts";
import { voices } from "./features.ts";
import { CROSS, icon, MORE } from "./icon.ts";
import { define, LightElement } from "./light_element.ts";
import { linkLine } from "./link_line.ts";

/** See the head of this file. */
export class Panel extends LightElement implements PanelView {
  static override properties = {
    locale: { attribute: false },
    talk: { attribute: false },
    heading: { attribute: false },
    voice: { state: true },
  };

  declare locale: Locale;
  declare clock: Clock;
  declare talk: Talk;
  /** The post's title. */
  declare heading: string;
  /** Called when the reader wants to close it. */
  declare leave: () => void;
  /** The one that is shown. */
  declare voice: Voice;

  /** The whisper, once it was asked for. */
  whisper: Conversation | undefined;
  #stop = () => {};

  constructor() {
    super();
    this.voice = "room";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  /** Puts the focus where one writes. */
  override async focus(): Promise<void> {
    const view = await this.#shown();
    view?.requestUpdate();
    await view?.focus();
  }

  /** Begins to write about something, with the voice that is shown. */
  async compose(reference: Reference): Promise<void> {
    await (await this.#shown())?.compose(reference);
  }

  /** Shows a voice. */
  show(voice: Voice): void {
    if (voice === "whisper" && this.whisper === undefined) {
      this.whisper = this.talk.whisper;
      this.#follow();
    }
    this.voice = voice;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("talk")) return;
    this.whisper = undefined;
    this.voice = "room";
    this.#follow();
    // What a feature has laid over the conversation is of the talk before, and of its reader.
    this.querySelector<HTMLElement>("[part=back]")?.click();
  }

  protected override render(): TemplateResult {
    const { locale: { words }, talk, heading, clock } = this;
    const around = dressed(voices, this, () => this.requestUpdate());
    return html`
      <header part="head">
        <div>
          <h2 id="title" part="title" dir="auto">${heading}</h2>
          ${around?.line(this) ?? linkLine({ source: talk.room, words, now: clock.now() })}
        </div>
        <slot name="head"></slot>
        <button
          class="menu"
          aria-haspopup="menu"
          aria-label=${words.menu}
          @click=${({ currentTarget }: Event) =>
            around?.openMenu(this, currentTarget as HTMLElement)}
        >${icon(MORE)}</button>
        <button part="close" aria-label=${words.close} @click=${() => this.leave()}>
          ${icon(CROSS)}
        </button>
      </header>
      <div class="place">
        <div class="voices" part="voices">${around?.tabs(this)}</div>
        ${this.#talkOf("room", talk.room)} ${this.#talkOf("whisper", this.whisper)}
      </div>
    `;
  }

  #follow(): void {
    this.#stop();
    const stops = [this.talk.room, this.whisper].map((conversation) =>
      conversation?.subscribe(() => this.requestUpdate())
    );
    this.#stop = () => stops.forEach((stop) => stop?.());
  }

  #talkOf(voice: Voice, conversation: Conversation | undefined) {
    return conversation === undefined ? nothing : html`
      <small-talk-conversation
        id=${voice}
        class=${voice}
        role="tabpanel"
        aria-labelledby=${`${voice}-tab`}
        ?hidden=${voice !== this.voice}
        .locale=${this.locale}
        .clock=${this.clock}
        .conversation=${conversation}
      ></small-talk-conversation>
    `;
  }

  async #shown(): Promise<ConversationView | null> {
    await this.updateComplete;
    return this.querySelector<ConversationView>(`#${this.voice}`);
  }
}

define("small-talk-panel", Panel);
