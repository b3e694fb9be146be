/**
 * Emoji to choose from: by group, by name, or one of those that were used last.
 *
 * The emoji are a grid (ARIA Authoring Practices): one stop for Tab, arrows, Home and End within.
 *
 * @module
 */
import { html, nothing, render, type TemplateResult } from "lit";
import { Later } from "../../component/later.ts";
import { adoptSheet } from "../../component/feature_style.ts";
import type { Popup } from "../../component/popup.ts";
import type { Locale } from "../../locale/locale.ts";
import { loadMoreWords } from "../../locale/more_locale.ts";
import type { MoreWords } from "../../locale/more_words.ts";
import { type Catalogue, type Emoji, type Group, loadCatalogue, search } from "./catalogue.ts";
import { nextCell } from "./grid_keys.ts";
import { keepRecent, readRecent } from "./recent.ts";
import { emojiStyle } from "./style.ts";
import { TONES, withTone } from "./tone.ts";

const popups = new Later(() => import("../../component/popup.ts"));
const COLUMNS = 8;
/** More are not looked through. */
const MAX_FOUND = 80;
/** What stands for a group on its tab. */
const SIGNS: Readonly<Record<Group | "recent", string>> = {
  recent: "🕘",
  smileys: "😀",
  people: "👋",
  nature: "🌿",
  food: "🍎",
  travel: "🚀",
  activities: "⚽",
  objects: "💡",
  symbols: "❗",
  flags: "🏁",
};

/** What a picker is opened with. */
export interface PickEmojiOptions {
  /** The button it belongs to, which has the focus again afterwards. */
  readonly opener: HTMLElement;
  readonly locale: Locale;
}

/** Lets somebody choose. Returns one emoji, or nothing when they left. Rejects without its data. */
export async function pickEmoji(
  { opener, locale }: PickEmojiOptions,
): Promise<string | undefined> {
  const [words, catalogue, { openPopup }] = await Promise.all([
    loadMoreWords(locale),
    loadCatalogue(locale.lang),
    popups.load(),
  ]);
  if (!opener.isConnected) return undefined;
  adoptSheet(opener, emojiStyle);
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const popup = openPopup({
    opener,
    role: "dialog",
    label: words.emoji.title,
    closed: () => resolve(undefined),
  });
  const picker = new Picker(popup, catalogue, words.emoji, locale.lang, (emoji) => {
    resolve(emoji);
    popup.close();
  });
  picker.open();
  return promise;
}

class Picker {
  readonly #popup: Popup;
  readonly #catalogue: Catalogue;
  readonly #words: MoreWords["emoji"];
  readonly #lang: string;
  readonly #picked: (emoji: string) => void;
  #group: Group | "recent";
  #query = "";
  #tone: number;
  /** The cell that Tab leads to. */
  #at = 0;

  constructor(
    popup: Popup,
    catalogue: Catalogue,
    words: MoreWords["emoji"],
    lang: string,
    picked: (emoji: string) => void,
  ) {
    this.#popup = popup;
    this.#catalogue = catalogue;
    this.#words = words;
    this.#lang = lang;
    this.#picked = picked;
    const { emoji, tone } = readRecent(storage);
    this.#tone = tone;
    this.#group = emoji.length > 0 ? "recent" : "smileys";
    popup.body.classList.add("emoji");
  }

  open(): void {
    this.#draw();
    this.#popup.place();
    // A phone's keyboard would cover what is to be seen.
    this.#find(matchMedia("(pointer: coarse)").matches ? "[role=gridcell]" : "input")?.focus();
  }

