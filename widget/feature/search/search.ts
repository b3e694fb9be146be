/**
 * Search in a room, in a drawer over the conversation.
 *
 * @module
 */
import { css, html, nothing, render, type TemplateResult } from "lit";
import type { Hit } from "../../../shared/chat/search.ts";
import type { Clock } from "../../../shared/clock.ts";
import { MAX_QUERY_LENGTH } from "../../../shared/limit.ts";
import { adoptSheet } from "../../component/feature_style.ts";
import type { DrawerWords } from "../../locale/drawer_words.ts";
import type { Talk } from "../../state/model.ts";
import { browserAfter } from "../browser_after.ts";
import type { PanelContext } from "../contract.ts";
import type { messageCard, moveBetweenCards } from "../message_card.ts";
import { plainText } from "../plain_text.ts";
import { excerpt, inPlainText } from "./excerpt.ts";
import { RoomSearch } from "./room_search.ts";

/** What was looked for last, for who comes back to go on with the next place. */
const lastQueries = new WeakMap<Talk, string>();

/** Opens the search; the focus goes to its field. */
export async function openSearch(
  context: PanelContext,
  after: Clock["after"] = browserAfter,
): Promise<void> {
  const { talk, place, locale } = context;
  const parts = await import("../drawer_parts.ts");
  const { search: words, back } = await parts.loadDrawerWords(locale);
  for (const style of [parts.cardStyle, searchStyle]) adoptSheet(place, style);
  const drawer = parts.openDrawer(place, { title: words.title, back, closed: () => search.stop() });
  const search = new RoomSearch(talk, after, draw);
  function open({ message }: Hit): void {
    lastQueries.set(talk, search.query);
    drawer.close();
    context.show("room");
    context.view.reveal(message.id);
  }
  function draw(): void {
    render(searchPanel(search, { context, words, open, draw, cards: parts }), drawer.body);
  }
  draw();
  const field = drawer.body.querySelector("input");
  const query = lastQueries.get(talk) ?? "";
  if (field !== null && query !== "") {
    field.value = query;
    field.select();
    search.search(query, true);
  }
  field?.focus();
}

/** Of what is loaded with the first drawer. */
interface Cards {
  readonly messageCard: typeof messageCard;
  readonly moveBetweenCards: typeof moveBetweenCards;
}

interface PanelParts {
  readonly cards: Cards;
  readonly context: PanelContext;
  readonly words: DrawerWords["search"];
  readonly open: (hit: Hit) => void;
  /** Draws again. */
  readonly draw: () => void;
}

function searchPanel(
  search: RoomSearch,
  { context, words, open, draw, cards }: PanelParts,
): TemplateResult {
  const { hits, phase, next } = search;
  const typed = ({ currentTarget }: Event) =>
    search.search((currentTarget as HTMLInputElement).value);
  return html`
    <div class="search" @keydown=${cards.moveBetweenCards}>
      <form
        role="search"
        @submit=${(event: Event) => {
          event.preventDefault();
          search.search(search.query, true);
        }}
      >
        <input
          type="search"
          class="search-field"
          aria-label=${words.field}
          placeholder=${words.field}
          maxlength=${MAX_QUERY_LENGTH}
          enterkeyhint="search"
          autocomplete="off"
          spellcheck="false"
          @input=${typed}
        >
      </form>
      <p class="drawer-note" role="status">${said(search, words)}</p>
      <ol class="cards" aria-busy=${phase === "searching"}>
        ${hits.map((hit) =>
          cards.messageCard(hit.message, marked(hit, draw), context, () => open(hit))
        )}
      </ol>
      ${next !== undefined && phase === "found"
        ? html`<button class="older" @click=${() => search.more()}>${words.more}</button>`
        : phase === "failed"
        ? html`
          <button class="older" @click=${() => search.search(search.query, true)}>
            ${context.locale.words.retry}
          </button>
        `
        : nothing}
    </div>
  `;
}

function said(
  { isOnline, phase, hits, next }: RoomSearch,
  words: DrawerWords["search"],
): string | typeof nothing {
  if (!isOnline) return words.offline;
  if (phase === "idle") return words.hint;
  if (phase === "too-fast") return words.tooFast;
  if (phase === "failed") return words.failed;
  if (hits.length > 0) return words.results(hits.length);
  return phase === "found" && next === undefined ? words.none : nothing;
}

function marked(hit: Hit, draw: () => void): readonly (string | TemplateResult)[] {
  const plain = inPlainText(hit, plainText(hit.message.text, draw));
  return excerpt(plain).map(({ text, isMarked }) => isMarked ? html`<mark>${text}</mark>` : text);
}

const searchStyle = css`
  .search-field {
    border: 1px solid var(--_edge);
    border-radius: 8px;
    padding: 6px 10px;
    min-block-size: max(36px, var(--_target));
    inline-size: 100%;
  }

  .search mark {
    border-radius: 3px;
    padding-inline: 1px;
    background: light-dark(#ffe08a, #6b531a);
    color: inherit;
  }

  .search .older {
    display: block;
    margin: 8px auto;
  }
`;
