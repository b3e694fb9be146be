/**
 * `<small-talk-console>`: the author's web app. Finds out who is there and shows the door or the
 * inbox.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Sender } from "../../shared/chat/event.ts";
import { margin } from "../component/icon.ts";
import { define, LightElement } from "../component/light_element.ts";
import { authorLink, browserClock } from "../connection/open_link.ts";
import { standing } from "../component/features.ts";
import { loadConsoleLocale } from "../locale/console_locale.ts";
import type { ConsoleWords } from "../locale/console_words.ts";
import type { Locale } from "../locale/locale.ts";
import { openInbox } from "../state/inbox.ts";
import type { Inbox } from "../state/model.ts";
import { consoleStyle } from "../style/console.ts";
import { noticeStyle } from "../style/notice.ts";
import { TALK_STYLES } from "../style/talk.ts";
import { readPlace } from "./address.ts";
import { AuthorApi } from "./author_api.ts";
import "./inbox.ts";
import "./sign_in.ts";

/** What the console shows. */
type View =
  | { readonly kind: "asking" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "door"; readonly token?: string; readonly over?: boolean }
  | { readonly kind: "inbox"; readonly author: Sender; readonly inbox: Inbox };

/** See the head of this file. */
export class ConsoleApp extends LightElement {
  static override properties = {
    locale: { attribute: false },
    view: { attribute: false },
  };

  declare locale: Locale<ConsoleWords> | undefined;
  declare view: View;

  readonly #api = new AuthorApi((input, init) => fetch(input, init));
  readonly #moved = () => this.#readAddress();
  #unsubscribe = () => {};

  constructor() {
    super();
    this.view = { kind: "asking" };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const { styleSheet } of [...TALK_STYLES, noticeStyle, consoleStyle]) {
      if (styleSheet !== undefined && !document.adoptedStyleSheets.includes(styleSheet)) {
        document.adoptedStyleSheets.push(styleSheet);
      }
    }
    addEventListener("hashchange", this.#moved);
    loadConsoleLocale(navigator.languages).then((locale) => this.locale = locale);
    if (!this.#readAddress()) this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.#moved);
    this.#leaveInbox();
  }

  /** Opens the author's inbox. */
  protected connect(): Inbox {
    return openInbox({
      link: authorLink(new URL("..", import.meta.url)),
      clock: browserClock,
      random: (bytes) => crypto.getRandomValues(bytes),
      loadAttending: () => standing.load(),
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("locale")) document.documentElement.lang = this.locale?.lang ?? "en";
  }

  protected override render(): TemplateResult | typeof nothing {
    const { locale, view } = this;
    if (locale === undefined) return nothing;
    const { words } = locale;
    switch (view.kind) {
      case "asking":
        return nothing;
      case "unreachable":
        return html`
          <main class="door">
            ${margin()}
            <h1>${words.unreachableTitle}</h1>
            <p class="soft">${words.faults.otherwise}</p>
            <button class="primary" @click=${() => this.#ask()}>${words.tryNow}</button>
          </main>
        `;
      case "door":
        return html`
          <small-talk-sign-in
            .api=${this.#api}
            .locale=${locale}
            .token=${view.token}
            .note=${view.over ? words.sessionOver : ""}
            .enter=${(author: Sender) => this.#enterInbox(author)}
          ></small-talk-sign-in>
        `;
      case "inbox":
        return html`
          <small-talk-inbox
            .locale=${locale}
            .clock=${browserClock}
            .inbox=${view.inbox}
            .author=${view.author}
            .leave=${() => this.#signOut()}
          ></small-talk-inbox>
        `;
    }
  }

  /** Takes a one-time link out of the address, where nobody else shall find it. */
  #readAddress(): boolean {
    const place = readPlace(location.hash);
    if (place.kind !== "link") return false;
    history.replaceState(null, "", location.pathname + location.search);
    this.#leaveInbox();
    this.view = { kind: "door", token: place.token };
    return true;
  }

  async #ask(): Promise<void> {
    const outcome = await this.#api.current();
    if (this.view.kind === "door") return;
    if (outcome.author !== undefined) this.#enterInbox(outcome.author);
    else this.view = outcome.code === "signed-out" ? { kind: "door" } : { kind: "unreachable" };
  }

  #enterInbox(author: Sender): void {
    const inbox = this.connect();
    this.#unsubscribe = inbox.subscribe(() => {
      const { link } = inbox.state;
      const isOver = link.kind === "refused" && link.code !== "internal";
      if (isOver) this.#knock({ over: true });
    });
    this.view = { kind: "inbox", author, inbox };
  }

  async #signOut(): Promise<void> {
    if (await this.#api.signOut()) this.#knock({ over: false });
    else this.view = { kind: "unreachable" };
  }

  #knock({ over }: { over: boolean }): void {
    this.#leaveInbox();
    this.view = { kind: "door", over };
  }

  #leaveInbox(): void {
    this.#unsubscribe();
    if (this.view.kind === "inbox") this.view.inbox.close();
  }
}

define("small-talk-console", ConsoleApp);
