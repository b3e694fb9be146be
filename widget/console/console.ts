/**
 * `<small-talk-console>`: the author's web app. Finds out who is there and shows the door or the
 * desk.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { standing } from "../component/features.ts";
import { margin } from "../component/icon.ts";
import { define, LightElement } from "../component/light_element.ts";
import { authorLink, browserClock } from "../connection/open_link.ts";
import { loadConsoleLocale } from "../locale/console_locale.ts";
import type { ConsoleWords } from "../locale/console_words.ts";
import type { Locale } from "../locale/locale.ts";
import { openInbox } from "../state/inbox.ts";
import { noticeStyle } from "../style/notice.ts";
import { TALK_STYLES } from "../style/talk.ts";
import { AuthorSettings } from "./api/author_settings.ts";
import { AuthorApi, type NotIn } from "./api/author_api.ts";
import { ConsoleApi } from "./api/console_api.ts";
import { thisDevice } from "./device/this_device.ts";
import { inboxList } from "./api/inbox_api.ts";
import { faultText } from "./door/fault_text.ts";
import "./door/sign_in.ts";
import { doorStyle } from "./door/style.ts";
import { kitStyle } from "./kit/style.ts";
import { isUnsettled } from "./setup/first_run.ts";
import { addressOf, type Place, readPlace } from "./shell/address.ts";
import type { Desk, DeskAuthor, Role } from "./shell/desk.ts";
import { linkFor } from "./shell/moderator_link.ts";
import "./shell/frame.ts";
import { OwnAuthor } from "./shell/own_author.ts";
import { pageStyle, shellStyle } from "./shell/style.ts";

/** What the console shows. */
type View =
  | { readonly kind: "asking" }
  | {
    readonly kind: "unreachable";
    /** Why nobody comes in, where the server said so. */
    readonly fault?: NotIn;
  }
  | { readonly kind: "door"; readonly token?: string; readonly over?: boolean }
  | { readonly kind: "desk"; readonly desk: Desk };

/** See the head of this file. */
export class ConsoleApp extends LightElement {
  static override properties = {
    locale: { attribute: false },
    view: { attribute: false },
    place: { attribute: false },
  };

  declare locale: Locale<ConsoleWords> | undefined;
  declare view: View;
  /** Where the author is, as the address says. */
  declare place: Place;

