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
import type { Reference, View } from "../feature/contract.ts";
import type { Conversation, ConversationState } from "../state/model.ts";
import { Announcer } from "./announcer.ts";
import "./composer.ts";
import type { Composer } from "./composer.ts";
import { dressed, loadDressed } from "./feature_style.ts";
import { notices, reading } from "./features.ts";
import { define, LightElement } from "./light_element.ts";
import { linkNotice } from "./link_line.ts";
import { type ListContext, MessageList } from "./message_list.ts";
import { nameOf } from "./name.ts";
import { isOwn, othersSince } from "./rows.ts";
import { Ticker } from "./ticker.ts";

/** Faster than this, a drawing of what is loading would only flicker. */
const SLOW_MS = 300;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** See the head of this file. */
export class ConversationView extends LightElement implements View {
  static override properties = {
    locale: { attribute: false },
    conversation: { attribute: false },
  };

  declare locale: Locale;
  declare clock: Clock;
  declare conversation: Conversation;

  readonly #redraw = () => super.requestUpdate();
  readonly #list = new MessageList(this, this.#redraw);
  #slow = false;
  /** What the live region says. */
  #lines: readonly string[] = [];
  #announcer: Announcer | undefined;
  #heard: { readonly epoch: string; readonly seq: number } | undefined;
  /** Up to where it was said that it was seen. */
  #seen = 0;
  #stop: (() => void)[] = [];

  constructor() {
    super();
    new Ticker(this, () => this.#next(), this.#redraw);
  }

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
    this.#announcer?.say([text], () => text);
  }

  /** Draws again; whoever asks for it by hand has something to draw rows with that is new. */
  override requestUpdate(...change: Parameters<LightElement["requestUpdate"]>): void {
    if (this.hasUpdated && change[0] === undefined) this.#list.refresh();
    super.requestUpdate(...change);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("conversation")) this.#start();
    if (changed.has("locale")) this.#list.refresh();
    this.#hear();
  }

  protected override update(changed: PropertyValues): void {
    this.#list.paint(this.#context, () => super.update(changed));
  }

  protected override render(): TemplateResult {
    const { conversation, locale, clock } = this;
    const { state } = conversation;
    const context = this.#context;
    const link = { source: conversation, words: locale.words, now: context.now };
    const notice = isBound(state)
      ? dressed(notices, this, this.#redraw)?.terms(context)
      : undefined;
    return html`
      ${this.#list.render(context)} ${linkNotice(link)} ${notice?.line}
      <small-talk-composer
        ?hidden=${notice?.isSilent}
        .locale=${locale}
        .clock=${clock}
        .room=${state.room}
        .conversation=${conversation}
      ></small-talk-composer>
      <div class="unseen" aria-live="polite">${this.#lines.map((line) =>
        html`<p>${line}</p>`
      )}</div>
    `;
  }

  protected override updated(): void {
    const { conversation } = this;
    const seq = conversation.state.messages.at(-1)?.seq ?? 0;
    if (
      seq > Math.max(this.#seen, conversation.state.seen) && this.#list.atEnd &&
      document.visibilityState === "visible" && this.checkVisibility()
    ) {
      this.#seen = seq;
      conversation.see(seq);
    }
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
    this.#announcer = new Announcer(clock, (lines) => {
      this.#lines = lines;
      this.#redraw();
    });
    this.#heard = undefined;
    this.#lines = [];
    this.#list.startOver();
    this.#slow = false;
    this.#seen = 0;
    document.addEventListener("visibilitychange", this.#redraw);
    this.#stop = [
      () => document.removeEventListener("visibilitychange", this.#redraw),
      conversation.subscribe(this.#redraw),
      clock.after(SLOW_MS, () => {
        this.#slow = true;
        this.#redraw();
      }),
    ];
  }

  #end(): void {
    for (const stop of this.#stop) stop();
    this.#announcer?.stop();
  }

  /** Speaks what others said since the last look; never history, never what was replayed. */
  #hear(): void {
    const { state } = this.conversation;
    const { loaded, epoch, messages } = state;
    if (!loaded) return;
    const heard = this.#heard;
    this.#heard = { epoch, seq: messages.at(-1)?.seq ?? 0 };
    if (heard === undefined || (heard.epoch !== epoch && heard.epoch !== "")) return;
    const { words } = this.locale;
    const lines = othersSince(state, heard.seq).map(({ from, text }) => {
      const role = from.kind === "author" ? words.author : "";
      return `${nameOf(from, words)} ${role}`.trim() + `: ${text}`;
    });
    this.#announcer?.say(lines, words.newMessages);
  }

  /** In how many milliseconds something on the screen is true no more; 0: never. */
  #next(): number {
    const { link, pending, messages, terms, you } = this.conversation.state;
    const now = this.clock.now();
    const slowMs = (terms?.slowModeSeconds ?? 0) * 1000;
    const ends = [
      link.kind === "waiting" ? link.retryAt : 0,
      ...pending.map(({ failure }) => failure?.retryAt ?? 0),
      slowMs && slowMs + (messages.findLast(({ from }) => isOwn(from, you))?.at ?? 0),
    ];
    if (ends.some((end) => end > now)) return 1000;
    return now - (messages.at(-1)?.at ?? 0) < HOUR_MS ? MINUTE_MS : 0;
  }
}

/** Whether somebody may not write as they like. */
function isBound({ terms, pending, you }: ConversationState): boolean {
  return you?.kind !== "author" && (terms !== undefined ||
    pending.some(({ failure }) => failure?.code === "muted" || failure?.code === "banned"));
}

define("small-talk-conversation", ConversationView);
