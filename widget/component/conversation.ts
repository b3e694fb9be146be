/**
 * `<small-talk-conversation>`: a conversation with everything it needs, for the widget and the
 * console alike: the messages, what there is to know about the link and the rules of the room, the
 * composer, and a live region.
 *
 * @module
 */
import { html, type PropertyValues, type TemplateResult } from "lit";
import type { Clock } from "../../shared/clock.ts";
import type { Locale } from "../locale/locale.ts";
import type { Attendance, Heard } from "../feature/attending/attending.ts";
import type { Reference, View } from "../feature/contract.ts";
import type { Conversation } from "../state/model.ts";
import "./composer.ts";
import type { Composer } from "./composer.ts";
import { dressed, loadDressed } from "./feature_style.ts";
import { attending, reading } from "./features.ts";
import { define, LightElement } from "./light_element.ts";
import { type ListContext, MessageList } from "./message_list.ts";

/** Faster than this, a drawing of what is loading would only flicker. */
const SLOW_MS = 300;

/** See the head of this file. */
export class ConversationView extends LightElement implements View {
  static override properties = {
    locale: { attribute: false },
    conversation: { attribute: false },
  };

  declare locale: Locale;
  declare clock: Clock;
  declare conversation: Conversation;

  /** Draws what has changed. */
  readonly redraw = () => super.requestUpdate();
  readonly #list = new MessageList(this, this.redraw);
  #slow = false;
  #attendance: Attendance | undefined;
  /** What was there first. */
  #heard: Heard | undefined;
  #stop: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
  }

  /** Puts the focus where one writes. */
  override async focus(): Promise<void> {
    await this.updateComplete;
    await this.#composer?.focus();
  }

  /** Begins to write about something. */
  async compose(reference: Reference): Promise<void> {
    await this.updateComplete;
    await this.#composer?.compose(reference);
  }

  async reveal(id: string): Promise<boolean> {
    return (await loadDressed(reading, this)).reveal(id, this);
  }

  announce(text: string): void {
    this.#attendance?.announce(text);
  }

  /** Draws again; whoever asks for it by hand has something to draw rows with that is new. */
  override requestUpdate(...change: Parameters<LightElement["requestUpdate"]>): void {
    if (this.hasUpdated && change[0] === undefined) this.#list.refresh();
    super.requestUpdate(...change);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("conversation")) this.#start();
    if (changed.has("locale")) this.#list.refresh();
  }

  protected override update(changed: PropertyValues): void {
    this.#list.paint(this.#context, () => super.update(changed));
  }

  protected override render(): TemplateResult {
    const { conversation, locale, clock } = this;
    const context = this.#context;
    const notice = this.#attendance?.notice(context);
    return html`
      ${this.#list.render(context)} ${notice?.line}
      <small-talk-composer
        ?hidden=${notice?.isSilent}
        .locale=${locale}
        .clock=${clock}
        .room=${conversation.state.room}
        .conversation=${conversation}
      ></small-talk-composer>
      <div class="unseen" aria-live="polite"></div>
    `;
  }

  protected override updated(): void {
    const { loaded, epoch, messages } = this.conversation.state;
    if (loaded) this.#heard ??= { epoch, seq: messages.at(-1)?.seq ?? 0 };
    const part = dressed(attending, this, this.redraw);
    if (this.#attendance === undefined && part !== undefined) {
      this.#attendance = new part.Attendance(this, this.#heard);
      this.redraw();
    }
    this.#attendance?.look();
  }

  /** Whether the newest message is in view, if the conversation is. */
  get atEnd(): boolean {
    return this.#list.atEnd;
  }

  get #composer(): Composer | null {
    return this.querySelector("small-talk-composer");
  }

  get #context(): ListContext {
    const { locale, conversation, clock } = this;
    const slow = this.#slow;
    // Rows keep what they were drawn with.
    return {
      locale,
      conversation,
      slow,
      view: this,
      get now() {
        return clock.now();
      },
    };
  }

  #start(): void {
    this.#end();
    const { clock, conversation } = this;
    this.#attendance = this.#heard = undefined;
    this.#list.startOver();
    this.#slow = false;
    document.addEventListener("visibilitychange", this.redraw);
    this.#stop = [
      () => document.removeEventListener("visibilitychange", this.redraw),
      conversation.subscribe(this.redraw),
      clock.after(SLOW_MS, () => {
        this.#slow = true;
        this.redraw();
      }),
    ];
  }

  #end(): void {
    for (const stop of this.#stop) stop();
    this.#attendance?.stop();
  }
}

define("small-talk-conversation", ConversationView);
