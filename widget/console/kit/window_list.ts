/**
 * `<small-talk-window-list>`: a list of any length, of which only what is in view is on the page. Each
 * item says which one of how many it is, so screen readers know what is not drawn.
 *
 * @module
 */
import { html, type PropertyValues, render, type TemplateResult } from "lit";
import { define, LightElement } from "../../component/light_element.ts";

/** How high an item is; its style keeps to it. */
export const ITEM_PX = 84;
/** What is drawn beyond what is in view, on each side. */
const BEYOND = 8;
/** The window moves by so many items, so that not every pixel draws. */
const STEP = 8;
/** How many are drawn before it is known how many are in view. */
const FIRST = 24;

/** What is in a list, and how it is drawn. */
export interface WindowItems<Item> {
  readonly all: readonly Item[];
  /** The same for the same item, whatever changed of it. */
  readonly keyOf: (item: Item) => string;
  /** Draws it; its first link or button takes the focus. */
  readonly draw: (item: Item) => TemplateResult;
}

/** See the head of this file. */
export class WindowList<Item> extends LightElement {
  static override properties = {
    items: { attribute: false },
    label: { attribute: false },
    start: { attribute: false },
  };

  declare items: WindowItems<Item>;
  declare label: string;
  /** The first item of the window. */
  declare start: number;

  readonly #resized = new ResizeObserver(() => this.#look());
  /** Each item keeps its node as long as it is drawn: so does the focus, and little is drawn anew. */
  readonly #nodes = new Map<string, HTMLLIElement>();
  #drawn: WindowItems<Item> | undefined;
  #inView = FIRST;
  /** The item that has the focus. */
  #focused: string | undefined;
  /** What stood first in view before the items changed. */
  #anchor: { readonly key: string; readonly at: number } | undefined;

  constructor() {
    super();
    this.items = { all: [], keyOf: () => "", draw: () => html`` };
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
    await this.updateComplete;
    const index = this.#indexOf(key);
    if (index === -1) return;
    const top = index * ITEM_PX;
    if (top < this.scrollTop) this.scrollTop = top;
    const bottom = top + ITEM_PX - this.clientHeight;
    if (bottom > this.scrollTop) this.scrollTop = bottom;
    this.#look();
    await this.updateComplete;
    this.#nodes.get(key)?.querySelector<HTMLElement>("a, button")?.focus({ preventScroll: true });
  }

  /** The key of the item that has the focus. */
  get focusedKey(): string | undefined {
    return this.#focused;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before: WindowItems<Item> | undefined = changed.get("items");
    if (before === undefined || this.scrollTop === 0 || before.all === this.items.all) return;
    const at = Math.floor(this.scrollTop / ITEM_PX);
    const item = before.all[at];
    this.#anchor = item === undefined ? undefined : { key: before.keyOf(item), at };
  }

  protected override render(): TemplateResult {
    const { items, label } = this;
    return html`
      <ul
        role="list"
        aria-label=${label}
        .style=${`block-size: ${items.all.length * ITEM_PX}px`}
      ></ul>
    `;
  }

  protected override updated(): void {
    const anchor = this.#anchor;
    this.#anchor = undefined;
    if (anchor !== undefined) {
      // What is being read stays where it is, whatever came above it.
      const at = this.#indexOf(anchor.key);
      if (at !== -1 && at !== anchor.at) {
        this.scrollTop += (at - anchor.at) * ITEM_PX;
        this.#look();
      }
    }
    const list = this.querySelector("ul");
    if (list !== null) this.#draw(list);
  }

  #look(): void {
    this.#inView = Math.ceil(this.clientHeight / ITEM_PX) + 1 || FIRST;
    const first = Math.floor(this.scrollTop / ITEM_PX) - BEYOND;
    this.start = Math.max(0, Math.floor(first / STEP) * STEP);
  }

  /** Puts the items of the window on the page, each with its node, in order. */
  #draw(list: HTMLUListElement): void {
    const { items } = this;
    const { all, keyOf, draw } = items;
    const wanted = this.#indices().flatMap((index) => {
      const item = all[index];
      return item === undefined ? [] : [{ index, item, key: keyOf(item) }];
    });
    const keys = new Set(wanted.map(({ key }) => key));
    for (const [key, node] of this.#nodes) {
      if (keys.has(key)) continue;
      node.remove();
      this.#nodes.delete(key);
    }
    let before: Element | null = list.firstElementChild;
    for (const { index, item, key } of wanted) {
      const known = this.#nodes.get(key);
      const node = known ?? document.createElement("li");
      if (known === undefined) {
        node.dataset["key"] = key;
        this.#nodes.set(key, node);
      }
      node.setAttribute("aria-posinset", String(index + 1));
      node.setAttribute("aria-setsize", String(all.length));
      node.style.insetBlockStart = `${index * ITEM_PX}px`;
      if (known === undefined || this.#drawn !== items) render(draw(item), node);
      if (node === before) before = before.nextElementSibling;
      else this.#place(list, node, before);
    }
    this.#drawn = items;
  }

  /** Moving a node takes the focus from it, so it is given back. */
  #place(list: HTMLUListElement, node: HTMLElement, before: Element | null): void {
    const focused = node.contains(document.activeElement)
      ? document.activeElement as HTMLElement
      : undefined;
    list.insertBefore(node, before);
    focused?.focus({ preventScroll: true });
  }

  /** What is drawn: the window, and what has the focus, in order. */
  #indices(): readonly number[] {
    const { items: { all }, start } = this;
    const end = Math.min(all.length, start + this.#inView + 2 * BEYOND + STEP);
    const window = Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at);
    const focused = this.#focused === undefined ? -1 : this.#indexOf(this.#focused);
    if (focused === -1 || (focused >= start && focused < end)) return window;
    return focused < start ? [focused, ...window] : [...window, focused];
  }

  #indexOf(key: string): number {
    const { all, keyOf } = this.items;
    return all.findIndex((item) => keyOf(item) === key);
  }
}

function keyAt(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>("li")?.dataset["key"] : undefined;
}

define("small-talk-window-list", WindowList);
