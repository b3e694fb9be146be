/**
 * `<small-talk-inbox>`: what the author sees: all conversations, and one of them. On a phone, one or
 * the other.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { isAuthorList } from "../../../shared/chat/author.ts";
import type { SetDesk } from "../../../shared/chat/desk.ts";
import type { InboxFilter, InboxRow } from "../../../shared/chat/inbox.ts";
import { define } from "../../component/light_element.ts";
import { keyOf } from "../../state/inbox_reducer.ts";
import { emptyState } from "../kit/empty.ts";
import { tagToPaste } from "../kit/tag_to_paste.ts";
import "../kit/window_list.ts";
import type { WindowItems, WindowList } from "../kit/window_list.ts";
import { thisDevice } from "../device/this_device.ts";
import { tagOf } from "../worker/page_words.ts";
import { addressOf } from "../shell/address.ts";
import type { Command } from "../shell/keys.ts";
import { Section } from "../shell/section.ts";
import type { AnsweringConversation } from "./answering.ts";
import "./arrivals_view.ts";
import { en } from "./en.ts";
import { EVERYTHING, filtered, isAsleep, isWaiting } from "./filter.ts";
import { filterBar, isSameFilter } from "./filter_bar.ts";
import { searchHits } from "./hits.ts";
import { MessageSearch } from "./message_search.ts";
import { OpenConversations } from "./open_conversations.ts";
import "./pane.ts";
import type { ConversationPane } from "./pane.ts";
import { inboxAddress, type InboxPlace, readInboxPlace } from "./place.ts";
import { brief, inboxRow, type RowContext } from "./row.ts";
import { saveFilter } from "./save_filter.ts";
import { assigning, finishing, settle, settledText } from "./settling.ts";
import { loadSiteTitles, sitesOf, siteTitle } from "./site_titles.ts";
import { askSnooze } from "./snooze.ts";
import { inboxStyle } from "./style.ts";
import type { InboxWords } from "./words.ts";

/** See the head of this file. */
export class InboxView extends Section<InboxWords> {
  static override properties = {
    ...Section.properties,
    filter: { attribute: false },
    said: { attribute: false },
  };

  declare filter: InboxFilter;
  /** What was done last, for a line that is read out. */
  declare said: string;
  protected override readonly phrases = { en, ko: async () => (await import("./ko.ts")).ko };
  protected override readonly sheet = inboxStyle;

  #open: OpenConversations | undefined;
  #search: MessageSearch | undefined;
  #place: InboxPlace | undefined;
  #conversation: AnsweringConversation | undefined;
  #authors: ReadonlyMap<string, string> = new Map();
  /** What was filtered last, and what came of it. */
  #shown: { rows: readonly InboxRow[]; filter: InboxFilter; list: readonly InboxRow[] } | undefined;
  /** Whether what is opened next is to be read first, not answered. */
  #toRead = false;
  #leave: readonly (() => void)[] = [];

  constructor() {
    super();
    this.filter = EVERYTHING;
    this.said = "";
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const leave of this.#leave) leave();
    this.#open?.close();
    this.#search?.close();
  }

  /** Does what a key of the desk means here. Returns whether it means something. */
  override command(command: Command): boolean {
    switch (command) {
      case "next":
        return this.#step(1);
      case "previous":
        return this.#step(-1);
      case "open":
        return this.#openFocused();
      case "search":
        this.querySelector<HTMLElement>("#inbox-search")?.focus();
        return true;
      case "back":
        return this.#back();
      case "reply":
        return this.#reply();
      case "assign":
        return this.#act((row) => this.#settle(row, assigning(row, this.desk.author.id)));
      case "done":
        return this.#act((row) => this.#finish(row));
      case "snooze":
        return this.#act((row) => this.#snooze(row));
      default:
        return false;
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("desk")) this.#enter();
    if (changed.has("path")) this.#move();
  }

  protected override render(): TemplateResult {
    const { desk, words } = this;
    const { loaded, rows } = desk.inbox.state;
    const conversation = this.#conversation;
    const isModerator = desk.author.role === "moderator";
    const content = conversation !== undefined && this.#place !== undefined
      ? html`
        <small-talk-pane
          .desk=${desk}
          .words=${words}
          .place=${this.#place.ref}
          .message=${this.#place.message}
          .row=${this.#rowOf(this.#place.ref)}
          .conversation=${conversation}
        ></small-talk-pane>
      `
      : !loaded
      ? nothing
      : rows.length > 0
      ? emptyState({ text: isModerator ? words.chooseToRead : words.choose })
      : emptyState({
        title: words.quietTitle,
        text: words.quietText,
        action: html`
          ${tagToPaste(desk.locale.words.kit)}
          ${isModerator
            ? nothing
            : html`<a class="set-up" href=${addressOf("setup")}>${words.setUp}</a>`}
        `,
      });
    return html`
      <div class=${conversation === undefined ? "inbox" : "inbox talking whole"}>
        <h1 class="unseen" tabindex="-1">${desk.locale.words.sections.inbox}</h1>
        <nav class="list" aria-label=${words.conversations}>${this.#list()}</nav>
        <div class="pane">${content}</div>
        <p class="inbox-said" role="status">${this.said}</p>
        <small-talk-arrivals
          .desk=${desk}
          .words=${words}
          .open=${this.#place?.ref}
        ></small-talk-arrivals>
      </div>
    `;
  }

