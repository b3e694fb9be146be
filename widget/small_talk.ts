/**
 * `<small-talk>`: the conversation of a page, behind a launcher in the corner or within the page.
 *
 * ```html
 * <small-talk room="/posts/websocket" theme="auto" placement="inline"></small-talk>
 * ```
 *
 * Attributes, all optional:
 * - `room`: the path the conversation belongs to; that of the page. A new value changes the room.
 * - `theme`: `auto` (as the reader's system), `light` or `dark`.
 * - `placement`: `corner`, or `inline` to stand where the element stands.
 * - `side`: the corner, `end` (right where one writes from left to right) or `start`.
 * - `lang`: `ar`, `de`, `en`, `es`, `fr`, `he`, `ja`, `ko`, `pt` or `zh`; that of the page around the
 *   element, then the reader's.
 * - `hidden`: takes it off the screen.
 *
 * Property: `opened`, to be read.
 *
 * Methods: `open()`, `close()`. The focus goes to the composer, and back to the launcher.
 *
 * Events, on the element and bubbling: `small-talk-open`, `small-talk-close`.
 *
 * Custom properties:
 * - `--small-talk-accent`: the owner's colour; made darker or lighter where it could not be read.
 * - `--small-talk-font`: the first font to try.
 * - `--small-talk-width` (380px), `--small-talk-height` (600px), `--small-talk-radius` (12px).
 * - `--small-talk-offset-inline`, `--small-talk-offset-block` (16px): away from the corner.
 * - `--small-talk-layer` (999): the `z-index`.
 *
 * Parts: `launcher`, `panel`, `head`, `title`, `close`, `link`, `log`, `older`, `message`, `new`,
 * `notice`, `composer`, `field`, `send`, `voices`,
 * `reference`, `drawer`, `back`.
 *
 * @module
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { roomOfPath } from "../shared/chat/id.ts";
import type { Clock } from "../shared/clock.ts";
import { MAX_TITLE_LENGTH, MAX_URL_LENGTH } from "../shared/limit.ts";
import { followKeyboard, openDialog } from "./component/frame.ts";
import { define } from "./component/light_element.ts";
import "./component/panel.ts";
import type { Panel } from "./component/panel.ts";
import { browserClock } from "./connection/open_link.ts";
import { Reader } from "./connection/reader.ts";
import { languagesAt } from "./language.ts";
import { loadLocale, type Locale } from "./locale/locale.ts";
import type { Talk, TalkOptions } from "./state/model.ts";
import { openTalk } from "./state/talk.ts";
import { panelStyle } from "./style/panel.ts";
import { TALK_STYLES } from "./style/talk.ts";

/** See the head of this file. */
export class SmallTalk extends LitElement {
  static override styles = [...TALK_STYLES, panelStyle];
  static override properties = {
    room: {},
    placement: {},
    opened: { attribute: false },
    locale: { attribute: false },
    talk: { attribute: false },
  };

  declare room: string | null;
  declare placement: string | null;
  /** Whether the conversation is on the screen. */
  declare opened: boolean;
  declare locale: Locale | undefined;
  /** What is behind the panel, once it was opened. */
  declare talk: Talk | undefined;

  protected readonly clock: Clock = browserClock;
  #launcher: HTMLButtonElement | undefined;
  #release = () => {};
  /** The script is one folder below the server's address. */
  readonly #reader = new Reader(new URL("..", import.meta.url));

  constructor() {
    super();
    this.opened = false;
  }

  /** Shows the conversation; connects, the first time. */
  open(): void {
    this.opened = true;
  }

  /** Hides the conversation, which goes on behind the launcher. */
  close(): void {
    this.opened = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    loadLocale(languagesAt(this)).then((locale) => this.locale ??= locale);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is only moved is back by then.
    queueMicrotask(() => {
      if (!this.isConnected) this.#leave();
    });
  }

  /** Opens a room's talk. */
  protected connect(options: TalkOptions): Talk {
    return openTalk({
      ...options,
      ...this.#reader.open(),
      clock: this.clock,
      random: (bytes) => crypto.getRandomValues(bytes),
    });
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    // What the tag has drawn stays, and comes first, also for the keyboard.
    const drawn = [...this.shadowRoot?.adoptedStyleSheets ?? []];
    const root = super.createRenderRoot() as ShadowRoot;
    root.adoptedStyleSheets = [...drawn, ...root.adoptedStyleSheets];
    this.renderOptions.renderBefore = null;
    this.#launch(root);
    return root;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("room")) this.#leave();
    if (!this.opened || !this.isConnected) return;
    this.talk ??= this.connect({
      room: roomOfPath(this.room ?? location.pathname),
      page: { title: titleHere(), url: location.href.slice(0, MAX_URL_LENGTH) },
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { locale, talk } = this;
    if (locale === undefined || talk === undefined) return nothing;
    const { lang, words } = locale;
    return html`
      <dialog
        part="panel"
        aria-labelledby="title"
        @close=${this.#closed}
        @keydown=${this.#keydown}
      >
        <small-talk-panel
          lang=${lang}
          dir=${words.dir}
          .locale=${locale}
          .clock=${this.clock}
          .talk=${talk}
          .heading=${titleHere()}
          .leave=${() => this.close()}
        ></small-talk-panel>
      </dialog>
    `;
  }

  protected override updated(): void {
    const dialog = this.#dialog;
    const launcher = this.#launcher;
    if (launcher !== undefined) launcher.ariaExpanded = `${this.opened}`;
    if (dialog === null || dialog.open === this.opened) return;
    if (this.opened) {
      openDialog(dialog, this.placement === "inline");
      this.#release = followKeyboard(dialog);
      this.panel?.focus();
    } else {
      const hadFocus = this.shadowRoot?.activeElement !== null;
      dialog.close();
      this.#release();
      // Safari gives a button that is clicked no focus.
      if (hadFocus || document.activeElement === document.body) launcher?.focus();
    }
    this.dispatchEvent(
      new Event(this.opened ? "small-talk-open" : "small-talk-close", { bubbles: true }),
    );
  }

  /** What is in the window, once it was opened. */
  get panel(): Panel | null {
    return this.renderRoot.querySelector("small-talk-panel");
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  async #launch(root: ShadowRoot): Promise<void> {
    const launcher = root.querySelector<HTMLButtonElement>("#launcher") ??
      (await import("./component/late_launcher.ts")).drawLate(root, languagesAt(this));
    launcher.onclick = () => this.open();
    this.#launcher = launcher;
    this.requestUpdate();
  }

  #leave(): void {
    this.talk?.close();
    this.talk = undefined;
    this.#release();
  }

  /** The browser closed it: Escape, or the back gesture of a phone. */
  #closed(): void {
    if (this.#dialog?.open === false) this.close();
  }

  #keydown(event: KeyboardEvent): void {
    if (event.key === "Escape" && !event.isComposing && !event.defaultPrevented) this.close();
  }
}

/** What the page is called. */
function titleHere(): string {
  return document.title.slice(0, MAX_TITLE_LENGTH);
}

define("small-talk", SmallTalk);
