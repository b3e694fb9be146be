/**
 * The messages of a conversation, and what is there while there are none.
 *
 * What is being read does not move: the list follows new messages only while its end is in view,
 * and counts them on a button otherwise. Earlier messages arrive above without a jump. The style
 * sheet lays the list out from its end (`column-reverse`): there `scrollTop` is 0, and it stays
 * there whatever grows or shrinks; further up it is negative.
 *
 * @module
 */
import { html, nothing, render, type TemplateResult } from "lit";
import { DOWN, icon, margin } from "./icon.ts";
import type { LightElement } from "./light_element.ts";
import { messageRow } from "./message_row.ts";
import type { ViewContext } from "../feature/contract.ts";
import { othersSince, rowsOf } from "./rows.ts";

/** The end counts as in view when it is nearer than this. */
const END_PX = 48;
/** Earlier messages are asked for when the beginning is nearer than this. */
const BEGINNING_PX = 160;

/** What a list shows. */
export interface ListContext extends ViewContext {
  /** Whether the first page takes so long that its absence needs a drawing. */
  readonly slow: boolean;
}

/** The list within a component: {@linkcode MessageList.render} is a part of its template. */
export class MessageList {
  readonly #host: LightElement;
  readonly #items = new Map<string, HTMLLIElement>();
  #atEnd = true;
  #seenSeq = 0;

  constructor(host: LightElement) {
    this.#host = host;
  }

  /** Forgets a conversation that another takes the place of. */
  startOver(): void {
    for (const item of this.#items.values()) item.remove();
    this.#items.clear();
    this.#atEnd = true;
  }

  /** The frame of the list; {@linkcode MessageList.paint} fills it. */
  render(context: ListContext): TemplateResult {
    const { locale: { words }, conversation: { state } } = context;
    if (this.#atEnd) this.#seenSeq = state.messages.at(-1)?.seq ?? 0;
    const unread = othersSince(state, this.#seenSeq).length;
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
        >
          <div>
            ${beginning(context)}
            <ol role="list"></ol>
          </div>
        </div>
        ${unread > 0
          ? html`
            <button class="new" part="new" @click=${() => this.#toEnd()}>
              ${words.newMessages(unread)}${icon(DOWN)}
            </button>
          `
          : nothing}
      </div>
    `;
  }

  /** Runs `frame`, which renders the template, and fills it; what is being read stays in place. */
  paint(context: ListContext, frame: () => void): void {
    const host = this.#host;
    const root = host.getRootNode() as ShadowRoot | Document;
    const hadFocus = host.contains(root.activeElement);
    const restore = this.#hold();
    frame();
    if (this.#place(context) || this.#atEnd) this.#toEnd();
    else restore();
    // The button that was pressed may be gone.
    if (hadFocus && !host.contains(root.activeElement)) this.#log.focus();
  }

  /** There is one as soon as the template was rendered. */
  get #log(): HTMLElement {
    return this.#host.querySelector(".log") as HTMLElement;
  }

  /** Gives every row its item, in order. Returns whether there is a new one of one's own. */
  #place(context: ListContext): boolean {
    const list = this.#host.querySelector("ol") as HTMLOListElement;
    const gone = new Map(this.#items);
    const isFirst = gone.size === 0;
    let saidSomething = false;
    rowsOf(context.conversation.state).forEach((row, index) => {
      let item = gone.get(row.id);
      if (item === undefined) {
        item = document.createElement("li");
        item.toggleAttribute("data-fresh", !isFirst);
        this.#items.set(row.id, item);
        saidSomething ||= row.pending !== undefined;
      }
      gone.delete(row.id);
      item.className = `${row.own ? "own" : row.from?.kind} ${row.startsGroup ? "first" : ""}`;
      item.dataset["id"] = row.id;
      render(messageRow(row, context), item);
      const there = list.children[index];
      if (there !== item) list.insertBefore(item, there ?? null);
    });
    for (const [id, item] of gone) {
      item.remove();
      this.#items.delete(id);
    }
    return saidSomething;
  }

  /** Remembers what is at the upper edge. Returns how to bring it back there. */
  #hold(): () => void {
    // Its lower end: a day or a name may go from above its text.
    const bottomOf = (item: Element) => item.getBoundingClientRect().bottom;
    const item = [...this.#items.values()].find((item) =>
      bottomOf(item) > this.#log.getBoundingClientRect().top
    );
    const before = item && bottomOf(item);
    return () => {
      if (item?.isConnected) this.#log.scrollTop += bottomOf(item) - (before ?? 0);
    };
  }

  #scrolled(context: ListContext): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#log;
    const atEnd = scrollTop > -END_PX;
    if (atEnd !== this.#atEnd) {
      this.#atEnd = atEnd;
      this.#host.requestUpdate();
    }
    if (scrollTop + scrollHeight - clientHeight < BEGINNING_PX) loadOlder(context);
  }

  #toEnd(): void {
    this.#log.scrollTop = 0;
  }
}

/** What stands above the first message, or in place of messages. */
function beginning(context: ListContext): TemplateResult | typeof nothing {
  const { locale: { words }, conversation: { state }, slow } = context;
  const { loaded, hasOlder, loadingOlder, messages, pending } = state;
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
  return messages.length + pending.length > 0 ? html`<p class="begins">${words.begins}</p>` : html`
    <div class="empty">
      ${margin()}
      <h3>${words.emptyTitle}</h3>
      <p>${words.emptyText}</p>
    </div>
  `;
}

function loadOlder({ conversation }: ListContext): void {
  const { hasOlder, loadingOlder } = conversation.state;
  if (hasOlder && !loadingOlder) conversation.loadOlder();
}
