/**
 * What there is to know about a link that does not stand, with a way out.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import { type LinkContext, wordOf } from "./link_line.ts";

/** Why nothing arrives, what is safe, and what can be done. Nothing while all is well. */
export function linkNotice(context: LinkContext): TemplateResult | typeof nothing {
  const { source, words, now } = context;
  const { link, loaded } = source.state;
  const seconds = link.kind === "waiting" ? Math.ceil((link.retryAt - now) / 1000) : 0;
  const { notice } = words;
  const text = (notice[link.code ?? link.kind] ?? notice[link.kind])?.(Math.max(1, seconds)) ||
    link.kind === "connecting" && loaded && wordOf(context);
  return text && !link.isMove
    ? html`
      <div class="notice" part="notice">
        <p>${text}</p>
        ${seconds || link.kind === "refused"
          ? html`<button @click=${() => source.reconnect()}>${words.tryNow}</button>`
          : nothing}
      </div>
    `
    : nothing;
}
