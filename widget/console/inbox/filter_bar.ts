/**
 * What stands above the list: a field to search, and which conversations are shown.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import { INBOX_STATES, type InboxFilter, type SavedFilter } from "../../../shared/chat/inbox.ts";
import { EVERYTHING } from "./filter.ts";
import type { InboxWords } from "./words.ts";

/** What the bar shows, and what it calls. */
export interface FilterBar {
  readonly words: InboxWords;
  readonly filter: InboxFilter;
  readonly saved: readonly SavedFilter[];
  /** The ids and titles of all sites there are conversations of. */
  readonly sites: readonly (readonly [id: string, title: string])[];
  /** Whether there is nothing but what is public, and nobody it belongs to: as moderators have it. */
  readonly isPublicOnly: boolean;
  readonly change: (filter: InboxFilter) => void;
  /** Looks for the words in all messages. */
  readonly search: () => void;
  readonly save: () => void;
  readonly forget: (saved: SavedFilter) => void;
}

/** What there is to choose where no conversation has an author. */
const PUBLIC_STATES: readonly InboxFilter["state"][] = ["all", "open", "unread"];
/** Before the id of a saved filter, among states. */
const SAVED = "saved ";

/** See the head of this file. */
export function filterBar(bar: FilterBar): TemplateResult {
  const { words, filter, saved, change, search } = bar;
  const { state, site, words: typed = "" } = filter;
  const current = saved.find((one) => isSameFilter(one.filter, filter));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    search();
  };
  return html`
    <form class="inbox-filters" role="search" @submit=${submit}>
      <input
        id="inbox-search"
        type="search"
        enterkeyhint="search"
        dir="auto"
        maxlength="100"
        aria-label=${words.search}
        placeholder=${words.search}
        .value=${typed}
        @input=${(event: InputEvent) => change({ ...filter, words: valueOf(event) })}
      >
      <div class="chips">
        <select
          aria-label=${words.filter.state}
          @change=${(event: Event) => changeState(bar, valueOf(event))}
        >
          ${(bar.isPublicOnly ? PUBLIC_STATES : INBOX_STATES).map((each) =>
            html`
              <option value=${each} .selected=${current === undefined && each === state}>
                ${words.filter.states[each]}
              </option>
            `
          )}
          ${saved.length === 0 ? nothing : html`
            <optgroup label=${words.filter.saved}>
              ${saved.map((one) =>
                html`
                  <option value=${SAVED + one.id} .selected=${one === current}>${one.name}</option>
                `
              )}
            </optgroup>
          `}
        </select>
        ${bar.isPublicOnly ? nothing : kindChoice(bar)}
        ${bar.sites.length < 2 ? nothing : html`
          <select
            aria-label=${words.filter.site}
            @change=${(event: Event) => change(withSite(filter, valueOf(event)))}
          >
            <option value="" .selected=${site === undefined}>${words.filter.anySite}</option>
            ${bar.sites.map(([id, title]) =>
              html`<option value=${id} .selected=${id === site}>${title}</option>`
            )}
          </select>
        `}
        ${current !== undefined
          ? html`
            <button type="button" class="aside" @click=${() => bar.forget(current)}>
              ${words.filter.forget(current.name)}
            </button>
          `
          : isSameFilter(filter, EVERYTHING)
          ? nothing
          : html`
            <button type="button" class="aside" @click=${() => bar.save()}>${words.filter
              .save}</button>
          `}
      </div>
      ${typed.trim() === "" ? nothing : html`
        <button class="aside">${words.searchMessages(typed.trim())}</button>
      `}
    </form>
  `;
}

function kindChoice({ words, filter, change }: FilterBar): TemplateResult {
  return html`
    <select
      aria-label=${words.filter.kind}
      @change=${(event: Event) => change(withKind(filter, valueOf(event)))}
    >
      <option value="" .selected=${filter.kind === undefined}>${words.filter.anyKind}</option>
      ${(["public", "private"] as const).map((each) =>
        html`
          <option value=${each} .selected=${each === filter.kind}>
            ${words.filter.kinds[each]}
          </option>
        `
      )}
    </select>
  `;
}

/** Whether two filters let the same through. */
export function isSameFilter(one: InboxFilter, other: InboxFilter): boolean {
  return one.state === other.state && one.kind === other.kind && one.site === other.site &&
    (one.words ?? "").trim() === (other.words ?? "").trim();
}

function changeState({ filter, saved, change }: FilterBar, value: string): void {
  const found = saved.find(({ id }) => SAVED + id === value);
  const state = INBOX_STATES.find((each) => each === value);
  if (found !== undefined) change(found.filter);
  else if (state !== undefined) change({ ...filter, state });
}

function withKind({ kind: _, ...filter }: InboxFilter, value: string): InboxFilter {
  return value === "public" || value === "private" ? { ...filter, kind: value } : filter;
}

function withSite({ site: _, ...filter }: InboxFilter, value: string): InboxFilter {
  return value === "" ? filter : { ...filter, site: value };
}

function valueOf({ currentTarget }: Event): string {
  return (currentTarget as HTMLInputElement | HTMLSelectElement).value;
}
