/**
 * The messages of a conversation, and what is there while there are none.
 *
 * What is being read does not move: the list follows new messages only while its end is in view,
 * and counts them on a button otherwise. Earlier messages arrive above without a jump. The style
 * sheet lays the list out from its end (`column-reverse`): there `scrollTop` is 0, and it stays
 * there whatever grows or shrinks; further up it is negative.
 *
 * A row is drawn when it is new or looks different, a few in each frame, the newest first: a long
 * conversation holds nothing up, and one message more costs what one message costs.
 *
 * @module
 */
import { html, nothing, render, type TemplateResult } from "lit";
import type { ViewContext } from "../feature/contract.ts";
import { dressed } from "./feature_style.ts";
import { attending, reading } from "./features.ts";
import { margin } from "./icon.ts";
import type { LightElement } from "./light_element.ts";
import { messageRow } from "./message_row.ts";
import { isSameRow, type Row, rowsOf } from "./rows.ts";

/** The end counts as in view when it is nearer than this. */
const END_PX = 48;
/** Earlier messages are asked for when the beginning is nearer than this. */
const BEGINNING_PX = 160;
/** So many rows are drawn in one frame: about as many as a window holds. */
const ROWS_IN_FRAME = 8;

/** What a list shows. */
export interface ListContext extends ViewContext {
  /** Whether the first page takes so long that its absence needs a drawing. */
  readonly slow: boolean;
}

/** A row on the screen. */
interface Item {
  readonly element: HTMLLIElement;
  /** As it was drawn; nothing when it has to be drawn anew. */
  row?: Row | undefined;
}

/** The list within a component: {@linkcode MessageList.render} is a part of its template. */
export class MessageList {
  readonly #host: LightElement;
  readonly #redraw: () => void;
  readonly #items = new Map<string, Item>();
  #atEnd = true;
  #isWhole = true;
  /** Whether what is left is drawn soon anyway. */
  #goesOn = false;
  /** How many others' messages there were when the end was in view last: the sequence of the last. */
  #seenSeq = 0;
  /** Up to where all was seen before the conversation was opened. */
  #mark: number | undefined;

  /** @param redraw draws what is not drawn yet, and the frame */
  constructor(host: LightElement, redraw: () => void) {
    this.#host = host;
    this.#redraw = redraw;
  }

  /** Whether the newest message is in view. */
  get atEnd(): boolean {
    return this.#atEnd;
  }

