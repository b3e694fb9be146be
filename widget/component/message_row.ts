/**
 * One message of the list, with the day and the name above it where they change.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Locale } from "../locale/locale.ts";
import type { Words } from "../locale/words.ts";
import type { Conversation, PendingMessage } from "../state/model.ts";
import { readerNumber, type Row } from "./rows.ts";

/** What a row needs beside itself. */
export interface RowContext {
  readonly locale: Locale;
  readonly conversation: Conversation;
  readonly now: number;
}

/** The content of a message's list item. */
export function messageRow(row: Row, context: RowContext): TemplateResult {
  const { locale: { words, calendar }, now } = context;
  const { own, from, at, pending } = row;
  return html`
    ${row.startsDay ? html`<h3><span>${calendar.day(at, now)}</span></h3>` : nothing}
    <p class="by">
      <bdi>${nameOf(row, words)}</bdi>
      ${from?.kind === "author" ? html`<span class="badge">${words.author}</span>` : nothing}
    </p>
    <div class="message" part="message">
      <p class="text" dir="auto">${row.text}</p>
      <time datetime=${new Date(at).toISOString()}>${calendar.time(at)}</time>
    </div>
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

function failure(
  { id, failure }: PendingMessage,
  { locale: { words }, conversation, now }: RowContext,
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
