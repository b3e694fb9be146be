/**
 * The browser's side of the comparison: one element made of Lit and one of what the widget ships,
 * put through the same. What they did is found as `stage`.
 *
 * @module
 */
import * as lit from "lit";
import * as ours from "../../../widget/element/lit.ts";

/** What of the two is compared. */
type Kind = Pick<typeof lit, "html" | "LitElement">;

/** Puts an element of a kind through everything the widget does, and tells what it did. */
async function play({ LitElement, html }: Kind, name: string): Promise<readonly string[]> {
  const log: string[] = [];
  class Base extends LitElement {
    static override properties = {
      room: { reflect: true },
      pageTitle: { attribute: "page-title", reflect: true },
      inner: { attribute: false },
      hiddenState: { state: true },
    };
    declare room: string | null | undefined;
    declare pageTitle: string | null | undefined;
    declare inner: number;

    constructor() {
      super();
      this.inner = 0;
    }

    override connectedCallback() {
      super.connectedCallback();
      log.push(`connected, updated before: ${this.hasUpdated}`);
    }

    protected override willUpdate(changed: Map<PropertyKey, unknown>) {
      log.push(`will ${JSON.stringify([...changed])}`);
      if (this.inner === 3) this.inner = 4;
      if (this.inner === 9) throw new Error("nine");
    }

    protected override render() {
      return html`<p class=${this.room ?? "none"} @click=${this.#pressed}>${this.inner}</p>`;
    }

    protected override scheduleUpdate(): void | Promise<unknown> {
      log.push(`scheduled, updated before: ${this.hasUpdated}`);
      if (this.inner !== 10) return super.scheduleUpdate();
      return new Promise((done) => setTimeout(done)).then(() => super.scheduleUpdate());
    }

    protected override updated(changed: Map<PropertyKey, unknown>) {
      log.push(`did ${JSON.stringify([...changed])}, pending: ${this.isUpdatePending}`);
      if (this.inner === 5) this.inner = 6;
    }

    #pressed() {
      log.push(`pressed, host: ${this.localName === name}`);
    }
  }
  class Derived extends Base {
    static override properties = { ...Base.properties, more: { attribute: false } };
    declare more: string | undefined;
  }
  const early = document.createElement(name);
  early.setAttribute("room", "/early");
  Object.assign(early, { inner: 7, more: "given" });
  document.body.append(early);
  customElements.define(name, Derived);
  const element = early as Derived;
  const shown = () =>
    log.push(
      `${element.outerHTML.replaceAll(name, "x")} ${
        element.renderRoot?.querySelector("p")?.outerHTML.replaceAll(/<!--.*?-->/g, "")
      }`,
    );
  const settle = async () => {
    while (element.isUpdatePending) {
      await element.updateComplete.catch((error: Error) => log.push(`failed: ${error.message}`));
    }
    shown();
  };
  await settle();
  log.push(`given: ${element.more}, own: ${Object.hasOwn(element, "more")}`);
  element.room = "/changed";
  element.room = "/again";
  log.push(`at once: ${element.getAttribute("room")}`);
  await settle();
  element.setAttribute("page-title", "A title");
  log.push(`read: ${element.pageTitle}`);
  await settle();
  element.removeAttribute("room");
  log.push(`removed: ${element.room}`);
  await settle();
  element.pageTitle = null;
  element.inner = 3;
  await settle();
  element.inner = 4;
  log.push(`the same: ${element.isUpdatePending}`);
  element.inner = 5;
  await settle();
  element.inner = 9;
  await settle();
  element.inner = 10;
  await settle();
  element.renderRoot.querySelector("p")?.click();
  const main = document.createElement("main");
  document.body.append(main);
  main.append(element);
  await settle();
  element.remove();
  element.inner = 11;
  await settle();
  const late = new Derived();
  late.inner = 12;
  log.push(`off the page: ${late.isUpdatePending}, drawn: ${late.shadowRoot !== null}`);
  element.replaceWith(late);
  document.body.append(late);
  await late.updateComplete;
  log.push(`on it: ${late.shadowRoot?.querySelector("p")?.textContent}`);
  log.push(`observed: ${Derived.observedAttributes}`);
  return log;
}

// Each is told of the failure that is a part of the play.
addEventListener("unhandledrejection", (event) => event.preventDefault());

const logs = {
  lit: await play(lit, "pair-lit"),
  ours: await play(ours as unknown as Kind, "pair-ours"),
};
Object.assign(globalThis, { stage: logs });
