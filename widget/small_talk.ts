/**
 * `<small-talk>`: the conversation of a page, behind a launcher in the corner or within the page.
 *
 * ```html
 * <small-talk room="/posts/websocket" theme="auto" placement="inline"></small-talk>
 * ```
 *
 * The tag, `small-talk.js`, loads it where it is needed; with a bundler, import `small-talk-element.js`.
 * A page has one server, that of the first tag; another server's tag says so in the browser's console.
 *
 * @attr {string} room - The path of the conversation; by default that of the page. A new value changes
 * the room, and so does an app that shows another page.
 * @attr {"auto"|"light"|"dark"} theme - By default what the site has set, then the reader's system.
 * @attr {"corner"|"inline"} placement - In the corner of the screen, or where the element stands.
 * @attr {"end"|"start"} side - The corner; `end` is right where one writes from left to right.
 * @attr {string} page-title - What the page is called, above the conversation and in the console; by
 * default its `<title>`.
 * @attr {"on"|"off"} sentence - Whether a sentence that is selected in the post can be asked about.
 * @attr {"on"|"off"} markers - Whether marks in the margin show where sentences were asked about.
 * @attr {string} lang - The language; by default that of the page around the element, then the
 * site's, then the reader's.
 * @attr {boolean} hidden - Takes it off the screen.
 *
 * @prop {string|null} room - As the attribute.
 * @prop {"auto"|"light"|"dark"|null} theme - As the attribute.
 * @prop {"corner"|"inline"|null} placement - As the attribute.
 * @prop {"end"|"start"|null} side - As the attribute.
 * @prop {string|null} pageTitle - As the attribute `page-title`.
 * @prop {"on"|"off"|null} sentence - As the attribute.
 * @prop {"on"|"off"|null} markers - As the attribute.
 * @readonly {boolean} opened - Whether the conversation is on the screen.
 * @readonly {number} unread - How many messages of others came since it was last on the screen, in the
 * room and in the reader's own whisper in it.
 *
 * @method open(): void - Shows the conversation; the focus goes to where one writes.
 * @method close(): void - Hides it; the focus goes back to the launcher.
 * @method destroy(): void - Removes the element from the page and ends everything behind it.
 * @method identify(identity: string | (() => string | Promise<string>) | null | undefined): void - Says
 * who the reader is: a JSON Web Token the site signed, or a function that gives a new one each time it
 * is needed. `null` says that they have signed out: what waits in the browser of readers the site named
 * is erased, drafts too, and the reader is whoever they were before. With a token the tabs of a reader
 * share a connection, and what waits is kept in the browser; with a function neither is done.
 *
 * @fires {CustomEvent<null>} small-talk-before-open - Before it opens; cancelling it keeps it closed.
 * @fires {CustomEvent<null>} small-talk-open - It is on the screen.
 * @fires {CustomEvent<null>} small-talk-close - It is off the screen.
 * @fires {CustomEvent<{text: string, whisper: boolean}>} small-talk-send - Before something is sent;
 * cancelling it leaves the text in the field.
 * @fires {CustomEvent<{id: string, text: string, whisper: boolean, author: boolean}>}
 * small-talk-message - Somebody else said something, in the room or, where `whisper` is true, in the
 * reader's own whisper in it.
 * @fires {CustomEvent<number>} small-talk-unread - How many messages are unread, in both, has changed.
 *
 * @slot launcher - The words on the launcher.
 * @slot head - Next to the title.
 * @slot empty - What is shown where nothing has been said yet.
 *
 * @cssprop [--small-talk-accent=#2b63a8] - The accent colour; made darker or lighter where it could
 * not be read.
 * @cssprop [--small-talk-font=system-ui] - The first font to try.
 * @cssprop [--small-talk-width=380px] - The panel's width.
 * @cssprop [--small-talk-height=600px] - The panel's height; 80 % of the screen at most.
 * @cssprop [--small-talk-radius=12px] - The radius of the panel's corners.
 * @cssprop [--small-talk-offset-inline=16px] - The distance from the side of the screen.
 * @cssprop [--small-talk-offset-block=16px] - The distance from the bottom of the screen.
 * @cssprop [--small-talk-layer=999] - The `z-index`.
 *
 * @csspart launcher - The button that opens the panel.
 * @csspart panel - The window.
 * @csspart head - The first line of the panel.
 * @csspart title - The page's title.
 * @csspart close - The button that closes the panel.
 * @csspart offer - The button beside a selection in the post.
 * @csspart presence - Who is there.
 * @csspart link - The state of the connection, while it is not live.
 * @csspart log - The messages.
 * @csspart older - The button for earlier messages.
 * @csspart message - One message.
 * @csspart new - The line above what is new since the last look.
 * @csspart notice - Why nothing can be sent.
 * @csspart composer - The box to write in.
 * @csspart field - The field in it.
 * @csspart send - The button that sends.
 * @csspart voices - The choice between everyone and the author alone.
 * @csspart reference - The sentence or message one writes about, above the field.
 * @csspart drawer - What opens over the conversation, such as the search.
 * @csspart back - The button that leaves the drawer.
 *
 * @module
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Sentence } from "../shared/chat/event.ts";
import { type RoomId, roomOfPath } from "../shared/chat/id.ts";
import { MAX_TITLE_LENGTH } from "../shared/limit.ts";
import { openDialog } from "./component/frame.ts";
import { hostPage, standing } from "./component/features.ts";
import { define } from "./component/light_element.ts";
import { drawAfter, nextTask, type PacedClock } from "./component/next_task.ts";
import { forgetDrafts } from "./component/composer.ts";
import "./component/panel.ts";
import { followRoute } from "./component/route.ts";
import type { Panel } from "./component/panel.ts";
import { browserClock } from "./connection/open_link.ts";
import { Reader } from "./connection/reader.ts";
import { pageNow } from "./connection/resume_link.ts";
import { languagesAt } from "./language.ts";
import { showUnread } from "./badge.ts";
import { loadLocale, type Locale } from "./locale/locale.ts";
import type { Talk, TalkOptions } from "./state/model.ts";
import { openTalk } from "./state/talk.ts";
import { panelStyle } from "./style/panel.ts";
import { TALK_STYLES } from "./style/talk.ts";

/** The script is one folder below the server's address. */
const SERVER = new URL("..", import.meta.url);

