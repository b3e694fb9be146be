/**
 * One message of the list, with the day and the name above it where they change.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { ChatMessage } from "../../shared/chat/event.ts";
import type { ViewContext } from "../feature/contract.ts";
import type { Words } from "../locale/words.ts";
import type { PendingMessage } from "../state/model.ts";
import { actions, messageParts, richText, script } from "./features.ts";
import { icon, MORE } from "./icon.ts";
import { readerNumber, type Row } from "./rows.ts";

/** A text without any of these is shown as it is. */
const MARKUP = /[*_`~\[<>#]|:\/\/|^\s*(?:[-+]|\d+[.)]) /m;

/** A text without any of these is in the language around it, as far as its letters tell. */
const FOREIGN = /[\u0370-\u1fff\u3040-\ud7ff]/;

/** The content of a message's list item. */
export function messageRow(row: Row, context: ViewContext): TemplateResult {
  const { locale: { words, calendar }, now } = context;
  const { own, from, at, text, message, pending } = row;
  const redraw = () => context.view.requestUpdate();
  const parts = message && hasParts(message) ? messageParts.get(redraw) : undefined;
  const rich = MARKUP.test(text) ? richText.get(redraw) : undefined;
  const lang = FOREIGN.test(text) ? script.get(redraw)?.languageOfText(text) : undefined;
  return html`
    ${row.startsDay ? html`<h3><span>${calendar.day(at, now)}</span></h3>` : nothing}
    <p class="by">
      <bdi>${nameOf(row, words)}</bdi>
      ${from?.kind === "author" ? html`<span class="badge">${words.author}</span>` : nothing}
    </p>
    ${message && parts?.above(message, context)}
    <div class="message" part="message">
      <div class="text" dir="auto" lang=${lang ?? nothing}>${rich?.renderRichText(text, context) ??
        text}</div>
      <time datetime=${new Date(at).toISOString()}>${calendar.time(at)}</time>
      ${message && !message.deleted
        ? html`
          <button
            class="more"
            aria-haspopup="menu"
            aria-label=${words.actions}
            @click=${(event: Event) => openActions(event, message, context)}
          >
            ${icon(MORE)}
          </button>
        `
        : nothing}
    </div>
    ${message && parts?.below(message, context)}
    ${pending?.phase === "failed"
      ? failure(pending, context)
      : own
      ? html`<p class="status ${pending?.phase ?? "stored"}">${
        words.phase[pending?.phase ?? "stored"]
      }</p>`
      : nothing}
  `;
}

/** Who wrote a row, in words. */
export function nameOf({ own, from }: Pick<Row, "own" | "from">, words: Words): string {
  if (own || from === undefined) return words.you;
  // Beside the word it would say the same twice.
  if (from.kind === "author") return from.name === words.author ? "" : from.name;
  return from.name || words.reader(readerNumber(from.id));
}

/** Whether there is more to it than text, that the parts draw. */
function hasParts({ quote, sentence, reactions, question }: ChatMessage): boolean {
  return [quote, sentence, reactions, question].some((part) => part !== undefined);
}

async function openActions(
  { currentTarget }: Event,
  message: ChatMessage,
  context: ViewContext,
): Promise<void> {
  (await actions.load()).openActions(message, currentTarget as HTMLElement, context);
}

function failure(
  { id, failure }: PendingMessage,
  { locale: { words }, conversation, now }: ViewContext,
): TemplateResult {
  const waitMs = (failure?.retryAt ?? 0) - now;
  return html`
    <p class="status failed" role="alert">
      ${words.failed[failure?.code ?? "otherwise"] ?? words.failed.otherwise}
    </p>
    <p class="actions">
      ${waitMs > 0
        ? html`<span class="status">${words.wait(Math.ceil(waitMs / 1000))}</span>`
        : html`<button @click=${() => conversation.retry(id)}>${words.retry}</button>`}
      <button @click=${() => conversation.discard(id)}>${words.discard}</button>
    </p>
  `;
}
