/**
 * `<small-talk-conversation>`: a conversation with everything it needs, for the widget and the
 * console alike: the state of the link, the messages, the composer, and a live region.
 *
 * @module
 */
import { html, type PropertyValues, type TemplateResult } from "lit";
import type { Clock } from "../../shared/clock.ts";
import type { Locale } from "../locale/locale.ts";
import type { Reference, View } from "../feature/contract.ts";
import type { Conversation, ConversationState, Draft } from "../state/model.ts";
import { Announcer } from "./announcer.ts";
import "./composer.ts";
import type { Composer } from "./composer.ts";
import { define, LightElement } from "./light_element.ts";
import { linkLine, linkNotice } from "./link_line.ts";
import { type ListContext, MessageList } from "./message_list.ts";
import { nameOf } from "./message_row.ts";
import { othersSince } from "./rows.ts";
import { Ticker } from "./ticker.ts";

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

  readonly #list = new MessageList(this);
  #slow = false;
  /** What the live region says. */
  #lines: readonly string[] = [];
  #announcer: Announcer | undefined;
  #heard: { readonly epoch: string; readonly seq: number } | undefined;
  #stop: (() => void)[] = [];

  constructor() {
    super();
    new Ticker(this, () => countsUntil(this.conversation.state));
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
    await this.querySelector<Composer>("small-talk-composer")?.focus();
  }

  compose(_reference: Reference): void {
    this.focus();
  }

  reveal(id: string): Promise<boolean> {
    const item = this.querySelector(`li[data-id="${CSS.escape(id)}"]`);
    item?.scrollIntoView({ block: "center" });
    return Promise.resolve(item !== null);
  }

  announce(text: string): void {
    this.#announcer?.say([text], () => text);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("conversation")) this.#start();
    this.#hear();
  }

  protected override update(changed: PropertyValues): void {
    this.#list.paint(this.#context, () => super.update(changed));
  }

  protected override render(): TemplateResult {
    const { conversation, locale } = this;
    const context = this.#context;
    const link = { source: conversation, words: locale.words, now: context.now };
    return html`
      ${linkLine(link)} ${this.#list.render(context)} ${linkNotice(link)}
      <small-talk-composer
        .locale=${locale}
        .room=${conversation.state.room}
        .say=${(draft: Draft) => conversation.say(draft)}
      ></small-talk-composer>
      <div class="unseen" aria-live="polite">${this.#lines.map((line) =>
        html`<p>${line}</p>`
      )}</div>
    `;
  }

  get #context(): ListContext {
    const { locale, conversation, clock } = this;
    return { locale, conversation, now: clock.now(), slow: this.#slow, view: this };
  }

  #start(): void {
    this.#end();
    const { clock, conversation } = this;
    this.#announcer = new Announcer(clock, (lines) => {
      this.#lines = lines;
      this.requestUpdate();
    });
    this.#heard = undefined;
    this.#lines = [];
    this.#list.startOver();
    this.#slow = false;
    this.#stop = [
      conversation.subscribe(() => this.requestUpdate()),
      clock.after(SLOW_MS, () => {
        this.#slow = true;
        this.requestUpdate();
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
      return `${nameOf({ own: false, from }, words)} ${role}`.trim() + `: ${text}`;
    });
    this.#announcer?.say(lines, words.newMessages);
  }
}

/** When the last countdown on the screen ends, in milliseconds since 1970. */
function countsUntil({ link, pending }: ConversationState): number {
  const ends = pending.map(({ failure }) => failure?.retryAt ?? 0);
  return Math.max(0, ...ends, link.kind === "waiting" ? link.retryAt : 0);
}

define("small-talk-conversation", ConversationView);
