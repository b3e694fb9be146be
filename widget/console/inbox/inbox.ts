/**
 * `<small-talk-inbox>`: what the author sees: the rooms, and the conversation of one of them. On a
 * phone, one or the other.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import "../../component/conversation.ts";
import { BACK, icon } from "../../component/icon.ts";
import { define } from "../../component/light_element.ts";
import type { RoomId } from "../../../shared/chat/id.ts";
import { parseRoomId } from "../../../shared/chat/id.ts";
import type { Conversation } from "../../state/model.ts";
import { conversationAside, conversationBelow, conversationTools } from "../conversation/slots.ts";
import "../conversation/slot_view.ts";
import { emptyState } from "../kit/empty.ts";
import { tagToPaste } from "../kit/tag_to_paste.ts";
import { addressOf } from "../shell/address.ts";
import { Section } from "../shell/section.ts";
import { en } from "./en.ts";
import { OpenRooms } from "./open_rooms.ts";
import { addressOfRoom, isWaiting, pathOf, roomRow } from "./room_row.ts";
import { Seen } from "./seen.ts";
import { inboxStyle } from "./style.ts";
import type { InboxWords } from "./words.ts";

/** See the head of this file. */
export class InboxView extends Section<InboxWords> {
  static override properties = {
    ...Section.properties,
    conversation: { attribute: false },
    isAside: { attribute: false },
  };

  /** The conversation that is shown, if any. */
  declare conversation: Conversation | undefined;
  /** Whether what is known is shown where there is no room for it beside. */
  declare protected isAside: boolean;
  protected override readonly phrases = { en, ko: async () => (await import("./ko.ts")).ko };
  protected override readonly sheet = inboxStyle;

  readonly #seen = new Seen();
  #rooms: OpenRooms | undefined;
  #unsubscribe = () => {};

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe();
    this.#rooms?.close();
    document.title = "smallTalk";
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { inbox } = this.desk;
    if (changed.has("desk")) {
      this.#unsubscribe();
      this.#rooms?.close();
      this.#rooms = new OpenRooms(inbox);
      this.#unsubscribe = inbox.subscribe(() => this.requestUpdate());
    }
    if (changed.has("path")) this.#move();
    const { loaded, rooms } = inbox.state;
    if (loaded) this.#seen.update(rooms, this.conversation?.state.room);
  }

  protected override render(): TemplateResult {
    const { desk, words, conversation } = this;
    const { loaded, rooms } = desk.inbox.state;
    const content = conversation !== undefined
      ? this.#talk(conversation)
      : !loaded
      ? nothing
      : rooms.length > 0
      ? emptyState({ text: words.choose })
      : emptyState({
        title: words.quietTitle,
        text: words.quietText,
        action: tagToPaste(desk.locale.words.kit),
      });
    return html`
      <div
        class=${conversation === undefined ? "inbox" : "inbox talking whole"}
        @keydown=${this.#keydown}
      >
        <h1 class="unseen" tabindex="-1">${desk.locale.words.sections.inbox}</h1>
        <nav class="list" aria-label=${words.conversations}>${this.#list()}</nav>
        <div class="pane">${content}</div>
      </div>
    `;
  }

  protected override updated(): void {
    const unread = this.desk.inbox.state.rooms.filter((room) => this.#seen.isUnread(room)).length;
    document.title = unread > 0 ? `(${unread}) smallTalk` : "smallTalk";
  }

  #list(): TemplateResult {
    const { desk, words, conversation } = this;
    const { locale, inbox, author, clock } = desk;
    const { loaded, rooms } = inbox.state;
    return html`
      ${loaded
        ? html`<p class="soft summary">${words.waiting(rooms.filter(isWaiting).length)}</p>`
        : nothing}
      <ul role="list">${rooms.map((summary) =>
        roomRow(summary, {
          locale,
          words,
          author,
          now: clock.now(),
          unread: this.#seen.isUnread(summary),
          current: summary.room === conversation?.state.room,
          redraw: () => this.requestUpdate(),
        })
      )}</ul>
    `;
  }

  #talk(conversation: Conversation): TemplateResult {
    const { desk, words } = this;
    const { inbox, locale, clock } = desk;
    const { room } = conversation.state;
    const row = inbox.state.rooms.find((summary) => summary.room === room);
    const page = row?.page;
    const context = { desk, ref: { room }, conversation, row };
    const path = pathOf({ room });
    return html`
      <header>
        <a class="back" href=${addressOf("inbox")} aria-label=${words.back}>${icon(BACK)}</a>
        <div>
          <h2 dir="auto" tabindex="-1">${page?.title || path}</h2>
          ${page !== undefined && /^https?:/.test(page.url)
            ? html`<a class="soft" href=${page.url} target="_blank" rel="noreferrer">${words.openPost}</a>`
            : html`<span class="soft" dir="ltr">${path}</span>`}
        </div>
        <button
          class="plain show-context"
          aria-expanded=${this.isAside === true}
          @click=${() => this.#showAside(!this.isAside)}
        >${words.about}</button>
      </header>
      <div
        class=${this.isAside ? "handling aside-open" : "handling"}
        @small-talk-aside-done=${() => this.#showAside(false)}
      >
        <div class="talk">
          ${conversationTools(context)}
          <small-talk-conversation
            .locale=${locale}
            .clock=${clock}
            .conversation=${conversation}
          ></small-talk-conversation>
          ${conversationBelow(context)}
        </div>
        ${conversationAside(context)}
      </div>
    `;
  }

  /** Goes where the address says, and takes the focus along. */
  #move(): void {
    const left = this.conversation?.state.room;
    const room = parseRoomId(this.path?.[0] ?? "")?.id;
    this.conversation = this.#rooms?.show(room);
    if (this.hasUpdated) this.#focusAfter(left);
  }

  async #focusAfter(left: RoomId | undefined): Promise<void> {
    await this.updateComplete;
    if (this.conversation !== undefined) {
      // On a phone a keyboard would rise over what is to be read.
      const mayWrite = matchMedia("(pointer: fine)").matches;
      this.querySelector<HTMLElement>(mayWrite ? "small-talk-conversation" : ".pane h2")?.focus();
    } else if (left !== undefined) {
      this.querySelector<HTMLElement>(`a[href="${CSS.escape(addressOfRoom(left))}"]`)?.focus();
    }
  }

  async #showAside(isShown: boolean): Promise<void> {
    if (this.isAside === isShown) return;
    this.isAside = isShown;
    await this.updateComplete;
    const focused = document.activeElement;
    const isElsewhere = !isShown && focused !== document.body && !focused?.closest(".context");
    // Whoever has gone on to write something stays there.
    if (isElsewhere) return;
    this.querySelector<HTMLElement>(isShown ? ".context h2" : ".show-context")?.focus();
  }

  #keydown(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.isComposing || this.conversation === undefined) return;
    if (this.isAside) this.#showAside(false);
    else this.desk.go(addressOf("inbox"));
  }
}

define("small-talk-inbox", InboxView);
