/**
 * One message of the list, with the day and the name above it where they change.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { ChatMessage } from "../../shared/chat/event.ts";
import type { ViewContext } from "../feature/contract.ts";
import { dressed, loadDressed } from "./feature_style.ts";
import { actions, messageParts, notices, pictures, richText, script } from "./features.ts";
import { icon, MORE } from "./icon.ts";
import { MARKUP } from "./markup.ts";
import { nameOf } from "./name.ts";
import type { Row } from "./rows.ts";

/** A text without any of these is in the language around it, as far as its letters tell. */
const FOREIGN = /[\u0370-\u1fff\u3040-\ud7ff]/;

/** What the parts of a message draw. */
const PARTS = [
  "quote",
  "sentence",
  "reactions",
  "question",
  "answers",
  "editedAt",
  "consent",
  "published",
  "whispered",
] as const;

/** The content of a message's list item. @param item the item */
export function messageRow(row: Row, context: ViewContext, item: HTMLElement): TemplateResult {
  const { locale: { words, calendar }, now } = context;
  const { own, from, at, text, message, pending, phase, minutes } = row;
  const redraw = () => context.view.requestUpdate();
  const parts = message && hasParts(message) ? dressed(messageParts, item, redraw) : undefined;
  const rich = MARKUP.test(text) ? dressed(richText, item, redraw) : undefined;
  const lang = FOREIGN.test(text) ? script.get(redraw)?.languageOfText(text) : undefined;
  return html`
    ${row.startsDay ? html`<h3><span>${calendar.day(at, now)}</span></h3>` : nothing}
    ${row.startsNew ? html`<h3 class="since"><span>${words.newSince}</span></h3>` : nothing}
    <p class="by">
      ${from?.avatar && row.startsGroup && !own
        ? pictures.get(redraw)?.picture(from.avatar)
        : nothing}
      <bdi>${own || from === undefined ? words.you : nameOf(from, words)}</bdi>
      ${from?.kind === "author" ? html`<span class="badge">${words.author}</span>` : nothing}
    </p>
    ${message && parts?.above(message, context)}
    <div class="message" part="message">
      <div class="text" dir="auto" lang=${lang ?? nothing}>${message?.deleted
        ? html`<i>${words.deleted}</i>`
        : rich?.renderRichText(text, context) ?? text}</div>
      <div class="meta">
        <time datetime=${new Date(at).toISOString()} title=${calendar.time(at)}>${minutes < 0
          ? calendar.time(at)
          : calendar.ago(at, now)}</time>
        ${message && !message.deleted
          ? html`
            <button
              class="more"
              tabindex="-1"
              aria-haspopup="menu"
              aria-label=${words.actions}
              @click=${({ currentTarget }: Event) =>
                openActions(message, currentTarget as HTMLElement, context)}
            >${icon(MORE)}</button>
          `
          : nothing}
      </div>
    </div>
    ${message && parts?.below(message, context)}
    ${row.refused && dressed(notices, item, redraw)?.refused(row.refused, context)}
    ${pending?.phase === "failed"
      ? dressed(notices, item, redraw)?.failed(pending, context)
      : own
      ? html`<p class=${`status ${phase}`}>${words.phase[phase as "sent"]}</p>`
      : nothing}
  `;
}

/** Whether there is more to it than text, that the parts draw. */
function hasParts(message: ChatMessage): boolean {
  return PARTS.some((part) => message[part] !== undefined);
}

/** Opens what one can do with a message. @param opener the button it belongs to */
async function openActions(
  message: ChatMessage,
  opener: HTMLElement,
  context: ViewContext,
): Promise<void> {
  (await loadDressed(actions, opener)).openActions(message, opener, context);
}
