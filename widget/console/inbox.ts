/**
 * `<small-talk-inbox>`: what the author sees: the rooms, and the conversation of one of them. On a
 * phone, one or the other.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Sender } from "../../shared/chat/event.ts";
import type { Clock } from "../../shared/clock.ts";
import "../component/conversation.ts";
import { BACK, icon, margin } from "../component/icon.ts";
import { define, LightElement } from "../component/light_element.ts";
import { linkLine } from "../component/link_line.ts";
import { linkNotice } from "../component/link_notice.ts";
import { Ticker } from "../component/ticker.ts";
import type { ConsoleWords } from "../locale/console_words.ts";
import type { Locale } from "../locale/locale.ts";
import type { Conversation, Inbox } from "../state/model.ts";
import { addressOf, readPlace } from "./address.ts";
import { OpenRooms } from "./open_rooms.ts";
import { isWaiting, pathOf, roomRow } from "./room_row.ts";
import { Seen } from "./seen.ts";
import "./tag_to_paste.ts";

/** See the head of this file. */
export class InboxView extends LightElement {
  static override properties = {
    locale: { attribute: false },
    inbox: { attribute: false },
    author: { attribute: false },
    conversation: { state: true },
  };

  declare locale: Locale<ConsoleWords>;
  declare clock: Clock;
  declare inbox: Inbox;
  declare author: Sender;
  /** Called when the author wants to leave. */
  declare leave: () => void;
  /** The conversation that is shown, if any. */
  declare conversation: Conversation | undefined;

  readonly #seen = new Seen();
  readonly #ticker: Ticker;
  readonly #moved = () => this.#move();
  #rooms: OpenRooms | undefined;
  #unsubscribe = () => {};

  constructor() {
    super();
    this.#ticker = new Ticker(this, () => {
      const { link } = this.inbox.state;
      return link.kind === "waiting" && link.retryAt > this.clock.now() ? 1000 : 0;
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.#moved);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#ticker.hostDisconnected();
    removeEventListener("hashchange", this.#moved);
    this.#unsubscribe();
    this.#rooms?.close();
    document.title = "smallTalk";
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("inbox")) {
      this.#unsubscribe();
      this.#rooms?.close();
      this.#rooms = new OpenRooms(this.inbox);
      this.#unsubscribe = this.inbox.subscribe(() => this.requestUpdate());
      this.#show();
    }
    const { loaded, rooms } = this.inbox.state;
    if (loaded) this.#seen.update(rooms, this.conversation?.state.room);
  }

  protected override render(): TemplateResult {
    const { locale: { words, lang }, conversation } = this;
    const { loaded, rooms } = this.inbox.state;
    const content = conversation !== undefined
      ? this.#talk(conversation)
      : !loaded
      ? nothing
      : rooms.length > 0
      ? html`<div class="empty">${margin()}<p>${words.choose}</p></div>`
      : html`
        <div class="empty">
          ${margin()}
          <h2>${words.quietTitle}</h2>
          <p>${words.quietText}</p>
          <small-talk-tag .words=${words}></small-talk-tag>
        </div>
      `;
    return html`
      <main
        class=${conversation === undefined ? "inbox" : "inbox talking"}
        lang=${lang}
        dir=${words.dir}
        @keydown=${this.#keydown}
      >
        <h1 class="unseen">smallTalk</h1>
        <nav aria-label=${words.conversations}>${this.#list()}</nav>
        <div class="pane">${content}</div>
      </main>
    `;
  }

  protected override updated(): void {
    this.#ticker.hostUpdated();
    const unread = this.inbox.state.rooms.filter((room) => this.#seen.isUnread(room)).length;
    document.title = unread > 0 ? `(${unread}) smallTalk` : "smallTalk";
  }

  #list(): TemplateResult {
    const { locale, inbox, author, conversation, clock } = this;
    const { words } = locale;
    const { loaded, rooms } = inbox.state;
    const now = clock.now();
    const link = { source: inbox, words, now };
    return html`
      <header>
        <p class="brand" aria-hidden="true">smallTalk</p>
        <span class="soft"><bdi>${author.name}</bdi></span>
        <button @click=${() => this.leave()}>${words.signOut}</button>
      </header>
      ${linkLine(link)}
      ${conversation === undefined ? linkNotice(link) : nothing}
      ${loaded
        ? html`<p class="soft summary">${words.waiting(rooms.filter(isWaiting).length)}</p>`
        : nothing}
      <ul role="list">${rooms.map((summary) =>
        roomRow(summary, {
          locale,
          author,
          now,
          unread: this.#seen.isUnread(summary),
          current: summary.room === conversation?.state.room,
          redraw: () => this.requestUpdate(),
        })
      )}</ul>
    `;
  }

  #talk(conversation: Conversation): TemplateResult {
    const { locale, clock } = this;
    const { words } = locale;
    const { room } = conversation.state;
    const page = this.inbox.state.rooms.find((summary) => summary.room === room)?.page;
    const path = pathOf({ room });
    return html`
      <header>
        <a class="back" href="#" aria-label=${words.back}>${icon(BACK)}</a>
        <div>
          <h2 dir="auto" tabindex="-1">${page?.title || path}</h2>
          ${page !== undefined && /^https?:/.test(page.url)
            ? html`<a class="soft" href=${page.url} target="_blank" rel="noreferrer">${words.openPost}</a>`
            : html`<span class="soft" dir="ltr">${path}</span>`}
        </div>
      </header>
      ${linkLine({ source: this.inbox, words, now: clock.now() })}
      <small-talk-conversation
        .locale=${locale}
        .clock=${clock}
        .conversation=${conversation}
      ></small-talk-conversation>
    `;
  }

  #show(): void {
    const place = readPlace(location.hash);
    this.conversation = this.#rooms?.show(place.kind === "room" ? place.room : undefined);
  }

  /** Goes where the address says, and takes the focus along. */
  async #move(): Promise<void> {
    const left = this.conversation?.state.room;
    this.#show();
    await this.updateComplete;
    if (this.conversation !== undefined) {
      // On a phone a keyboard would rise over what is to be read.
      const mayWrite = matchMedia("(pointer: fine)").matches;
      this.querySelector<HTMLElement>(mayWrite ? "small-talk-conversation" : ".pane h2")?.focus();
    } else if (left !== undefined) {
      this.querySelector<HTMLElement>(`a[href="${CSS.escape(addressOf(left))}"]`)?.focus();
    }
  }

  #keydown(event: KeyboardEvent): void {
    if (event.key === "Escape" && !event.isComposing && this.conversation !== undefined) {
      location.hash = "";
    }
  }
}

define("small-talk-inbox", InboxView);