  #find(selector: string): HTMLElement | null {
    return this.#popup.body.querySelector<HTMLElement>(selector);
  }

  get #shown(): readonly Emoji[] {
    if (this.#query.trim() !== "") {
      return search(this.#catalogue, this.#query, this.#lang).slice(0, MAX_FOUND);
    }
    if (this.#group !== "recent") return this.#catalogue.get(this.#group) ?? [];
    const all = [...this.#catalogue.values()].flat();
    return readRecent(storage).emoji.flatMap((one) => all.find(({ emoji }) => emoji === one) ?? []);
  }

  #draw(): void {
    const shown = this.#shown;
    const words = this.#words;
    const isSearch = this.#query.trim() !== "";
    this.#at = Math.max(0, Math.min(this.#at, shown.length - 1));
    const template = html`
      <div class="find">
        <input
          type="search"
          aria-label=${words.search}
          placeholder=${words.search}
          @input=${(event: Event) => this.#typed(event)}
          @keydown=${(event: KeyboardEvent) => this.#keyInField(event)}
        >
        <select
          aria-label=${words.tone}
          title=${words.tone}
          @change=${(event: Event) => this.#toned(event)}
        >
          ${TONES.map((_, tone) =>
            html`
              <option value=${tone} ?selected=${tone === this.#tone}>
                ${withTone("✋", tone)}
              </option>
            `
          )}
        </select>
      </div>
      ${isSearch ? nothing : this.#tabs()}
      <div
        class="cells"
        role="grid"
        aria-label=${isSearch ? words.title : this.#nameOf(this.#group)}
        @keydown=${(event: KeyboardEvent) => this.#keyInGrid(event)}
      >
        ${rowsOf(shown).map((row, index) =>
          html`
            <div role="row">${row.map((one, column) =>
              this.#cell(one, index * COLUMNS + column)
            )}</div>
          `
        )}
      </div>
      <p class="unseen" role="status">${isSearch ? words.found(shown.length) : nothing}</p>
    `;
    render(template, this.#popup.body);
  }

  #tabs(): TemplateResult {
    const hasRecent = readRecent(storage).emoji.length > 0;
    const groups = [...hasRecent ? ["recent"] as const : [], ...this.#catalogue.keys()];
    return html`
      <div class="groups" role="group">
        ${groups.map((group) =>
          html`
            <button
              aria-pressed=${group === this.#group}
              aria-label=${this.#nameOf(group)}
              title=${this.#nameOf(group)}
              @click=${() => this.#show(group)}
            >${SIGNS[group]}</button>
          `
        )}
      </div>
    `;
  }

  #cell({ emoji, name, takesTone }: Emoji, index: number): TemplateResult {
    const drawn = takesTone ? withTone(emoji, this.#tone) : emoji;
    return html`
      <button
        role="gridcell"
        tabindex=${index === this.#at ? 0 : -1}
        aria-label=${name}
        title=${name}
        @click=${() => this.#pick(emoji, drawn)}
      >${drawn}</button>
    `;
  }

  #nameOf(group: Group | "recent"): string {
    return group === "recent" ? this.#words.recent : this.#words.groups[group];
  }

  #show(group: Group | "recent"): void {
    this.#group = group;
    this.#at = 0;
    this.#draw();
    const cells = this.#find(".cells");
    if (cells) cells.scrollTop = 0;
  }

  #typed({ target }: Event): void {
    this.#query = (target as HTMLInputElement).value;
    this.#at = 0;
    this.#draw();
  }

  #toned({ target }: Event): void {
    this.#tone = Number((target as HTMLSelectElement).value);
    this.#draw();
  }

  #pick(emoji: string, drawn: string): void {
    keepRecent(storage, emoji, this.#tone);
    this.#picked(drawn);
  }

  #keyInField(event: KeyboardEvent): void {
    if (event.isComposing || event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    const first = this.#find("[role=gridcell]");
    if (event.key === "Enter" && this.#query.trim() !== "") first?.click();
    else first?.focus();
  }

  #keyInGrid(event: KeyboardEvent): void {
    const cells = this.#shown.length;
    const isRtl = getComputedStyle(this.#popup.body).direction === "rtl";
    const next = nextCell(event, this.#at, { cells, columns: COLUMNS, isRtl });
    if (next === undefined) return;
    event.preventDefault();
    if (next === -1) return this.#find("input")?.focus();
    this.#at = next;
    this.#draw();
    this.#find("[role=gridcell][tabindex='0']")?.focus();
  }
}

function rowsOf(all: readonly Emoji[]): readonly (readonly Emoji[])[] {
  return Array.from(
    { length: Math.ceil(all.length / COLUMNS) },
    (_, row) => all.slice(row * COLUMNS, (row + 1) * COLUMNS),
  );
}

/** Throws where a page may keep nothing. */
function storage(): Storage {
  return localStorage;
}
