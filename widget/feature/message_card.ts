/**
 * A message in a list that leads to it: who said it, when, and how it begins.
 *
 * @module
 */
import { css, html, nothing, type TemplateResult } from "lit";
import type { ChatMessage } from "../../shared/chat/event.ts";
import { nameOf } from "../component/name.ts";
import { startOfDay } from "../locale/calendar.ts";
import type { ViewContext } from "./contract.ts";

/** A card for a list. @param text what is shown of it */
export function messageCard(
  message: ChatMessage,
  text: unknown,
  { locale: { words, calendar }, conversation, now }: ViewContext,
  open: () => void,
): TemplateResult {
  const { from, at, sentence } = message;
  const isToday = startOfDay(at) === startOfDay(now);
  const when = isToday ? calendar.time(at) : calendar.date(at, now, { month: "short" });
  const isOwn = from.id === conversation.state.you?.id;
  return html`
    <li>
      <button class="card" @click=${open}>
        <span class="card-by">
          <bdi>${isOwn ? words.you : nameOf(from, words)}</bdi>
          ${from.kind === "author" ? html`<span class="badge">${words.author}</span>` : nothing}
          <span class="card-at">${when}</span>
        </span>
        ${sentence === undefined
          ? nothing
          : html`<span class="card-sentence" dir="auto">${sentence.text}</span>`}
        <span class="card-text" dir="auto">${text}</span>
      </button>
    </li>
  `;
}

/** Lets arrows, Home and End go from card to card. For a `keydown` of what holds them. */
export function moveBetweenCards(event: KeyboardEvent): void {
  const { key, currentTarget, altKey, ctrlKey, metaKey } = event;
  if (!(currentTarget instanceof HTMLElement) || altKey || ctrlKey || metaKey) return;
  const stops = [...currentTarget.querySelectorAll<HTMLElement>("input, .card")];
  const root = currentTarget.getRootNode() as Document | ShadowRoot;
  const at = stops.findIndex((stop) => stop === root.activeElement);
  const isField = stops[at]?.localName === "input";
  const next = key === "ArrowDown"
    ? at + 1
    : key === "ArrowUp"
    ? at - 1
    : key === "Home" && !isField
    ? 0
    : key === "End" && !isField
    ? stops.length - 1
    : -1;
  const stop = stops[next];
  if (at === -1 || stop === undefined) return;
  event.preventDefault();
  stop.focus();
}

/** What cards look like, and what is said in their place. */
export const cardStyle = css`
  .cards {
    margin-inline: -8px;
    list-style: none;

    & > li {
      margin: 0;
      padding: 0;
    }

    & > li + li {
      border-block-start: 1px solid var(--_line);
    }
  }

  .card {
    display: block;
    padding: 10px 8px;
    inline-size: 100%;
    color: var(--_ink);
    font: inherit;
    text-align: start;
  }

  .card-by {
    display: flex;
    align-items: baseline;
    gap: 8px;
    color: var(--_soft);
    font-size: 13px;
    line-height: 18px;

    & bdi {
      overflow: hidden;
      font-weight: 600;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  }

  .card-at {
    flex: none;
    margin-inline-start: auto;
  }

  .card-text {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
  }

  .card-sentence {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 1;
    overflow: hidden;
    margin-block: 2px;
    border-inline-start: 2px solid var(--_edge);
    padding-inline-start: 8px;
    color: var(--_soft);
    font-size: 13px;
    line-height: 18px;
  }

  .drawer-note {
    margin-block: 8px;
    color: var(--_soft);
    font-size: 13px;
    line-height: 18px;
  }
`;
