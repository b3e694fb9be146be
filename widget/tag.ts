/**
 * `small-talk.js`, what a page loads: a launcher and nothing else. No request, no storage and no
 * connection until the reader shows an interest; then the component, which takes over the very
 * element that is on the page. Whoever has written here before is shown what is unread: one request,
 * after the page has loaded. And what is selected in the post can be asked about.
 *
 * ```html
 * <script async src="https://talk.example/small-talk.js"></script>
 * ```
 *
 * A `<small-talk>` in the page is used where it stands, also one that is added later. Without any,
 * the tag adds one at the end of the body; `data-room`, `data-theme` and so on of the script become
 * its attributes. A page has one server: that of the first tag on it, and another tag does nothing but
 * say so in the console. Its methods can be called at once: what they say is remembered until the component
 * is there.
 *
 * @module
 */
import type { offerSentence } from "./feature/sentence/offer.ts";
import type { showUnreadAt } from "./feature/unread/unread.ts";
import { languagesAt } from "./language.ts";
import { drawLauncher, launcherLanguage, launcherWords, sayAtLauncher } from "./launcher.ts";
import { LAUNCHER_CSS } from "./style/launcher.ts";

/** Where the component is, seen from the tag; written in by the build. */
declare const ELEMENT_FILE: string;
/** The same under a name that does not change. */
declare const ELEMENT_NAME: string;
/** Where the component's words are in a language, `*`, other than English. */
declare const WORDS_FILE: string;
/** Where the offer to ask about a selection is. */
declare const OFFER_FILE: string;
/** Where it is asked what is unread. */
declare const UNREAD_FILE: string;

const NAME = "small-talk";

/** The element while the component is not there; then the component. */
interface Talk extends HTMLElement {
  unread: number;
  /** What the page has said of who the reader is; the component takes it from here. */
  identity: unknown;
  open(): void;
  close(): void;
  destroy(): void;
  identify(identity: unknown): void;
}

/** What all elements of a tag have in common. */
interface Tag {
  readonly server: URL;
  readonly style: CSSStyleSheet;
  /** Loads a file of the server. */
  readonly load: (file: string) => Promise<unknown>;
}

/** Asks whether another tag has the page. An event, since it leaves nothing on the page. */
const CLAIM = "small-talk-tag";

/** Whether somebody comes with a link to a conversation, and wants to see it. */
const isLinked = () => location.hash.startsWith("#small-talk=");

function start(script: HTMLScriptElement): void {
  const server = new URL(".", script.src);
  if (!document.dispatchEvent(new CustomEvent(CLAIM, { cancelable: true, detail: server.href }))) {
    return;
  }
  document.addEventListener(CLAIM, (event) => {
    event.preventDefault();
    const { detail } = event as CustomEvent<string>;
    if (detail !== server.href) {
      // deno-lint-ignore no-console -- It is for whoever made the page.
      console.warn(`small-talk: not ${detail}, ${server.href} has this page`);
    }
  });
  const elements = document.getElementsByTagName(NAME) as HTMLCollectionOf<Talk>;
  const style = new CSSStyleSheet();
  style.replaceSync(LAUNCHER_CSS);
  const load = (file: string): Promise<unknown> => import(new URL(file, script.src).href);
  const tag = { server, style, load };

  function prepareAll(): void {
    for (const element of elements) if (!element.shadowRoot) prepare(element, tag);
  }
  function addOne(): void {
    if (elements.length > 0) return;
    const element = document.createElement(NAME);
    for (const { name, value } of script.attributes) {
      if (name.startsWith("data-")) element.setAttribute(name.slice(5), value);
    }
    document.body.append(element);
  }

  prepareAll();
  const observer = new MutationObserver(prepareAll);
  observer.observe(document, { childList: true, subtree: true });
  customElements.whenDefined(NAME).then(() => observer.disconnect());
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", addOne);
  else addOne();

  // Also into a page that is open already.
  addEventListener("hashchange", () => isLinked() && elements[0]?.open());

  const ask = () => {
    // The first look into the storage waits for another process: not before the page is there.
    const kept = keptOf(server);
    if (kept) {
      (load(UNREAD_FILE) as Promise<{ readonly showUnreadAt: typeof showUnreadAt }>)
        .then((unread) => unread.showUnreadAt(elements, { server, kept, fetch }))
        .catch(() => {});
    }
  };
  document.readyState === "complete" ? ask() : addEventListener("load", ask);

  const offered = new WeakSet();
  document.addEventListener("selectionchange", () => {
    const [element] = elements;
    if (
      element === undefined || offered.has(element) || getSelection()?.isCollapsed !== false ||
      element.getAttribute("sentence") === "off"
    ) return;
    offered.add(element);
    (load(OFFER_FILE) as Promise<{ readonly offerSentence: typeof offerSentence }>).then(
      (offer) => offer.offerSentence(element, languagesAt(element), () => offered.delete(element)),
      () => offered.delete(element),
    );
  });
}

/** What the browser keeps of a reader who has written here before. */
function keptOf(server: URL): string {
  try {
    return localStorage.getItem(`small-talk:reader:${server.href}`) ?? "";
  } catch {
    return "";
  }
}

/** Whether the browser keeps what is of a reader whom the site has named. */
function hasNamed({ href }: URL): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(`small-talk:outbox:${href} `));
  } catch {
    return false;
  }
}

/** Draws the launcher and lets the element be opened. */
function prepare(element: Talk, { server, style, load }: Tag): void {
  const root = element.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [style];
  const button = drawLauncher(root);
  button.lang = launcherLanguage(languagesAt(element));
  const words = launcherWords(button.lang);
  sayAtLauncher(button, words.ask);

  let loading: Promise<void> | undefined;
  let wanted = false;
  let query = "";
  function fetchComponent(): void {
    // The component would ask for them too, but not before it is there.
    if (button.lang !== "en") load(WORDS_FILE.replace("*", button.lang)).catch(() => {});
    loading ??= load(ELEMENT_FILE)
      // A tag out of a cache may know a file that is no more.
      .catch(() => load(ELEMENT_NAME))
      // Some browsers remember a module that did not load: with a query it is another module.
      .catch(() => load(ELEMENT_FILE + (query += "?")))
      .then(() => {
        button.ariaBusy = null;
        // One that is off the page for a moment is not the component yet, and would not hear it.
        customElements.upgrade(element);
        if (element.identity !== undefined) element.identify(element.identity);
        if (wanted) element.open();
      }, () => {
        loading = undefined;
        if (wanted) show(words.failed);
      });
  }
  /** Says how an opening that the reader waits for goes. */
  function show(text: string): void {
    sayAtLauncher(button, text);
    button.ariaBusy = `${text === words.ask}`;
  }

  // Between the element and its class: when the component's class takes its place, these are gone.
  Object.setPrototypeOf(element, {
    __proto__: HTMLElement.prototype,
    open() {
      wanted = true;
      show(words.ask);
      fetchComponent();
    },
    close() {
      wanted = false;
    },
    destroy() {
      wanted = false;
      element.remove();
    },
    identify(who: unknown) {
      element.identity = who ?? null;
      // What is unread was counted for whoever has written here before.
      element.unread = 0;
      button.querySelector("b")?.remove();
      if (!who && hasNamed(server)) fetchComponent();
    },
  });
  button.onclick = () => element.open();
  button.onpointerenter = button.onfocus = fetchComponent;
  if (isLinked()) element.open();
}

const script = document.currentScript ??
  // A module has no current script.
  document.querySelector('script[src*="small-talk.js"]');
if (script) start(script as HTMLScriptElement);
