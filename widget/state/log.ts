/**
 * The run of messages a conversation knows, and how changes become part of it. Pure.
 *
 * @module
 */
import {
  type ChatMessage,
  excerptOf,
  type Question,
  type QuestionState,
} from "../../shared/chat/event.ts";
import { type Memory, show, type Told } from "./memory.ts";

/** Changes without a hole between them, and the count and epoch of the conversation after them. */
export interface Changes {
  readonly events: readonly Told[];
  readonly epoch: string;
  readonly rev: number;
}

/** The memory after changes; of two forms of a message the one with the higher `rev` counts. */
export function putAll(memory: Memory, { events, epoch, rev }: Changes): Memory {
  if (events.length === 0 && rev === memory.shown.rev) return memory;
  const log: (ChatMessage | undefined)[] = [...memory.log];
  const questions: Record<QuestionState, number> = { ...memory.shown.questions };
  const count = (question: Question | undefined, by: number) => {
    if (question) questions[question.state] += by;
  };
  let { missing } = memory;
  for (const { message } of [...events].sort(byRev)) {
    const at = message.seq - (log[0] ?? message).seq;
    const old = log[at];
    if (old && old.rev > message.rev) continue;
    if (at >= 0) {
      log[at] = message;
      count(old?.question, -1);
      count(message.question, 1);
    } else if (message.question || message.deleted) {
      // It is further back than the run, so nobody knows here what it was: how many questions there
      // are now comes with the next page.
      missing ??= rev;
    }
    requote(log, message);
  }
  // The server has told less than there is.
  if (log.includes(undefined)) return { ...memory, missing: "page" };
  return { ...show(memory, { epoch, rev, questions }), log: log as ChatMessage[], missing };
}

/** The order in which changes were done. */
export function byRev({ message: a }: Told, { message: b }: Told): number {
  return a.rev - b.rev;
}

/** Makes quotes of a message say what it says; they change with it, without an event of their own. */
export function requote(
  log: (ChatMessage | undefined)[],
  { id, from, text, deleted }: ChatMessage,
): void {
  log.forEach((message, at) => {
    if (message?.quote?.id !== id) return;
    log[at] = { ...message, quote: { id, from, text: excerptOf(text), ...deleted && { deleted } } };
  });
}
