/**
 * One's own messages until they are stored. Pure; the part of the reducer about writing.
 *
 * A message keeps its id on every way to the server, so sending it once more is harmless: it leaves
 * the pending ones when a stored message has its id.
 *
 * @module
 */
import type { Refusal } from "../../shared/refusal.ts";
import { type Memory, show } from "./memory.ts";
import type { Draft, Failure, PendingMessage } from "./model.ts";
import { isTooLong } from "./text.ts";

/** What can happen to one's own messages. */
export type PendingEvent =
  /** `at`: now, in milliseconds since 1970. */
  | { readonly type: "written"; readonly id: string; readonly draft: Draft; readonly at: number }
  /** It is on its way. */
  | { readonly type: "sent"; readonly id: string }
  /** The server has stored it. */
  | { readonly type: "confirmed"; readonly id: string }
  /** `at`: now, in milliseconds since 1970. */
  | {
    readonly type: "refused";
    readonly id: string;
    readonly refusal: Refusal;
    readonly at: number;
  }
  /** It counts as written anew. `at`: now, in milliseconds since 1970. */
  | { readonly type: "retry"; readonly id: string; readonly at: number }
  /** Left from an earlier page; in the order they were written. */
  | { readonly type: "restored"; readonly messages: readonly PendingMessage[] }
  | { readonly type: "discard"; readonly id: string }
  /** Nobody wants any of them any more. */
  | { readonly type: "forgotten" };

/** The memory after `event`. */
export function reducePending(memory: Memory, event: PendingEvent): Memory {
  switch (event.type) {
    case "written":
      return show(memory, { pending: [...memory.shown.pending, written(event)] });
    case "sent":
      return change(memory, event.id, {
        from: "queued",
        to: (message) => inPhase(message, "sent"),
      });
    case "confirmed":
      return { ...memory, confirmed: [...memory.confirmed, event.id] };
    case "refused":
      return change(memory, event.id, {
        from: "sent",
        to: (message) => failed(message, event.refusal, event.at),
      });
    case "retry":
      return change(memory, event.id, {
        from: "failed",
        to: (message) => ({ ...inPhase(message, "queued"), at: event.at }),
      });
    case "restored":
      return restored(memory, event.messages);
    case "discard":
      return change(memory, event.id, { from: "failed", to: () => undefined });
    case "forgotten":
      return show(memory, { pending: [] });
  }
}

/**
 * Without the messages that are stored: those in the run, and, once nothing is missing, confirmed
 * ones that are not (sent again long after, they lie further back than what is shown).
 */
export function withoutStored(memory: Memory): Memory {
  const { shown, confirmed, missing, waiting } = memory;
  if (shown.pending.length === 0) return memory;
  const stored = new Set(shown.messages.map((message) => message.id));
  if (missing === undefined && waiting.length === 0) { for (const id of confirmed) stored.add(id); }
  const pending = shown.pending.filter((message) => !stored.has(message.id));
  if (pending.length === shown.pending.length) return memory;
  return {
    ...show(memory, { pending }),
    confirmed: confirmed.filter((id) => !stored.has(id)),
  };
}

function restored(memory: Memory, messages: readonly PendingMessage[]): Memory {
  const { pending } = memory.shown;
  const left = requeued(messages)
    .filter(({ id }) => !pending.some((message) => message.id === id));
  return left.length === 0 ? memory : show(memory, { pending: [...left, ...pending] });
}

/** The messages once nobody knows any more what became of those on their way. */
export function requeued(messages: readonly PendingMessage[]): readonly PendingMessage[] {
  return messages.map((message) => message.phase === "sent" ? inPhase(message, "queued") : message);
}

function written({ id, draft, at }: Extract<PendingEvent, { type: "written" }>): PendingMessage {
  const message: PendingMessage = { ...draft, id, at, phase: "queued" };
  // The server would end the connection over a frame that is too big.
  if (!isTooLong(draft.text)) return message;
  return failed(message, { code: "invalid-body", message: "The message is too long." }, at);
}

function failed(message: PendingMessage, refusal: Refusal, at: number): PendingMessage {
  return { ...inPhase(message, "failed"), failure: failureOf(refusal, at) };
}

/** What a person is told of a refusal. @param now in milliseconds since 1970 */
export function failureOf({ code, message, retryAfterMs }: Refusal, now: number): Failure {
  return {
    code,
    message,
    ...(retryAfterMs === undefined ? {} : { retryAt: now + retryAfterMs }),
  };
}

function inPhase(message: PendingMessage, phase: PendingMessage["phase"]): PendingMessage {
  const { failure: _, ...rest } = message;
  return { ...rest, phase };
}

function change(
  memory: Memory,
  id: string,
  { from, to }: {
    readonly from: PendingMessage["phase"];
    readonly to: (message: PendingMessage) => PendingMessage | undefined;
  },
): Memory {
  const { pending } = memory.shown;
  if (!pending.some((message) => message.id === id && message.phase === from)) return memory;
  return show(memory, {
    pending: pending.flatMap((message) => {
      if (message.id !== id || message.phase !== from) return [message];
      return to(message) ?? [];
    }),
  });
}
