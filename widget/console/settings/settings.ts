/**
 * `<small-talk-settings>`: the list of pages, and one of them beside it. On a phone, one or the
 * other.
 *
 * @module
 */
import { html, type PropertyValues, type TemplateResult } from "lit";
import { BACK, icon } from "../../component/icon.ts";
import { define } from "../../component/light_element.ts";
import { addressOf } from "../shell/address.ts";
import { Section } from "../shell/section.ts";
import { LazyViews, viewsFor } from "../shell/view.ts";
import { en } from "./en.ts";
import { PAGES } from "./pages.ts";
import { settingsStyle } from "./style.ts";
import type { SettingsWords } from "./words.ts";

/** See the head of this file. */
export class SettingsView extends Section<SettingsWords> {
  protected override readonly phrases = { en, ko: async () => (await import("./ko.ts")).ko };
  protected override readonly sheet = settingsStyle;
  readonly #views = new LazyViews(() => this.requestUpdate());
  #left: string | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get("path");
    if (Array.isArray(before)) this.#left = before[0];
  }

  protected override render(): TemplateResult {
    const { desk, words, path } = this;
    const pages = viewsFor(PAGES, desk.author.role);
    const [named, ...rest] = path;
    // A page that somebody may not see is as if it were not there.
    const page = pages.find(({ id }) => id === named) ?? pages[0];
    const isList = named === undefined;
    return html`
      <div class=${isList ? "settings listed" : "settings"}>
        <nav class="pages" aria-label=${words.pagesLabel}>
          <h1 tabindex="-1">${words.title}</h1>
          <ul role="list">
            ${pages.map(({ id }) =>
              html`
                <li>
                  <a
                    href=${addressOf("settings", id)}
                    aria-current=${id === page?.id ? "page" : "false"}
                  >
                    <span>${words.pages[id].name}</span>
                    <span class="soft">${words.pages[id].about}</span>
                  </a>
                </li>
              `
            )}
          </ul>
        </nav>
        <div class="sheet">
          <a class="back" href=${addressOf("settings")} aria-label=${words.back}>${icon(BACK)}</a>
          ${page === undefined ? "" : this.#views.draw(page, desk, rest)}
        </div>
      </div>
    `;
  }

  protected override updated(): void {
    const left = this.#left;
    this.#left = undefined;
    const page = this.path[0];
    if (left === page) return;
    // The focus goes along: into the page, or back to where one came from in the list.
    if (page !== undefined) this.#page?.focus();
    else if (left !== undefined) {
      this.querySelector<HTMLElement>(`a[href="${addressOf("settings", left)}"]`)?.focus();
    }
  }

  override async focus(): Promise<void> {
    await this.updateComplete;
    if (this.path.length > 0 && this.#page !== null) return await this.#page.focus();
    await super.focus();
  }

  get #page(): Section<unknown> | null {
    const page = this.querySelector(".sheet > :last-child");
    return page instanceof Section ? page : null;
  }
}

define("small-talk-settings", SettingsView);
