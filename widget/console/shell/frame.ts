/**
 * `<small-talk-desk>`: what stands around every section: the rail that leads to the others, and
 * whether the server is reached.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Sender } from "../../../shared/chat/event.ts";
import type { InboxRow } from "../../../shared/chat/inbox.ts";
import { icon } from "../../component/icon.ts";
import { define, LightElement } from "../../component/light_element.ts";
import { linkLine } from "../../component/link_line.ts";
import { linkNotice } from "../../component/link_notice.ts";
import { Ticker } from "../../component/ticker.ts";
import { addressOf, type Place } from "./address.ts";
import { AsOf } from "./as_of.ts";
import type { Desk } from "./desk.ts";
import { openHelp } from "./help.ts";
import { KeyReader, pressedOf } from "./keys.ts";
import { Section } from "./section.ts";
import { type SectionRow, SECTIONS } from "./sections.ts";
import { PLAIN_TITLE, titleFor } from "./title.ts";
import { LazyViews, viewsFor } from "./view.ts";

/** See the head of this file. */
export class DeskFrame extends LightElement {
  static override properties = {
    desk: { attribute: false },
    place: { attribute: false },
  };

  declare desk: Desk;
  declare place: Place & { readonly kind: "section" };

  readonly #views = new LazyViews(() => this.requestUpdate());
  readonly #keys = new KeyReader();
  readonly #pressed = (event: KeyboardEvent) => this.#press(event);
  #ticker: Ticker | undefined;
  #asOf: AsOf | undefined;
  /** The section that is drawn, once it is. */
  #shown: string | undefined;
  /** Whether somebody came in just now, through the door. */
  #isEntered = false;
  /** The rows the title was made of. */
  #counted: readonly InboxRow[] | undefined;
  #unsubscribe = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", this.#pressed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.#pressed);
    this.#ticker?.hostDisconnected();
    this.#unsubscribe();
    document.title = PLAIN_TITLE;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("desk")) return;
    const { clock, inbox, own } = this.desk;
    const asOf = this.#asOf = new AsOf(clock);
    const redraw = () => {
      asOf.see(inbox.state);
      this.requestUpdate();
    };
    asOf.see(inbox.state);
    this.#unsubscribe();
    const stops = [inbox.subscribe(redraw), own.subscribe(() => this.requestUpdate())];
    this.#unsubscribe = () => stops.forEach((stop) => stop());
    this.#ticker = new Ticker({ clock, isConnected: true, requestUpdate: redraw }, () => {
      const { link } = inbox.state;
      return link.kind === "waiting" && link.retryAt > clock.now() ? 1000 : 0;
    });
  }

  protected override render(): TemplateResult {
    const { desk, place } = this;
    const { words, lang } = desk.locale;
    const link = { source: desk.inbox, words, now: desk.clock.now() };
    const section = this.#section;
    return html`
      <div
        class=${desk.author.role === "moderator" ? "desk moderating" : "desk"}
        lang=${lang}
        dir=${words.dir}
      >
        <nav class="rail" aria-label=${words.sectionsLabel}>
          <ul role="list">${this.#sections.map(({ id, icon }) =>
            icon === undefined ? nothing : this.#link(id, icon)
          )}</ul>
          <a class="self" href=${addressOf("settings", "account")}>
            ${portrait(desk.author)}
            <span class="unseen">${words.signedInAs(desk.author.name)}</span>
          </a>
        </nav>
        <main class="section">
          ${linkLine(link)} ${linkNotice(link)}
          ${this.#asOf?.draw(desk.inbox.state, desk.locale) ?? nothing}
          ${section === undefined ? nothing : this.#views.draw(section, desk, place.path)}
        </main>
      </div>
    `;
  }

  protected override updated(): void {
    this.#ticker?.hostUpdated();
    this.#nameThePage();
    const view = this.#view;
    const id = this.#section?.id;
    if (id === this.#shown || view === undefined) return;
    // A page that was just loaded is at its beginning anyway.
    if (this.#shown !== undefined || this.#isEntered) view.focus();
    this.#isEntered = false;
    this.#shown = id;
  }

  /** Gives the focus to the section, as soon as it is there. */
  override focus(): void {
    this.#isEntered = true;
    this.requestUpdate();
  }

  /** Says in the title how many wait, when that may have changed. */
  #nameThePage(): void {
    const { inbox: { state: { rows } }, locale, clock } = this.desk;
    if (rows === this.#counted) return;
    this.#counted = rows;
    document.title = titleFor(rows, locale.words, clock.now());
  }

  /** The section that is on the page. */
  get #view(): Section<unknown> | undefined {
    const view = this.querySelector(".section > :last-child");
    return view instanceof Section ? view : undefined;
  }

  #press(event: KeyboardEvent): void {
    const { go, locale, settings } = this.desk;
    if (event.defaultPrevented) return;
    const command = this.#keys.read(
      pressedOf(event),
      // Of a page that is busy between two keys the second is heard late, but was pressed in time.
      event.timeStamp,
      settings.value.withoutKeys === true,
    );
    if (command === undefined) return;
    const isPlace = this.#sections.some(({ id }) => id === command);
    if (command === "help") openHelp(this, locale.words);
    else if (isPlace) go(addressOf(command));
    else if (!this.#view?.command(command)) return;
    event.preventDefault();
  }

  get #sections(): readonly SectionRow[] {
    return viewsFor(SECTIONS, this.desk.author.role);
  }

  /** The section the address names, or the first. */
  get #section(): SectionRow | undefined {
    return this.#sections.find(({ id }) => id === this.place.section) ?? this.#sections[0];
  }

  #link(id: SectionRow["id"], path: string): TemplateResult {
    return html`
      <li>
        <a href=${addressOf(id)} aria-current=${id === this.#section?.id ? "page" : nothing}>
          ${icon(path)}<span>${this.desk.locale.words.sections[id]}</span>
        </a>
      </li>
    `;
  }
}

/** Somebody's picture, or what stands for it. */
function portrait({ name, avatar }: Pick<Sender, "name" | "avatar">): TemplateResult {
  return avatar === undefined
    ? html`<span class="initial" aria-hidden="true">${initialOf(name)}</span>`
    : html`
      <span
        class="initial face"
        aria-hidden="true"
        .style=${`background-image: url("${avatar}")`}
      ></span>
    `;
}

/** The first letter of a name, as it is written. */
function initialOf(name: string): string {
  return [...name.trim()][0]?.toLocaleUpperCase() ?? "";
}

define("small-talk-desk", DeskFrame);
