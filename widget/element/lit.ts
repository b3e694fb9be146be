/**
 * Elements that draw themselves again when a property changes: what the widget uses of Lit's, in a
 * third of the bytes. The build puts this module in the place of `lit`; a test compares the two.
 *
 * It leaves out what the widget does not do: decorators, other attributes than text and those that
 * properties are written to, properties a class has of another without naming them, controllers,
 * hydration, directives that wait, browsers without constructable sheets.
 *
 * @module
 */
import { render, type TemplateResult } from "./template.ts";

export { html, nothing, render } from "./template.ts";

/** How a property is declared in `static properties`. It has an attribute if it is written to it. */
interface Declaration {
  /** The attribute's name, unless it is that of the property in small letters. */
  readonly attribute?: string | false;
  /** Whether it is written to its attribute, and read from it. */
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

/** An element whose declared properties are drawn. */
export abstract class LitElement extends HTMLElement {
  /** Of a class and those above it. */
  static readonly properties: Readonly<Record<string, Declaration>> = {};
  static readonly styles: readonly Sheet[] = [];

  /** Asked once, when the element is defined; so properties are made on the way. */
  static get observedAttributes(): string[] {
    return Object.entries(this.properties).flatMap((one) => {
      const [name] = one;
      const accessor: PropertyDescriptor & ThisType<LitElement> = {
        configurable: true,
        get() {
          return this.#values.get(name);
        },
        set(value) {
          const old = this.#values.get(name);
          this.#values.set(name, value);
          if (!Object.is(value, old)) this.requestUpdate(name, old);
        },
      };
      Object.defineProperty(this.prototype, name, accessor);
      return attributeOf(one) ?? [];
    });
  }

  hasUpdated = false;
  isUpdatePending = false;
  declare renderRoot: HTMLElement | DocumentFragment;
  readonly #declared = Object.entries((this.constructor as typeof LitElement).properties);
  readonly #values = new Map<string, unknown>();
  /** What was set before there was a class. */
  #given: Record<string, unknown> = {};
  #changes: Changes = new Map();
  /** Whether what changes an attribute is the element itself. */
  #isReflecting = false;
  /** Nothing is drawn before the element is on a page. */
  #enable = () => {};
  #updating: Promise<unknown> = new Promise<void>((enable) => this.#enable = enable);

  constructor() {
    super();
    for (const [name] of this.#declared) {
      if (!Object.hasOwn(this, name)) continue;
      this.#given[name] = Reflect.get(this, name);
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
    const [name] = this.#declared.find((one) => attributeOf(one) === attribute) ?? [];
    if (name !== undefined && !this.#isReflecting) Reflect.set(this, name, value);
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
    this.#isReflecting = true;
    for (const one of this.#declared) {
      const [name] = one;
      const attribute = attributeOf(one);
      if (attribute === undefined || !this.#changes.has(name)) continue;
      const value = this.#values.get(name) ?? null;
      if (value === null) this.removeAttribute(attribute);
      else if (this.getAttribute(attribute) !== value) this.setAttribute(attribute, `${value}`);
    }
    this.#isReflecting = false;
    this.#done();
    render(drawn, this.renderRoot, { host: this });
  }

  protected abstract render(): TemplateResult | symbol;

  protected updated(_changed: Changes): void {}

  /** Waits for what is drawn already, then draws. */
  async #update(): Promise<void> {
    this.isUpdatePending = true;
    // Whoever made that fail was told.
    await this.#updating.catch(() => {});
    if (this.isUpdatePending) await this.scheduleUpdate();
  }

  /** Draws now, unless an element waits for something; then it draws once that is fulfilled. */
  protected scheduleUpdate(): void | Promise<unknown> {
    this.performUpdate();
  }

  protected performUpdate(): void {
    Object.assign(this, this.#given);
    this.#given = {};
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
}

function attributeOf([name, { attribute, reflect }]: [string, Declaration]): string | undefined {
  return reflect ? attribute || name.toLowerCase() : undefined;
}
