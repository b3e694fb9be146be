/**
 * The state of the link, in a word for the head of a conversation.
 *
 * @module
 */
import { html, type TemplateResult } from "lit";
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
  return html`<p class=${`link ${kind}`} part="link" role="status">${wordOf(context)}</p>`;
}

/** How the link is, in a word: a connection that is sought again is not the first. */
export function wordOf(
  { source: { state: { link: { kind }, loaded } }, words }: LinkContext,
): string {
  return words.link[kind === "connecting" && loaded ? "waiting" : kind];
}
