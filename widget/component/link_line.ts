/**
 * The state of the link: a word for the head of a conversation, and a notice with a way out where
 * there is something to know.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../locale/words.ts";
import type { LinkStatus } from "../state/model.ts";

/** What both are about. */
export interface LinkContext {
  readonly link: LinkStatus;
  /** Whether there was a connection before. */
  readonly loaded: boolean;
  readonly words: Words;
}

/** A word and a dot. */
export function linkLine(context: LinkContext): TemplateResult {
  return html`<p class="link ${context.link.kind}" part="link" role="status">${
    wordOf(context)
  }</p>`;
}

function wordOf({ link: { kind }, loaded, words }: LinkContext): string {
  return words.link[kind === "connecting" && loaded ? "waiting" : kind];
}

/** What the notice needs beside that. */
export interface NoticeContext extends LinkContext {
  readonly now: number;
  readonly reconnect: () => void;
}

/** Why nothing arrives, what is safe, and what can be done. Nothing while all is well. */
export function linkNotice(context: NoticeContext): TemplateResult | typeof nothing {
  const { link, loaded, words, now } = context;
  const seconds = link.kind === "waiting" ? Math.ceil((link.retryAt - now) / 1000) : 0;
  const text = words.notice[link.kind]?.(Math.max(1, seconds)) ??
    (link.kind === "connecting" && loaded ? wordOf(context) : "");
  return text === "" ? nothing : html`
    <div class="notice" part="notice">
      <p>${text}</p>
      ${link.kind === "waiting" || link.kind === "refused"
        ? html`<button @click=${context.reconnect}>${words.tryNow}</button>`
        : nothing}
    </div>
  `;
}