/** Properties that are attributes too. */
const MIRRORED = {
  room: { reflect: true },
  theme: { reflect: true },
  placement: { reflect: true },
  side: { reflect: true },
  sentence: { reflect: true },
  markers: { reflect: true },
  pageTitle: { attribute: "page-title", reflect: true },
};

/** See the head of this file. */
export class SmallTalk extends LitElement {
  static override styles = [...TALK_STYLES, panelStyle];
  static override properties = {
    ...MIRRORED,
    asked: { attribute: false },
    opened: { attribute: false },
    unread: { attribute: false },
    locale: { attribute: false },
    talk: { attribute: false },
  };

  declare room: string | null;
  declare theme: "auto" | "light" | "dark" | null;
  declare placement: "corner" | "inline" | null;
  declare side: "end" | "start" | null;
  declare sentence: "on" | "off" | null;
  declare markers: "on" | "off" | null;
  declare pageTitle: string | null;
  /** The sentence of the post that shall be asked about; taken up when the panel is open. */
  declare asked: Sentence | undefined;
  /** Whether the conversation is on the screen. */
  declare opened: boolean;
  /** How many messages of others came while the panel was closed. */
  declare unread: number;
  /** What the page has said of who the reader is; others on the page look at it. */
  declare identity: unknown;
  declare locale: Locale | undefined;
  /** What is behind the panel, once it was opened. */
  declare talk: Talk | undefined;

  protected readonly clock: PacedClock = { ...browserClock, pause: nextTask };
  readonly #reader = new Reader(SERVER);
  #launcher: HTMLButtonElement | undefined;
  #stop = () => {};
  #stopRoute = () => {};
  /** Whose page is followed. */
  #followed: Talk | undefined;

  constructor() {
    super();
    for (const name of Object.keys(MIRRORED)) Reflect.set(this, name, null);
    this.opened = false;
    this.unread = 0;
    this.addEventListener("keydown", this.#keydown);
  }

  /** Shows the conversation; connects, the first time. */
  open(): void {
    if (!this.opened && this.#tell("small-talk-before-open")) this.opened = true;
  }

  /** Hides the conversation, which goes on behind the launcher. */
  close(): void {
    this.opened = false;
  }

  /** Takes the element off the page and lets go of everything behind it. */
  destroy(): void {
    this.remove();
    this.opened = false;
    this.#leave();
  }

  /**
   * Says who the reader is: by a token the site signed, what gives new ones, or nobody any more.
   */
  identify(identity: string | (() => string | Promise<string>) | null | undefined): void {
    this.identity = identity;
    if (this.#reader.identify(identity)) {
      this.unread = 0;
      forgetDrafts(this.renderRoot);
    }
    this.#leave();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.locale === undefined) this.#speak();
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
      loadAttending: () => standing.load(),
    });
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    // What the tag has drawn stays, and comes first, also for the keyboard.
    const drawn = [...this.shadowRoot?.adoptedStyleSheets ?? []];
    const root = super.createRenderRoot() as ShadowRoot;
    root.adoptedStyleSheets = [...drawn, ...root.adoptedStyleSheets];
    this.#launch(root);
    return root;
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    return drawAfter(!this.opened || this.talk, this.clock, () => super.scheduleUpdate());
  }

