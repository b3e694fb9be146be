/**
 * What stands in a conversation's pane beside its messages: what can be done with it in its head, what
 * belongs to writing below, and what is known of page and reader beside it. The pane draws these; who
 * fills them knows nothing of the list.
 *
 * @module
 */
import { html, type nothing, type TemplateResult } from "lit";
import type { ConversationRef } from "../../../shared/chat/id.ts";
import type { RoomSummary } from "../../../shared/chat/event.ts";
import type { Conversation } from "../../state/model.ts";
import type { Desk } from "../shell/desk.ts";

/** The conversation that is open. */
export interface ConversationContext {
  readonly desk: Desk;
  /** `whisper`, a reader's id, is there where it is private. */
  readonly ref: ConversationRef;
  readonly conversation: Conversation;
  /** Its row in the list, if it is there: page, reader, assignee, sleep. */
  readonly row: Pick<RoomSummary, "page"> | undefined;
}

/** A part of the pane, or nothing. */
export type Slot = (context: ConversationContext) => TemplateResult | typeof nothing;

/** In the head, at its end: buttons. */
export const conversationTools: Slot = (context) =>
  html`<small-talk-handling .kind=${"tools"} .context=${context}></small-talk-handling>`;

/** Between the messages and the end of the pane: what belongs to writing. */
export const conversationBelow: Slot = (context) =>
  html`<small-talk-handling .kind=${"below"} .context=${context}></small-talk-handling>`;

/**
 * The third pane; on narrow screens it is opened by a button in the head, over the conversation. It asks
 * to be closed by the event `small-talk-aside-done`.
 */
export const conversationAside: Slot = (context) =>
  html`<small-talk-handling .kind=${"aside"} .context=${context}></small-talk-handling>`;
