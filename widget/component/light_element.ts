/**
 * The base of the inner components. They render into the shadow root they stand in: one style sheet
 * and one scope of ids for the whole widget.
 *
 * @module
 */
import { LitElement } from "lit";

/** A Lit element without a shadow root of its own. */
export abstract class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

/** Registers an element once, however often the script is on the page. */
export function define(name: string, element: CustomElementConstructor): void {
  if (customElements.get(name) === undefined) customElements.define(name, element);
}
