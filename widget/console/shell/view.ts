/**
 * A row of the tables of sections and of pages of the settings, and how what such a row names is
 * loaded and drawn.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Desk, Role } from "./desk.ts";

/** One place of the console. */
export interface View<Id extends string = string> {
  /** Stands in the address: small letters only. */
  readonly id: Id;
  /** Who sees it; everybody if it is missing. */
  readonly roles?: readonly Role[];
  /** Loads its element; what comes with the console has none. */
  readonly load?: () => Promise<unknown>;
  readonly draw: (desk: Desk, path: readonly string[]) => TemplateResult;
}

/** The rows of a table that somebody may see. */
export function viewsFor<Row extends View>(rows: readonly Row[], role: Role): readonly Row[] {
  return rows.filter(({ roles }) => roles === undefined || roles.includes(role));
}

/** Loads views when they are drawn for the first time. */
export class LazyViews {
  readonly #redraw: () => void;
  readonly #states = new Map<string, "loading" | "there" | "failed">();

  /** @param redraw is called when a view has arrived, or did not */
  constructor(redraw: () => void) {
    this.#redraw = redraw;
  }

  /** The view; nothing while it is loaded; a way to try again where it could not be. */
  draw(view: View, desk: Desk, path: readonly string[]): TemplateResult | typeof nothing {
    const state = view.load === undefined ? "there" : this.#states.get(view.id);
    if (state === "there") return view.draw(desk, path);
    if (state === undefined) this.#load(view);
    if (state !== "failed") return nothing;
    const { words } = desk.locale;
    return html`
      <div class="page">
        <div class="empty">
          <h1 tabindex="-1">${words.notLoadedTitle}</h1>
          <p>${words.faults.otherwise}</p>
          <button @click=${() => this.#load(view)}>${words.tryNow}</button>
        </div>
      </div>
    `;
  }

  async #load({ id, load }: View): Promise<void> {
    this.#states.set(id, "loading");
    const isThere = await load?.().then(() => true, () => false);
    this.#states.set(id, isThere ? "there" : "failed");
    this.#redraw();
  }
}
