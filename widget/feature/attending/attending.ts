/**
 * What goes on with a conversation while it is on the screen: what others say is spoken, what is in
 * view is told to be seen, what the screen says about the time is kept true, and what there is to
 * know before one writes is said.
 *
 * @module
 */
import { html, nothing, render, type TemplateResult } from "lit";
import { adoptSheet, dressed } from "../../component/feature_style.ts";
import { icon } from "../../component/icon.ts";
import { Later } from "../../component/later.ts";
import { linkNotice } from "../../component/link_notice.ts";
import { nameOf } from "../../component/name.ts";
import type { PacedClock } from "../../component/next_task.ts";
import { othersSince } from "../../component/others.ts";
import { isOwn } from "../../component/rows.ts";
import type { Locale } from "../../locale/locale.ts";
import { moreWordsOf } from "../../locale/more_locale.ts";
import type { Conversation, ConversationState } from "../../state/model.ts";
import { noticeStyle } from "../../style/notice.ts";
import type { View, ViewContext, Writing } from "../contract.ts";
import { isSilent } from "../notices/silence.ts";
import { plainText, whenPlain } from "../plain_text.ts";
import { Announcer } from "./announcer.ts";
import { makeFormats } from "./formats.ts";

export { attendingStyle as css } from "./style.ts";

const notices = new Later(() => import("../notices/notices.ts"));
const composing = new Later(() => import("../composing/composing.ts"));
/** Emoji. */
const SMILE = "M10 3.500a6.500 6.500 0 1 0 .01 0M7 11.500q3 3.500 6 0M7.700 8v.01M12.300 8v.01";
/** The script that draws the launcher, and hears what is selected. */
const TAG = 'script[src*="small-talk.js"]';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A conversation on the screen. */
export interface Attended extends HTMLElement {
  readonly locale: Locale;
  readonly clock: PacedClock;
  readonly conversation: Conversation;
  /** Whether the newest message is in view, if the conversation is. */
  readonly atEnd: boolean;
  redraw(): void;
}

/** Up to where it was heard. */
export interface Heard {
  readonly epoch: string;
  /** The sequence of the newest message. */
  readonly seq: number;
}

/** One conversation, from when it is shown until another takes its place. */
export class Attendance {
  readonly #view: Attended;
  readonly #announcer: Announcer;
  #heard: Heard | undefined;
  /** Up to where it was said that it was seen. */
  #seen = 0;
  #cancel = () => {};
  #isOver = false;

  /** @param heard what was there when it was shown, if that had arrived */
  constructor(view: Attended, heard: Heard | undefined) {
    this.#view = view;
    this.#heard = heard;
    adoptSheet(view, noticeStyle);
    makeFormats(view.locale, view.clock);
    this.#announcer = new Announcer(view.clock, (lines) => {
      const region = view.querySelector<HTMLElement>("[aria-live=polite]");
      if (region !== null) render(lines.map((line) => html`<p>${line}</p>`), region);
    });
  }

  /** Says something to a screen reader. */
  announce(text: string): void {
    this.#announcer.say([text], () => text);
  }

  /** What stands above the composer, and whether that is silent. */
  notice(context: ViewContext): { readonly line: TemplateResult; readonly isSilent: boolean } {
    const { conversation, locale: { words }, now } = context;
    const { state } = conversation;
    const isRuled = isBound(state);
    const terms = isRuled &&
      dressed(notices, this.#view, () => this.#view.redraw())?.terms(context);
    return {
      line: html`${linkNotice({ source: conversation, words, now })} ${terms || nothing}`,
      isSilent: isRuled && isSilent(state),
    };
  }

  /** Looks at what was just drawn. */
  look(): void {
    this.#hear();
    this.#see();
    const { clock, isConnected } = this.#view;
    this.#cancel();
    const next = isConnected ? this.#next() : 0;
    if (next > 0) this.#cancel = clock.after(next, () => this.#view.redraw());
  }

  /** Lets go of the clock. */
  stop(): void {
    this.#isOver = true;
    this.#cancel();
    this.#announcer.stop();
  }

  /** Speaks what others said since the last look; never history, never what was replayed. */
  #hear(): void {
    const { conversation: { state }, locale: { words } } = this.#view;
    const { loaded, epoch, messages } = state;
    if (!loaded) return;
    const heard = this.#heard;
    this.#heard = { epoch, seq: messages.at(-1)?.seq ?? 0 };
    if (heard === undefined || (heard.epoch !== epoch && heard.epoch !== "")) return;
    const said = othersSince(state, heard.seq);
    whenPlain(said.map(({ text }) => text), () => {
      if (this.#isOver) return;
      const lines = said.map(({ from, text }) => {
        const role = from.kind === "author" ? words.author : "";
        return `${nameOf(from, words)} ${role}`.trim() + `: ${plainText(text, () => {})}`;
      });
      this.#announcer.say(lines, words.newMessages);
    });
  }

  #see(): void {
    const view = this.#view;
    const { messages, seen } = view.conversation.state;
    const seq = messages.at(-1)?.seq ?? 0;
    if (
      seq > Math.max(this.#seen, seen) && view.atEnd &&
      document.visibilityState === "visible" && view.checkVisibility()
    ) {
      this.#seen = seq;
      view.conversation.see(seq);
    }
  }

  /** In how many milliseconds something on the screen is true no more; 0: never. */
  #next(): number {
    const { conversation: { state }, clock } = this.#view;
    const { link, pending, messages, terms, you } = state;
    const now = clock.now();
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

/** What stands beside the button that sends: emoji, and whether the text asks. */
export function tools(writing: Writing): TemplateResult {
  const { conversation: { state }, draft, asks, locale: { words } } = writing;
  const addEmoji = async ({ currentTarget }: Event) =>
    (await composing.load()).addEmoji(writing, currentTarget as HTMLElement);
  return html`
    <button type="button" class="smile" aria-haspopup="dialog" aria-label=${words.emoji}
      @click=${addEmoji}>${icon(SMILE)}</button>
    ${state.you?.kind === "author" || draft.before ? nothing : html`
      <button
        type="button"
        class="asks"
        aria-pressed=${asks}
        @pointerdown=${(event: Event) => event.preventDefault()}
        @click=${() => writing.become({ ...draft, question: !asks })}
      >${words.question}</button>
    `}
  `;
}

/** Where nothing has been said yet: that one can ask about a sentence, on a page where one can. */
export function hint({ locale, view }: ViewContext): TemplateResult | typeof nothing {
  const { host } = (view as View & Node).getRootNode() as Partial<ShadowRoot>;
  return host && host.getAttribute("sentence") !== "off" && document.querySelector(TAG)
    ? html`<p>${moreWordsOf(locale, () => view.requestUpdate())?.sentence.hint}</p>`
    : nothing;
}

/** Whether somebody may not write as they like, as far as can be told before the reasons are there. */
function isBound({ terms, pending, you, link }: ConversationState): boolean {
  return you?.kind !== "author" &&
    (terms !== undefined || link.code !== undefined || pending.some(({ failure }) => failure));
}