  #enter(): void {
    const { inbox, link, settings } = this.desk;
    const redraw = () => this.requestUpdate();
    for (const leave of this.#leave) leave();
    this.#open?.close();
    this.#search?.close();
    this.#open = new OpenConversations(inbox);
    this.#search = new MessageSearch(link, redraw);
    this.#leave = [inbox.subscribe(redraw), settings.subscribe(redraw)];
    this.#loadAuthors();
  }

  async #loadTitles(): Promise<void> {
    if (await loadSiteTitles(this.desk)) this.requestUpdate();
  }

  async #loadAuthors(): Promise<void> {
    const outcome = await this.desk.api.call("GET", "/api/authors");
    if (!outcome.ok || !isAuthorList(outcome.value)) return;
    this.#authors = new Map(outcome.value.authors.map(({ id, name }) => [id, name]));
    this.requestUpdate();
  }

  #list(): TemplateResult {
    const { desk, words, filter } = this;
    const { loaded, isComplete, rows } = desk.inbox.state;
    if (!loaded) return html``;
    const context = this.#context();
    const { now } = context;
    const found = this.#search?.state;
    const list = this.#filtered();
    const sites = sitesOf(rows);
    if (sites.length > 1) void this.#loadTitles();
    const bar = rows.length === 0 ? nothing : filterBar({
      words,
      filter,
      saved: desk.settings.value.filters,
      isPublicOnly: desk.author.role === "moderator",
      sites: sites.map((id) => [id, siteTitle(desk, id)]),
      change: (next) => this.#filterBy(next),
      search: () => this.#search?.search(this.filter),
      save: () => this.#saveFilter(),
      forget: ({ id }) => {
        const { value } = desk.settings;
        desk.settings.keep({ ...value, filters: value.filters.filter((one) => one.id !== id) });
      },
    });
    const current = this.#place === undefined ? undefined : keyOf(this.#place.ref);
    const items: WindowItems<InboxRow> = {
      all: list,
      keyOf,
      draw: (row) => inboxRow(row, { ...context, current: keyOf(row) === current }),
    };
    // In one template, so that the field keeps the focus while what is below it changes.
    const below = found !== undefined
      ? searchHits(found, {
        ...context,
        more: () => this.#search?.more(),
        end: () => this.#search?.clear(),
      })
      : html`
        <p class="soft summary">
          ${words.waiting(rows.filter((row) => isWaiting(row, now)).length)}
          ${list.length > 0 || rows.length === 0 ? nothing : words.nothingHere}
          ${isComplete || list.length > 0 ? nothing : words.stillLoading}
        </p>
        <small-talk-window-list
          .items=${items}
          .label=${words.conversations}
        ></small-talk-window-list>
      `;
    return html`${bar} ${below}`;
  }

  #context(): RowContext {
    const { desk: { locale, author, clock }, words } = this;
    return {
      locale,
      words,
      author,
      authors: this.#authors,
      now: clock.now(),
      current: false,
      redraw: () => this.requestUpdate(),
    };
  }

  /** The rows that are shown, in order; made anew only when something changed. */
  #filtered(): readonly InboxRow[] {
    const { filter, desk: { inbox: { state: { rows } }, author, clock } } = this;
    if (this.#shown?.rows !== rows || this.#shown.filter !== filter) {
      const list = filtered(rows, filter, { me: author.id, now: clock.now() });
      this.#shown = { rows, filter, list };
    }
    return this.#shown.list;
  }

  #filterBy(filter: InboxFilter): void {
    // Whoever looks for other words, or elsewhere, looks anew.
    if (!isSameFilter(filter, this.filter)) this.#search?.clear();
    this.filter = filter;
  }

  async #saveFilter(): Promise<void> {
    const { desk: { settings, locale: { words: { kit } } }, words, filter, said } = this;
    this.said = await saveFilter(this, { filter, settings, words, kit }) ?? said;
  }

  /** Goes where the address says, and takes the focus along. */
  #move(): void {
    const left = this.#place;
    this.#place = readInboxPlace(this.path ?? []);
    this.#conversation = this.#open?.show(this.#place?.ref);
    if (this.#place !== undefined) void thisDevice.closeNotices(tagOf(this.#place.ref));
    this.said = "";
    const toRead = this.#toRead;
    this.#toRead = false;
    if (this.hasUpdated) this.#focusAfter(left, toRead);
  }

  async #focusAfter(left: InboxPlace | undefined, toRead: boolean): Promise<void> {
    await this.updateComplete;
    if (this.#place !== undefined) await (toRead ? this.#pane?.read() : this.#pane?.focus());
    else if (left !== undefined) await this.#window?.focusItem(keyOf(left.ref));
  }

  get #window(): WindowList<InboxRow> | null {
    return this.querySelector("small-talk-window-list");
  }

  get #pane(): ConversationPane | null {
    return this.querySelector("small-talk-pane");
  }

  #rowOf(ref: InboxPlace["ref"]): InboxRow | undefined {
    const { room, whisper } = ref;
    return this.desk.inbox.state.rows.find((row) => row.room === room && row.whisper === whisper);
  }

  /** The key of the conversation that keys are about: the one with the focus, or the one that is open. */
  get #chosen(): string | undefined {
    return this.#window?.focusedKey ??
      (this.#place === undefined ? undefined : keyOf(this.#place.ref));
  }

  /** To the next conversation; where one is open, the next is opened. */
  #step(by: number): boolean {
    const list = this.#filtered();
    const chosen = this.#chosen;
    const at = list.findIndex((row) => keyOf(row) === chosen);
    const next = list[at === -1 ? 0 : at + by];
    if (next === undefined) return list.length > 0;
    if (this.#place !== undefined && this.#window?.focusedKey === undefined) this.#read(next);
    else this.#window?.focusItem(keyOf(next));
    return true;
  }

  get #focusedRow(): InboxRow | undefined {
    const key = this.#window?.focusedKey;
    return this.#filtered().find((each) => keyOf(each) === key);
  }

  #openFocused(): boolean {
    const row = this.#focusedRow;
    if (row !== undefined) this.#read(row);
    return row !== undefined;
  }

  /** Opens a conversation with a key: the focus stays where keys go on meaning something. */
  #read(row: InboxRow): void {
    if (this.#isShown(row)) void this.#pane?.read();
    else {
      this.#toRead = true;
      this.desk.go(inboxAddress(row));
    }
  }

  /** To where one writes, in the conversation with the focus or the one that is open. */
  #reply(): boolean {
    const row = this.#focusedRow;
    if (row !== undefined && !this.#isShown(row)) this.desk.go(inboxAddress(row));
    else this.querySelector<HTMLElement>("small-talk-conversation")?.focus();
    return row !== undefined || this.#conversation !== undefined;
  }

  #isShown(row: InboxRow): boolean {
    return this.#place !== undefined && keyOf(this.#place.ref) === keyOf(row);
  }

  #back(): boolean {
    if (this.#pane?.isAsideOpen) this.#pane.showAside(false);
    else if (this.#place !== undefined) this.desk.go(addressOf("inbox"));
    else if (this.#search?.state !== undefined || this.filter.words) {
      this.#search?.clear();
      this.#filterBy({ ...this.filter, words: "" });
      // Where the keys mean something again, which they do not in the field.
      void this.focus();
    } else return false;
    return true;
  }

  #act(act: (row: InboxRow) => unknown): boolean {
    const chosen = this.#chosen;
    const row = this.desk.inbox.state.rows.find((each) => keyOf(each) === chosen);
    if (row === undefined || this.desk.author.role === "moderator") return false;
    act(row);
    return true;
  }

  /** Marks the one open question of what is on the screen as answered; otherwise puts it aside. */
  #finish(row: InboxRow): void {
    const conversation = this.#conversation;
    const question = this.#isShown(row) ? conversation?.question : undefined;
    if (question === undefined) {
      this.#settle(row, finishing(row));
      return;
    }
    conversation?.change(question.id, { kind: "question", state: "answered" });
    this.said = this.words.did.answered;
  }

  async #snooze(row: InboxRow): Promise<void> {
    const { desk: { locale, clock }, words } = this;
    const now = clock.now();
    const at = await askSnooze(this, {
      words,
      common: locale.words,
      now,
      say: (moment) => `${locale.calendar.day(moment, now)} ${locale.calendar.time(moment)}`,
      isAsleep: isAsleep(row, now),
    });
    if (at !== undefined) this.#settle(row, { snoozedUntil: at });
  }

  async #settle(row: InboxRow, body: SetDesk): Promise<void> {
    const { desk: { link, locale, clock }, words: { did } } = this;
    const say = (at: number) => brief(at, clock.now(), locale.calendar);
    this.said = await settle(link, row, body) ? settledText(body, did, say) : did.failed;
  }
}

define("small-talk-inbox", InboxView);