  /** Forgets a conversation that another takes the place of. */
  startOver(): void {
    for (const { element } of this.#items.values()) element.remove();
    this.#items.clear();
    this.#atEnd = true;
    this.#mark = undefined;
  }

  /** Every row is drawn anew the next time: something they are drawn with has changed. */
  refresh(): void {
    for (const item of this.#items.values()) item.row = undefined;
  }

  /** The frame of the list; {@linkcode MessageList.paint} fills it. */
  render(context: ListContext): TemplateResult {
    const { locale: { words }, conversation: { state } } = context;
    if (this.#atEnd) this.#seenSeq = state.messages.at(-1)?.seq ?? 0;
    return html`
      <div class="messages">
        <div
          class="log"
          part="log"
          role="log"
          aria-live="off"
          aria-label=${words.conversation}
          tabindex="0"
          @scroll=${() => this.#scrolled(context)}
          @focusin=${() => dressed(reading, this.#host, () => {})}
          @keydown=${(event: KeyboardEvent) => this.#answer(event)}
        >
          <div>
            ${beginning(context)}
            <ol role="list"></ol>
          </div>
        </div>
        ${this.#atEnd ? nothing : dressed(reading, this.#host, this.#redraw)?.news(
          context,
          this.#seenSeq,
          () => this.#toEnd(),
        )}
      </div>
    `;
  }

  /** Runs `frame`, which renders the template, and fills it; what is being read stays in place. */
  paint(context: ListContext, frame: () => void): void {
    const host = this.#host;
    const root = host.getRootNode() as ShadowRoot | Document;
    const hadFocus = host.contains(root.activeElement);
    // What was scrolled in this frame is told in the next. Where there is nothing to scroll yet, the
    // browser is not made to lay out the panel for it.
    if (this.#items.size > 0) this.#atEnd &&= this.#isAtEnd;
    const restore = this.#atEnd ? () => {} : this.#hold();
    frame();
    if (this.#place(context) || this.#atEnd) this.#toEnd();
    else restore();
    // The button that was pressed may be gone.
    if (hadFocus && !host.contains(root.activeElement)) this.#log.focus();
  }

  get #isAtEnd(): boolean {
    return this.#log.scrollTop > -END_PX;
  }

  /** There is one as soon as the template was rendered. */
  get #log(): HTMLElement {
    return this.#host.querySelector(".log") as HTMLElement;
  }

  /** Gives every row its item, in order. Returns whether there is a new one of one's own. */
  #place(context: ListContext): boolean {
    const { conversation: { state }, now } = context;
    const list = this.#host.querySelector("ol") as HTMLOListElement;
    if (state.loaded) this.#mark ??= state.seen;
    const rows = rowsOf(state, { now, seen: this.#mark ?? 0 });
    const gone = new Set(this.#items.keys());
    let saidSomething = false;
    let isFresh = this.#items.size > 0;
    let left = ROWS_IN_FRAME;
    let next: Element | null = null;
    this.#isWhole = true;
    for (const row of rows.toReversed()) {
      let item = this.#items.get(row.id);
      gone.delete(row.id);
      // Only what comes at the end comes in.
      isFresh &&= item === undefined;
      const isStale = item?.row === undefined || !isSameRow(item.row, row);
      if (isStale && left-- <= 0) {
        this.#isWhole = false;
        if (item === undefined) continue;
      } else if (isStale || row.phase === "failed") {
        // One that failed counts seconds; it takes nobody's turn, or others would never have theirs.
        if (item === undefined) {
          const element = document.createElement("li");
          element.tabIndex = -1;
          element.dataset["id"] = row.id;
          element.toggleAttribute("data-fresh", isFresh);
          item = { element };
          this.#items.set(row.id, item);
          saidSomething ||= row.pending !== undefined;
          list.insertBefore(element, next);
        }
        item.row = row;
        item.element.className = `${row.own ? "own" : row.from?.kind} ${
          row.startsGroup ? "first" : ""
        }`;
        render(messageRow(row, context, item.element), item.element);
      }
      const { element } = item as Item;
      if (element.nextElementSibling !== next) list.insertBefore(element, next);
      next = element;
    }
    for (const id of gone) {
      this.#items.get(id)?.element.remove();
      this.#items.delete(id);
    }
    if (!this.#isWhole) this.#goOn();
    return saidSomething;
  }

  /** Draws what is left; once, however often the list was drawn until then. */
  #goOn(): void {
    if (this.#goesOn) return;
    this.#goesOn = true;
    // Once these are on the screen: in the frame's own task both would be laid out together.
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.#goesOn = false;
        this.#redraw();
      })
    );
  }

  /** Remembers what is at the upper edge. Returns how to bring it back there. */
  #hold(): () => void {
    // Its lower end: a day or a name may go from above its text.
    const bottomOf = (item: Element) => item.getBoundingClientRect().bottom;
    const { top } = this.#log.getBoundingClientRect();
    const item = [...this.#host.querySelectorAll("li")].find((item) => bottomOf(item) > top);
    const before = item && bottomOf(item);
    return () => {
      if (item?.isConnected) this.#log.scrollTop += bottomOf(item) - (before ?? 0);
    };
  }

  /** A key that is pressed before there is what answers it waits for that. */
  #answer(event: KeyboardEvent): void {
    const answer = () => dressed(reading, this.#host, answer)?.keydown(event, this.#log);
    answer();
  }

  #scrolled(context: ListContext): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#log;
    const atEnd = this.#isAtEnd;
    if (atEnd !== this.#atEnd) {
      this.#atEnd = atEnd;
      this.#redraw();
    }
    if (this.#isWhole && scrollTop + scrollHeight - clientHeight < BEGINNING_PX) {
      loadOlder(context);
    }
  }

  #toEnd(): void {
    this.#log.scrollTop = 0;
  }
}

/** What stands above the first message, or in place of messages. */
function beginning(context: ListContext): TemplateResult | typeof nothing {
  const { locale: { words }, conversation: { state }, slow } = context;
  const { loaded, hasOlder, loadingOlder, messages, pending, isWhisper } = state;
  if (!loaded) {
    return slow ? html`<div class="skeleton"><i></i><i></i><i></i></div>` : nothing;
  }
  if (hasOlder) {
    return html`
      <button
        class="older"
        part="older"
        aria-disabled=${loadingOlder}
        @click=${() => loadOlder(context)}
      >
        ${loadingOlder ? words.loadingOlder : words.older}
      </button>
    `;
  }
  const { emptyTitle, emptyText } = isWhisper ? words.whisper : words;
  return messages.length + pending.length > 0 ? html`<p class="begins">${words.begins}</p>` : html`
    <slot name="empty">
      <div class="empty">
      ${margin()}
      <h3>${emptyTitle}</h3>
      <p>${emptyText}</p>
      ${attending.get(() => {})?.hint(context)}
      </div>
    </slot>
  `;
}

function loadOlder({ conversation }: ListContext): void {
  const { hasOlder, loadingOlder } = conversation.state;
  if (hasOlder && !loadingOlder) conversation.loadOlder();
}
