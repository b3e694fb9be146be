/**
 * The state of the link: a word for the head of a conversation, and a notice with a way out where
 * there is something to know.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../locale/words.ts";
import type { Conversation, Inbox } from "../state/model.ts";

/** Whose link it is, and what to say about it. */
export interface LinkContext {
  readonly source: Pick<Conversation | Inbox, "reconnect"> & {
    readonly state: Pick<(Conversation | Inbox)["state"], "link" | "loaded">;
  };
  readonly words: Words;
  readonly now: number;
}

/** A word and a dot. */
export function linkLine(context: LinkContext): TemplateResult {
  const { kind } = context.source.state.link;
  return html`<p class="link ${kind}" part="link" role="status">${wordOf(context)}</p>`;
}

/** Why nothing arrives, what is safe, and what can be done. Nothing while all is well. */
export function linkNotice(context: LinkContext): TemplateResult | typeof nothing {
  const { source, words, now } = context;
  const { link, loaded } = source.state;
  const seconds = link.kind === "waiting" ? Math.ceil((link.retryAt - now) / 1000) : 0;
  const blocked = link.kind === "waiting" && link.isBlocked && "blocked";
  const text = words.notice[blocked || link.kind]?.(Math.max(1, seconds)) ??
    (link.kind === "connecting" && loaded && wordOf(context));
  return text
    ? html`
      <div class="notice" part="notice">
        <p>${text}</p>
        ${seconds !== 0 || link.kind === "refused"
          ? html`<button @click=${() => source.reconnect()}>${words.tryNow}</button>`
          : nothing}
      </div>
    `
    : nothing;
}

/** A connection that is sought again is not the first. */
function wordOf({ source: { state: { link: { kind }, loaded } }, words }: LinkContext): string {
  return words.link[kind === "connecting" && loaded ? "waiting" : kind];
}
