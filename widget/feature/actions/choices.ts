/**
 * What somebody may do with a message, as the server will see it.
 *
 * @module
 */
import type { ChatMessage } from "../../../shared/chat/event.ts";
import { EDIT_WINDOW_MS } from "../../../shared/limit.ts";
import { isOwn } from "../../component/rows.ts";
import type { ConversationState } from "../../state/model.ts";

/** One thing that can be done, in the order in which they are offered. */
export type Choice =
  | "quote"
  | "copy"
  | "asQuestion"
  | "answered"
  | "reopen"
  | "mayPublish"
  | "edit"
  | "delete";

/** What may be done with a message. */
export interface Choices {
  readonly mayReact: boolean;
  readonly choices: readonly Choice[];
}

/** @param now in milliseconds since 1970 */
export function choicesFor(
  message: ChatMessage,
  { you, isWhisper, terms }: Pick<ConversationState, "you" | "isWhisper" | "terms">,
  now: number,
): Choices {
  const { from, question, published, at } = message;
  const own = isOwn(from, you);
  const isAuthor = you?.kind === "author";
  const mayWrite = isAuthor || isWhisper || terms === undefined || terms.mode === "open";
  const mayChange = own && (isAuthor || now - at < EDIT_WINDOW_MS);
  const isAsker = own || isAuthor;
  const offers: Readonly<Record<Choice, boolean>> = {
    quote: mayWrite,
    copy: true,
    asQuestion: mayWrite && isAsker && from.kind === "reader" && question === undefined,
    answered: isAuthor && question?.state === "open",
    reopen: mayWrite && isAsker && question?.state === "answered",
    mayPublish: own && isWhisper && !isAuthor && published === undefined,
    edit: mayWrite && mayChange,
    delete: isAuthor || mayChange,
  };
  const choices = (Object.keys(offers) as Choice[]).filter((choice) => offers[choice]);
  return { mayReact: mayWrite, choices };
}
