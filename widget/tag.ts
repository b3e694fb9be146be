/**
 * `small-talk.js`, what a page loads: a launcher and nothing else. No request, no storage and no
 * connection until the reader shows an interest; then the component, which takes over the very
 * element that is on the page.
 *
 * ```html
 * <script async src="https://talk.example/small-talk.js"></script>
 * ```
 *
 * A `<small-talk>` in the page is used where it stands, also one that is added later. Without any,
 * the tag adds one at the end of the body; `data-room`, `data-theme` and so on of the script become
 * its attributes. Until the component is there, `open()` and `close()` are remembered.
 *
 * @module
 */
import { languagesAt } from "./language.ts";
import { drawLauncher, launcherLanguage, launcherWords, sayAtLauncher } from "./launcher.ts";
import { LAUNCHER_CSS } from "./style/launcher.ts";

/** Where the component is, seen from the tag; written in by the build. */
declare const ELEMENT_FILE: string;
/** The same under a name that does not change. */
declare const ELEMENT_NAME: string;

const NAME = "small-talk";

/** The element while the component is not there. */
interface Opener extends HTMLElement {
  open(): void;
  close(): void;
}

function start(script: HTMLScriptElement): void {
  const component = (file: string): Promise<unknown> => import(new URL(file, script.src).href);
  const elements = document.getElementsByTagName(NAME) as HTMLCollectionOf<HTMLElement>;
  const style = new CSSStyleSheet();
  style.replaceSync(LAUNCHER_CSS);

  function prepareAll(): void {
    for (const element of elements) if (!element.shadowRoot) prepare(element, { style, component });
  }
  function addOne(): void {
    if (elements.length > 0) return;
    const element = document.createElement(NAME);
    for (const [name, value] of Object.entries(script.dataset as Record<string, string>)) {
      element.setAttribute(name, value);
    }
    document.body.append(element);
  }

  prepareAll();
  const observer = new MutationObserver(prepareAll);
  observer.observe(document, { childList: true, subtree: true });
  customElements.whenDefined(NAME).then(() => observer.disconnect());
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", addOne);
  else addOne();
}

/** Draws the launcher and lets the element be opened. */
function prepare(
  element: HTMLElement,
  { style, component }: { style: CSSStyleSheet; component: (file: string) => Promise<unknown> },
) {
  const root = element.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [style];
  const button = drawLauncher(root);
  button.lang = launcherLanguage(languagesAt(element));
  const words = launcherWords(button.lang);
  sayAtLauncher(button, words.ask);

  let loading: Promise<void> | undefined;
  let wanted = false;
  // Browsers remember a module that did not load: with another query it is another module.
  let query = "";
  function load(): void {
    loading ??= component(ELEMENT_FILE + query)
      // A tag out of a cache may know a file that is no more.
      .catch(() => component(ELEMENT_NAME + query))
      .then(() => {
        button.ariaBusy = null;
        if (wanted) (element as Opener).open();
      }, () => {
        loading = undefined;
        query += "?";
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
      load();
    },
    close() {
      wanted = false;
    },
  });
  button.onclick = () => (element as Opener).open();
  button.onpointerenter = button.onfocus = load;
}

const script = document.currentScript ??
  // A module has no current script.
  document.querySelector('script[src*="small-talk.js"]');
if (script) start(script as HTMLScriptElement);
