/**
 * The base of the inner components. They render into the shadow root they stand in: one style sheet
 * and one scope of ids for the whole widget.
 *
 * @module
 */
import { LitElement } from "lit";
import { drawAfter, type PacedClock } from "./next_task.ts";

/** A Lit element without a shadow root of its own. */
export abstract class LightElement extends LitElement {
  /** Says whether it waits for a turn before it is drawn for the first time. */
  declare clock?: PacedClock;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    return drawAfter(this.hasUpdated, this.clock, () => super.scheduleUpdate());
  }
}

/** Registers an element once, however often the script is on the page. */
export function define(name: string, element: CustomElementConstructor): void {
  if (customElements.get(name) === undefined) customElements.define(name, element);
}