  protected override willUpdate(): void {
    this.#moved();
    if (!this.opened) return;
    this.unread = 0;
    if (this.isConnected && this.talk === undefined) this.#enter();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { locale, talk } = this;
    if (locale === undefined || talk === undefined) return nothing;
    const { lang, words } = locale;
    return html`
      <dialog
        part="panel"
        aria-labelledby="title"
        tabindex="-1"
        @close=${this.#closed}
        @small-talk-send=${this.#moved}
      >
        <small-talk-panel
          lang=${lang}
          dir=${words.dir}
          .locale=${locale}
          .clock=${this.clock}
          .talk=${talk}
          .heading=${this.#title}
          .leave=${() => this.close()}
        ></small-talk-panel>
      </dialog>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    const dialog = this.#dialog;
    const launcher = this.#launcher;
    if (launcher !== undefined) {
      // Only then it gives way: until the panel stands, the focus needs a place.
      launcher.ariaExpanded = `${this.opened && dialog !== null}`;
      showUnread(launcher, this.unread);
    }
    this.#follow();
    if (changed.get("unread") !== undefined) this.#tell("small-talk-unread", this.unread);
    if (dialog === null || dialog.open === this.opened) return this.#ask();
    if (this.opened) {
      openDialog(dialog, this.placement === "inline");
      // At once, for keys that come before the field is drawn.
      dialog.focus({ preventScroll: true });
      this.panel?.focus();
    } else {
      const hadFocus = this.shadowRoot?.activeElement !== null;
      dialog.close();
      // Safari gives a button that is clicked no focus.
      if (hadFocus || document.activeElement === document.body) launcher?.focus();
    }
    this.#tell(this.opened ? "small-talk-open" : "small-talk-close");
    this.#ask();
  }

  /** What is in the window, once it was opened. */
  get panel(): Panel | null {
    return this.renderRoot.querySelector("small-talk-panel");
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  /** What the page is called. */
  get #title(): string {
    return (this.pageTitle ?? document.title).slice(0, MAX_TITLE_LENGTH);
  }

  async #launch(root: ShadowRoot): Promise<void> {
    const launcher = root.querySelector<HTMLButtonElement>("#launcher") ??
      (await import("./component/late_launcher.ts")).drawLate(root, languagesAt(this));
    launcher.onclick = () => this.open();
    this.#launcher = launcher;
    this.requestUpdate();
  }

  async #speak(site?: string): Promise<void> {
    const tags = languagesAt(this);
    this.locale = await loadLocale(site === undefined ? tags : [site, ...tags]);
  }

  /** The room of the page as it is now. */
  get #here(): RoomId {
    return roomOfPath(this.room ?? location.pathname);
  }

  #enter(): void {
    this.talk = this.connect({ room: this.#here, page: pageNow(() => this.#title) });
    this.#stopRoute = followRoute(() => this.#moved());
    // What else follows the page is asked for again whenever something happens, until it is there.
    this.#stop = this.talk.room.subscribe(() => this.#follow());
  }

  #follow(): void {
    const { talk } = this;
    if (talk === undefined || talk === this.#followed) return;
    const page = hostPage.get(() => this.#follow());
    if (page === undefined) return;
    this.#stop();
    this.#followed = talk;
    this.#stop = page.followPage(this, {
      talk,
      server: SERVER,
      reader: this.#reader,
      left: () => this.#leave(),
      said: (message) => {
        if (!this.opened) this.unread++;
        this.#tell("small-talk-message", message);
      },
      speak: (site) => this.#speak(site),
    });
  }

  /** Leaves a room that is not the page's any more. @param event what was to be said in it is not */
  #moved(event?: Event): void {
    if (this.talk === undefined || this.talk.room.state.room === this.#here) return;
    event?.preventDefault();
    event?.stopPropagation();
    this.#leave();
  }

  /** Takes up what somebody wants to ask about. */
  #ask(): void {
    const { asked, opened, panel } = this;
    if (asked === undefined || !opened || panel === null) return;
    this.asked = undefined;
    panel.compose({ kind: "sentence", sentence: asked });
  }

  #leave(): void {
    this.#stop();
    this.#stopRoute();
    this.talk?.close();
    this.talk = this.#followed = undefined;
  }

  /** The browser closed it: Escape, or the back gesture of a phone. */
  #closed(): void {
    if (this.#dialog?.open === false) this.close();
  }

  /** Also at the launcher, while the panel is on its way. */
  #keydown(event: KeyboardEvent): void {
    if (event.key === "Escape" && !event.isComposing && !event.defaultPrevented) this.close();
  }

  /** Tells the page; whether it lets what follows happen. */
  #tell(type: string, detail?: unknown): boolean {
    const init = { bubbles: true, cancelable: type === "small-talk-before-open", detail };
    return this.dispatchEvent(new CustomEvent(type, init));
  }
}

define("small-talk", SmallTalk);
