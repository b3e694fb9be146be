/**
 * Elements that draw themselves again when a property changes: what the widget uses of Lit's, in a
 * third of the bytes. The build puts this module in the place of `lit`; a test compares the two.
 *
 * It leaves out what the widget does not do: decorators, other attributes than text, controllers,
 * hydration, directives that wait, browsers without constructable sheets.
 *
 * @module
 */
import { render, type RenderOptions, type TemplateResult } from "./template.ts";

export { html, nothing, render } from "./template.ts";

/** How a property is declared in `static properties`. */
interface Declaration {
  /** The attribute it is read from; that of its name unless told, none with `false`. */
  readonly attribute?: string | false;
  /** Whether it is nobody's business, and has no attribute. */
  readonly state?: boolean;
  /** Whether it is written back to the attribute. */
  readonly reflect?: boolean;
}

/** A style sheet, which is parsed when it is first used. */
interface Sheet {
  readonly styleSheet: CSSStyleSheet;
}

type Changes = Map<string, unknown>;

/** A style sheet out of a template without insertions. */
export function css([text = ""]: readonly string[]): Sheet {
  let sheet: CSSStyleSheet | undefined;
  return {
    get styleSheet() {
      if (sheet === undefined) {
        sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
      }
      return sheet;
    },
  };
}

/** By class: what it declares, and what the classes above it do. */
const declared = new WeakMap<object, ReadonlyMap<string, Declaration>>();

/** An element whose declared properties are drawn. */
export abstract class LitElement extends HTMLElement {
  static readonly properties: Readonly<Record<string, Declaration>> = {};
  static readonly styles: readonly Sheet[] = [];

  /** Asked once, when the element is defined. */
  static get observedAttributes(): string[] {
    return [...LitElement.#declarationsOf(this)].flatMap((one) => attributeOf(one) ?? []);
  }

  hasUpdated = false;
  isUpdatePending = false;
  declare renderRoot: HTMLElement | DocumentFragment;
  readonly renderOptions: RenderOptions = { host: this };
  readonly #values = new Map<string, unknown>();
  /** What was set before there was a class. */
  readonly #given = new Map<string, unknown>();
  #changes: Changes = new Map();
  /** The property that is being read from its attribute, or written to it. */
  #reflecting: string | undefined;
  /** Nothing is drawn before the element is on a page. */
  #enable = () => {};
  #updating: Promise<unknown> = new Promise<void>((enable) => this.#enable = enable);

  constructor() {
    super();
    for (const name of this.#declarations.keys()) {
      if (!Object.hasOwn(this, name)) continue;
      this.#given.set(name, Reflect.get(this, name));
      Reflect.deleteProperty(this, name);
    }
    this.requestUpdate();
  }

  /** Fulfilled once what has changed so far is drawn. */
  get updateComplete(): Promise<unknown> {
    return this.#updating;
  }

  /** Draws again soon. */
  requestUpdate(name?: string, old?: unknown): void {
    if (name !== undefined && !this.#changes.has(name)) this.#changes.set(name, old);
    if (!this.isUpdatePending) this.#updating = this.#update();
  }

  connectedCallback(): void {
    this.renderRoot ??= this.createRenderRoot();
    this.#enable();
  }

  disconnectedCallback(): void {}

  attributeChangedCallback(attribute: string, _old: string | null, value: string | null): void {
    for (const one of this.#declarations) {
      const [name] = one;
      if (attributeOf(one) !== attribute || this.#reflecting === name) continue;
      this.#reflecting = name;
      Reflect.set(this, name, value);
      this.#reflecting = undefined;
    }
  }

  protected createRenderRoot(): HTMLElement | DocumentFragment {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const { styles } = this.constructor as typeof LitElement;
    root.adoptedStyleSheets = styles.map(({ styleSheet }) => styleSheet);
    return root;
  }

  protected willUpdate(_changed: Changes): void {}

  protected update(_changed: Changes): void {
    const drawn = this.render();
    const { renderRoot } = this;
    for (const one of this.#declarations) this.#reflect(one);
    this.#done();
    render(drawn, renderRoot, this.renderOptions);
  }

  protected abstract render(): TemplateResult | symbol;

  protected updated(_changed: Changes): void {}

  get #declarations(): ReadonlyMap<string, Declaration> {
    return LitElement.#declarationsOf(this.constructor as typeof LitElement);
  }

  /** Waits for what is drawn already, then draws. */
  async #update(): Promise<void> {
    this.isUpdatePending = true;
    // Whoever made that fail was told.
    await this.#updating.catch(() => {});
    if (!this.isUpdatePending) return;
    const scheduled = this.scheduleUpdate();
    if (scheduled !== undefined) await scheduled;
  }

  /** Draws now, unless an element waits for something; then it draws once that is fulfilled. */
  protected scheduleUpdate(): void | Promise<unknown> {
    this.performUpdate();
  }

  protected performUpdate(): void {
    for (const [name, value] of this.#given) Reflect.set(this, name, value);
    this.#given.clear();
    const changes = this.#changes;
    try {
      this.willUpdate(changes);
      this.update(changes);
    } catch (error) {
      this.#done();
      throw error;
    }
    this.hasUpdated = true;
    this.updated(changes);
  }

  #done(): void {
    this.#changes = new Map();
    this.isUpdatePending = false;
  }

  #reflect(one: readonly [name: string, declaration: Declaration]): void {
    const [name, { reflect }] = one;
    const attribute = attributeOf(one);
    if (reflect !== true || attribute === undefined || !this.#changes.has(name)) return;
    this.#reflecting = name;
    const value = this.#values.get(name);
    if (value === undefined || value === null) this.removeAttribute(attribute);
    else if (this.getAttribute(attribute) !== value) this.setAttribute(attribute, `${value}`);
    this.#reflecting = undefined;
  }

  static #declarationsOf(type: typeof LitElement): ReadonlyMap<string, Declaration> {
    let all = declared.get(type);
    if (all === undefined) {
      const above = type === LitElement ? [] : this.#declarationsOf(Object.getPrototypeOf(type));
      const own = Object.hasOwn(type, "properties") ? Object.entries(type.properties) : [];
      for (const [name] of own) Object.defineProperty(type.prototype, name, this.#accessor(name));
      all = new Map([...above, ...own]);
      declared.set(type, all);
    }
    return all;
  }

  static #accessor(name: string): PropertyDescriptor & ThisType<LitElement> {
    return {
      get() {
        return this.#values.get(name);
      },
      set(value) {
        const old = this.#values.get(name);
        this.#values.set(name, value);
        if (!Object.is(value, old)) this.requestUpdate(name, old);
      },
    };
  }
}

function attributeOf(
  [name, { attribute, state }]: readonly [string, Declaration],
): string | undefined {
  return state || attribute === false ? undefined : attribute ?? name.toLowerCase();
}
