/**
 * The messages a search has found, in the place of the list.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Hit } from "../../../shared/chat/search.ts";
import { EVERYONE, icon, LOCK } from "../../component/icon.ts";
import { nameOf } from "../../component/name.ts";
import { plainText } from "../../feature/plain_text.ts";
import { excerpt, inPlainText } from "../../feature/search/excerpt.ts";
import type { SearchState } from "./message_search.ts";
import { inboxAddress, pathOf } from "./place.ts";
import { brief, type RowContext } from "./row.ts";

/** What is needed beside what was found. */
export interface HitsContext extends RowContext {
  readonly more: () => void;
  readonly end: () => void;
}

/** See the head of this file. */
export function searchHits(state: SearchState, context: HitsContext): TemplateResult {
  const { words, more, end } = context;
  const { phase, hits, next } = state;
  const status = phase === "searching"
    ? words.searching
    : phase === "failed"
    ? words.searchFailed
    : hits.length === 0 && next === undefined
    ? words.nothingFound
    : words.found(hits.length);
  return html`
    <p class="soft summary" role="status">${status}</p>
    <div class="hits">
      <ul role="list">${hits.map((hit) => hitRow(hit, context))}</ul>
      ${next === undefined || phase === "searching"
        ? nothing
        : html`<button class="aside" @click=${more}>${words.more}</button>`}
      <button class="aside" @click=${end}>${words.endSearch}</button>
    </div>
  `;
}

function hitRow(hit: Hit, { locale, now, redraw }: HitsContext): TemplateResult {
  const { message } = hit;
  const pieces = excerpt(inPlainText(hit, plainText(message.text, redraw)));
  return html`
    <li>
      <a href=${inboxAddress(message, message.id)}>
        <span class="line">
          <span class="title" dir="auto">
            ${nameOf(message.from, locale.words) || locale.words.author}
          </span>
          <time datetime=${new Date(message.at).toISOString()}>${brief(
            message.at,
            now,
            locale.calendar,
          )}</time>
        </span>
        <span class="found" dir="auto">${pieces.map(({ text, isMarked }) =>
          isMarked ? html`<mark>${text}</mark>` : text
        )}</span>
        <span class="path" dir="auto">${icon(
          message.whisper === undefined ? EVERYONE : LOCK,
        )}${pathOf(message)}</span>
      </a>
    </li>
  `;
}
