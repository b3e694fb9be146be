/**
 * What went wrong with a message or a change of it, and where one may not write as one likes; each
 * with a way on where there is one.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import { isOwn } from "../../component/rows.ts";
import { moreWordsOf } from "../../locale/more_locale.ts";
import type { PendingMessage, RefusedChange } from "../../state/model.ts";
import type { ViewContext } from "../contract.ts";
import { isMuted, isShutOut } from "./silence.ts";

/** Below a message that was not taken: why, and what can be done. */
export function failed(
  { id, text, failure }: PendingMessage,
  context: ViewContext,
): TemplateResult {
  const { locale: { words }, conversation, now } = context;
  const waitMs = (failure?.retryAt ?? 0) - now;
  return html`
    <p class="status failed" role="alert">
      ${words.failed[failure?.code ?? "otherwise"] ?? words.failed.otherwise}
    </p>
    <p class="actions">
      ${waitMs > 0
        ? html`<span class="status">${words.wait(Math.ceil(waitMs / 1000))}</span>`
        : html`<button @click=${() => conversation.retry(id)}>${words.retry}</button>`}
      <button
        ?hidden=${wordsOf(context) === undefined}
        @click=${() => navigator.clipboard?.writeText(text)}
      >${wordsOf(context)
        ?.copy}</button>
      <button @click=${() => conversation.discard(id)}>${words.discard}</button>
    </p>
  `;
}

/** Below a message of which a change was not taken. */
export function refused(
  { id, change, failure }: RefusedChange,
  context: ViewContext,
): TemplateResult {
  const { locale: { words }, conversation } = context;
  const more = wordsOf(context);
  const retry = () => {
    conversation.dismiss(id);
    conversation.change(id, change);
  };
  return html`
    <p class="status failed" role="alert">
      ${failure.code === "too-late" ? more?.tooLate : more?.notChanged}
    </p>
    <p class="actions">
      ${failure.code === "too-late"
        ? nothing
        : html`<button @click=${retry}>${words.retry}</button>`}
      <button
        ?hidden=${more === undefined}
        @click=${() => conversation.dismiss(id)}
      >${more?.leave}</button>
    </p>
  `;
}

/** Above the composer, or in its place: what holds in the room. */
export function terms(context: ViewContext): TemplateResult | typeof nothing {
  const { conversation: { state }, locale: { words }, now } = context;
  const more = wordsOf(context);
  const { terms, you, messages } = state;
  if (isShutOut(state) || more === undefined) return nothing;
  if (isMuted(state)) return line(more.muted);
  if (terms === undefined) return nothing;
  if (terms.mode !== "open") {
    return line(terms.mode === "closed" ? words.notice.closed() : more.readOnly);
  }
  const spokeAt = messages.findLast(({ from }) => isOwn(from, you))?.at;
  const waitMs = (spokeAt ?? 0) + terms.slowModeSeconds * 1000 - now;
  if (spokeAt !== undefined && waitMs > 0) {
    return line(`${more.slow} ${words.wait(Math.ceil(waitMs / 1000))}`);
  }
  const isFirst = terms.holdFirst && spokeAt === undefined;
  return isFirst ? line(more.heldFirst) : nothing;
}

function wordsOf({ locale, view }: ViewContext) {
  return moreWordsOf(locale, () => view.requestUpdate())?.notices;
}

function line(text: string): TemplateResult {
  return html`
    <div class="notice" part="notice">
      <p>${text}</p>
    </div>
  `;
}
