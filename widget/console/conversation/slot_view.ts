/**
 * `<small-talk-handling>`: one of the places around a conversation. What stands there comes with its
 * looks and words when the first conversation is opened; until then, and where it cannot be loaded, the
 * conversation is there without it.
 *
 * @module
 */
import { nothing, type PropertyValues, type TemplateResult } from "lit";
import { adoptSheet } from "../../component/feature_style.ts";
import { define, LightElement } from "../../component/light_element.ts";
import { type Handling, handlingOf } from "./handling.ts";
import type { ConversationContext } from "./slots.ts";

type Parts = typeof import("./parts.ts");

/** Where it stands: in the head, below where one writes, or beside. */
export type SlotKind = "tools" | "below" | "aside";

/** See the head of this file. */
export class HandlingSlot extends LightElement {
  static override properties = {
    kind: { attribute: false },
    context: { attribute: false },
    parts: { attribute: false },
  };

  declare kind: SlotKind;
  declare context: ConversationContext;
  declare protected parts: Parts | undefined;
  #handling: Handling | undefined;
  #stops: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#enter();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("context")) this.#enter();
  }

  /** What had the focus may be gone, as what was done: then the heading has it. */
  protected override update(changed: PropertyValues): void {
    const hadFocus = this.contains(document.activeElement);
    super.update(changed);
    if (!hadFocus || this.contains(document.activeElement)) return;
    this.querySelector<HTMLElement>("h2[tabindex]")?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const handling = this.#handling;
    if (this.parts === undefined || handling === undefined) return nothing;
    return this.parts[this.kind](handling);
  }

  #enter(): void {
    const handling = handlingOf(this.context);
    handling.page = this.context.row?.page;
    if (handling === this.#handling) return;
    this.#leave();
    this.#handling = handling;
    this.#stops = [handling.use(), handling.subscribe(() => this.requestUpdate())];
    const pane = this.kind === "below" ? this.closest<HTMLElement>(".pane") : null;
    if (pane !== null) this.#stops.push(handling.attend(pane));
    void this.#load(handling);
  }

  #leave(): void {
    this.#stops.forEach((stop) => stop());
    this.#stops = [];
    this.#handling = undefined;
  }

  async #load(handling: Handling): Promise<void> {
    const parts = await import("./parts.ts").catch(() => undefined);
    if (parts === undefined) return;
    handling.words ??= await parts.wordsIn(handling.desk.locale.lang);
    if (this.#handling !== handling) return;
    for (const sheet of parts.sheets) adoptSheet(this, sheet);
    this.parts = parts;
    this.requestUpdate();
  }
}

define("small-talk-handling", HandlingSlot);