  readonly #api = new ConsoleApi(
    (path, init) => fetch(path, init),
    () => {
      if (this.view.kind === "desk") this.#knock({ over: true });
    },
    () => this.#prove(),
  );
  readonly #authors = new AuthorApi(this.#api);
  readonly #loading = loadConsoleLocale(navigator.languages);
  readonly #moved = () => this.#readAddress();
  readonly #cameBack = () => {
    if (this.view.kind === "unreachable") void this.#ask();
  };
  #unsubscribe = () => {};

  constructor() {
    super();
    this.view = { kind: "asking" };
    this.place = readPlace("");
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const sheets = [...TALK_STYLES, noticeStyle, pageStyle, kitStyle, doorStyle, shellStyle];
    for (const { styleSheet } of sheets) {
      if (styleSheet !== undefined && !document.adoptedStyleSheets.includes(styleSheet)) {
        document.adoptedStyleSheets.push(styleSheet);
      }
    }
    addEventListener("hashchange", this.#moved);
    addEventListener("online", this.#cameBack);
    thisDevice.start();
    this.#loading.then((locale) => this.locale = locale);
    this.#readAddress();
    if (this.view.kind !== "door") this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.#moved);
    removeEventListener("online", this.#cameBack);
    this.#leaveDesk();
  }

  /** Opens the author's inbox and its link. */
  protected connect(role: Role): Pick<Desk, "inbox" | "link"> {
    const link = linkFor(role, authorLink(new URL("..", import.meta.url)));
    const inbox = openInbox({
      link,
      list: inboxList(this.#api),
      roomsOnly: role === "moderator",
      clock: browserClock,
      random: (bytes) => crypto.getRandomValues(bytes),
      loadAttending: () => standing.load(),
    });
    return { inbox, link };
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("locale")) document.documentElement.lang = this.locale?.lang ?? "en";
  }

  protected override updated(changed: PropertyValues<this>): void {
    // The field in which one wrote at the door is gone.
    if (changed.get("view")?.kind === "door" && this.view.kind === "desk") {
      this.querySelector<HTMLElement>("small-talk-desk")?.focus();
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { locale, view, place } = this;
    if (locale === undefined) return nothing;
    const { words } = locale;
    switch (view.kind) {
      case "asking":
        return nothing;
      case "unreachable":
        return this.#closedDoor(words, view.fault);
      case "door":
        return html`
          <small-talk-sign-in
            .api=${this.#authors}
            .locale=${locale}
            .token=${view.token}
            .note=${view.over ? words.sessionOver : ""}
            .enter=${(author: DeskAuthor) => this.#enter(author, view.token !== undefined)}
          ></small-talk-sign-in>
        `;
      case "desk":
        return html`<small-talk-desk .desk=${view.desk} .place=${place}></small-talk-desk>`;
    }
  }

  /** Where nobody can come in now: why, and how to try again. */
  #closedDoor(words: ConsoleWords, fault: NotIn | undefined): TemplateResult {
    const isAnswered = fault !== undefined && fault.code !== "unreachable";
    const [title, text] = isAnswered
      ? [words.notNowTitle, faultText(fault, words)]
      : navigator.onLine
      ? [words.unreachableTitle, words.faults.otherwise]
      : [words.offlineTitle, words.offlineText];
    return html`
      <main class="door">
        ${margin()}
        <h1>${title}</h1>
        <p class="soft" role="status">${text}</p>
        <button class="primary" @click=${() => this.#ask()}>${words.tryNow}</button>
      </main>
    `;
  }

  /** Takes a one-time link out of the address, where nobody else shall find it. */
  #readAddress(): void {
    const place = readPlace(location.hash);
    if (place.kind === "section") {
      this.place = place;
      return;
    }
    history.replaceState(null, "", location.pathname + location.search);
    this.#leaveDesk();
    this.place = readPlace("");
    this.view = { kind: "door", token: place.token };
  }

  async #ask(): Promise<void> {
    const outcome = await this.#authors.current();
    if (this.view.kind === "door") return;
    if (outcome.author !== undefined) this.#enter(outcome.author);
    else if (outcome.code === "signed-out") this.view = { kind: "door" };
    else this.view = { kind: "unreachable", fault: outcome };
  }

  /** @param withLink whether they came with a one-time link, as the first author does */
  async #enter(author: DeskAuthor, withLink = false): Promise<void> {
    const before = this.view;
    const locale = await this.#loading;
    const isFirst = withLink && author.role === "owner" && await isUnsettled(this.#api);
    // Somebody may have come to the door with a link meanwhile.
    if (this.view !== before) return;
    if (isFirst) {
      history.replaceState(null, "", addressOf("setup"));
      this.place = readPlace(location.hash);
    }
    const { inbox, link } = this.connect(author.role);
    this.#unsubscribe = inbox.subscribe(() => {
      const { link } = inbox.state;
      const isOver = link.kind === "refused" && link.code !== "internal";
      if (isOver) this.#knock({ over: true });
    });
    const own = new OwnAuthor(author);
    own.follow(link, () => this.#authors.current());
    const settings = new AuthorSettings(this.#api);
    settings.load();
    const desk: Desk = {
      api: this.#api,
      link,
      clock: browserClock,
      locale,
      get author() {
        return own.now;
      },
      own,
      inbox,
      settings,
      go: (address) => location.hash = address,
      leave: () => this.#signOut(),
    };
    this.view = { kind: "desk", desk };
    void thisDevice.enter(desk);
  }

  /** Asks again who is there, before what cannot be undone. */
  async #prove(): Promise<boolean> {
    if (this.view.kind !== "desk") return false;
    const { desk } = this.view;
    const { isProved } = await import("./kit/prove.ts");
    return await isProved(desk, this.querySelector(".desk") ?? this);
  }

  async #signOut(): Promise<void> {
    await thisDevice.leave();
    if (await this.#authors.signOut()) this.#knock({ over: false });
    else if (this.view.kind === "desk") this.view = { kind: "unreachable" };
  }

  #knock({ over }: { over: boolean }): void {
    this.#leaveDesk();
    this.view = { kind: "door", over };
  }

  #leaveDesk(): void {
    this.#unsubscribe();
    if (this.view.kind === "desk") this.view.desk.inbox.close();
  }
}

define("small-talk-console", ConsoleApp);
