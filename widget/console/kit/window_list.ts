/**
 * `<small-talk-window-list>`: a list of any length, of which only what is in view is on the page. Each
 * item says which one of how many it is, so screen readers know what is not drawn.
 *
 * @module
 */
import { html, type PropertyValues, type TemplateResult } from "lit";
import { define, LightElement } from "../../component/light_element.ts";

/** How high an item is; its style keeps to it. */
export const ITEM_PX = 84;
/** What is drawn beyond what is in view, on each side. */
const BEYOND = 8;
/** The window moves by so many items, so that not every pixel draws. */
const STEP = 8;
/** How many are drawn before it is known how many are in view. */
const FIRST = 24;

/** What is in a list. */
export interface WindowItem {
  /** The same for the same item. */
  readonly key: string;
  /** Draws it; its first link or button takes the focus. */
  readonly draw: () => TemplateResult;
}

/** See the head of this file. */
export class WindowList extends LightElement {
  static override properties = {
    items: { attribute: false },
    label: { attribute: false },
    start: { attribute: false },
  };

  declare items: readonly WindowItem[];
  declare label: string;
  /** The first item of the window. */
  declare start: number;

  readonly #resized = new ResizeObserver(() => this.#look());
  #inView = FIRST;
  /** The item that has the focus. */
  #focused: string | undefined;
  /** What stood first in view before the items changed. */
  #anchor: { readonly key: string; readonly at: number } | undefined;

  constructor() {
    super();
    this.items = [];
    this.label = "";
    this.start = 0;
    this.addEventListener("scroll", () => this.#look(), { passive: true });
    this.addEventListener("focusin", (event) => this.#focused = keyAt(event.target));
    this.addEventListener("focusout", () => this.#focused = undefined);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  /** Puts the focus on an item, and brings it into view. */
  async focusItem(key: string): Promise<void> {
    const index = this.items.findIndex((item) => item.key === key);
    if (index === -1) return;
    const top = index * ITEM_PX;
    if (top < this.scrollTop) this.scrollTop = top;
    const bottom = top + ITEM_PX - this.clientHeight;
    if (bottom > this.scrollTop) this.scrollTop = bottom;
    this.#look();
    await this.updateComplete;
    this.#nodeOf(key)?.focus({ preventScroll: true });
  }

  /** The key of the item that has the focus. */
  get focusedKey(): string | undefined {
    return this.#focused;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get("items") as WindowList["items"] | undefined;
    if (before === undefined || this.scrollTop === 0) return;
    const at = Math.floor(this.scrollTop / ITEM_PX);
    const key = before[at]?.key;
    this.#anchor = key === undefined ? undefined : { key, at };
  }

  protected override render(): TemplateResult {
    const { items, label } = this;
    return html`
      <ul role="list" aria-label=${label} .style=${`block-size: ${items.length * ITEM_PX}px`}>
        ${this.#indices().map((index) =>
          html`
            <li
              data-key=${items[index]?.key ?? ""}
              aria-setsize=${items.length}
              aria-posinset=${index + 1}
              .style=${`inset-block-start: ${index * ITEM_PX}px`}
            >${items[index]?.draw()}</li>
          `
        )}
      </ul>
    `;
  }

  protected override updated(): void {
    const anchor = this.#anchor;
    this.#anchor = undefined;
    if (anchor !== undefined) {
      // What is being read stays where it is, whatever came above it.
      const at = this.items.findIndex(({ key }) => key === anchor.key);
      if (at !== -1 && at !== anchor.at) this.scrollTop += (at - anchor.at) * ITEM_PX;
    }
    const focused = this.#focused;
    if (focused === undefined) return;
    const node = this.#nodeOf(focused);
    // Nodes are used again for other items; the focus stays with its own.
    if (node !== null && node !== document.activeElement) node.focus({ preventScroll: true });
  }

  #look(): void {
    this.#inView = Math.ceil(this.clientHeight / ITEM_PX) + 1 || FIRST;
    const first = Math.floor(this.scrollTop / ITEM_PX) - BEYOND;
    this.start = Math.max(0, Math.floor(first / STEP) * STEP);
  }

  /** What is drawn: the window, and what has the focus, in order. */
  #indices(): readonly number[] {
    const { items, start } = this;
    const end = Math.min(items.length, start + this.#inView + 2 * BEYOND + STEP);
    const window = Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at);
    const focused = items.findIndex(({ key }) => key === this.#focused);
    if (focused === -1 || (focused >= start && focused < end)) return window;
    return focused < start ? [focused, ...window] : [...window, focused];
  }

  #nodeOf(key: string): HTMLElement | null {
    const item = [...this.querySelectorAll<HTMLElement>("li")].find((li) =>
      li.dataset["key"] === key
    );
    return item?.querySelector<HTMLElement>("a, button") ?? null;
  }
}

function keyAt(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>("li")?.dataset["key"] : undefined;
}

define("small-talk-window-list", WindowList);
