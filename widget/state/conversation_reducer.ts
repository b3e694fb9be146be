/**
 * How each thing that happens changes what a conversation knows. Pure.
 *
 * The messages that are known are one unbroken run of the conversation's log, true up to a count of
 * changes. An event that is the next change is done at once; otherwise it waits, and the server is
 * asked for what changed since.
 *
 * @module
 */
import type { HistoryRequest, RoomPage } from "../../shared/chat/event.ts";
import { byRev, putAll } from "./log.ts";
import { type Memory, show, type Told, type Tools } from "./memory.ts";
import type { ConversationState, LinkStatus } from "./model.ts";
import { type PendingEvent, reducePending, requeued, withoutStored } from "./pending.ts";

/** Everything that can happen to a conversation. */
export type ConversationEvent =
  | { readonly type: "link"; readonly link: LinkStatus }
  /** The request of {@linkcode nextRequest} is on its way; or it is not, and may be sent again. */
  | { readonly type: "asked"; readonly asked: boolean }
  | { readonly type: "page"; readonly page: RoomPage }
  | { readonly type: "told"; readonly event: Told }
  /** The conversation of this epoch was erased: whatever of it still comes is not believed. */
  | { readonly type: "erased"; readonly epoch: string }
  /** There is something more to work with from now on. */
  | { readonly type: "equipped"; readonly tools: Partial<Tools> }
  /** Something is known that is no message. */
  | { readonly type: "known"; readonly part: Partial<ConversationState> }
  | PendingEvent;

/** What to ask the server for now, if anything; `{}` is the newest page. */
export function nextRequest({ shown, missing, asked, take }: Memory): HistoryRequest | undefined {
  if (shown.link.kind !== "online" || asked || missing === undefined) return undefined;
  return missing === "page" || take === undefined ? {} : { afterRev: missing, epoch: shown.epoch };
}

/** The memory after `event`; the same object when nothing changed. */
export function reduce(memory: Memory, event: ConversationEvent): Memory {
  switch (event.type) {
    case "link":
      return linkChanged(memory, event.link);
    case "asked":
      return { ...memory, asked: event.asked };
    case "told":
      if (memory.erased.includes(event.event.epoch)) return memory;
      return settle({ ...memory, waiting: [...memory.waiting, event.event] });
    case "page":
      return settle(pageArrived(memory, event.page));
    case "erased":
      return forget(memory, event.epoch);
    case "equipped":
      return dressed({ ...memory, ...event.tools });
    case "known":
      return show(memory, event.part);
    default:
      return settle(reducePending(memory, event));
  }
}

function linkChanged(memory: Memory, link: LinkStatus): Memory {
  const linked = { ...show(memory, { link }), asked: false };
  const { log, shown: { rev, pending } } = memory;
  if (link.kind === "online") {
    // Whatever was waiting is among the changes that are asked for now, or in a log that is no more.
    return { ...linked, missing: log.length > 0 ? rev : "page", waiting: [] };
  }
  return {
    ...show(linked, {
      pending: link.kind === "connecting" && link.isOther ? [] : requeued(pending),
      loadingOlder: false,
    }),
    confirmed: [],
  };
}

function pageArrived(memory: Memory, page: RoomPage): Memory {
  const { shown, erased } = memory;
  const { epoch, asked, you, terms, held = [], seen = 0, seenByOther = 0 } = page;
  // It was overtaken by what was told.
  if (erased.includes(epoch)) return { ...memory, asked: false };
  const known = show(memory, {
    you,
    terms,
    held,
    seenByOther,
    seen: epoch === shown.epoch ? Math.max(seen, shown.seen) : seen,
  });
  if (asked.before !== undefined || (asked.afterRev !== undefined && !page.reload)) {
    return memory.take?.(known, page) ?? memory;
  }
  return begun({ ...known, asked: false }, page);
}

/** The newest page is the new run. */
function begun(
  memory: Memory,
  { messages: log, epoch, rev, questions, more: hasOlder }: RoomPage,
): Memory {
  return {
    ...show(memory, {
      loaded: true,
      loadingOlder: false,
      hasOlder,
      epoch,
      rev,
      questions,
    }),
    log,
    // A conversation without a message has no epoch yet: the first event brings it.
    waiting: memory.waiting.filter((event) => epoch === "" || event.epoch === epoch),
    missing: undefined,
  };
}

/** Forgets the messages of an epoch. What is there now has another, if there is something. */
function forget(memory: Memory, gone: string): Memory {
  const erased = [...memory.erased, gone];
  const waiting = memory.waiting.filter(({ epoch }) => epoch !== gone);
  const rest: Memory = { ...memory, erased, waiting };
  if (gone !== memory.shown.epoch) return rest;
  return dressed({ ...rest, log: [], missing: "page", asked: false });
}

/** Lets what waits become part of the run, and lets go of pending messages that are in it. */
function settle(memory: Memory): Memory {
  return withoutStored(dressed(place(memory)));
}

function dressed(memory: Memory): Memory {
  const messages = memory.dress(memory.log);
  return messages === memory.shown.messages ? memory : show(memory, { messages });
}

/** Does the changes that are next. */
function place(memory: Memory): Memory {
  const { shown, waiting, missing } = memory;
  // A page on its way may be older than events that overtook it, and take the place of the run.
  if (waiting.length === 0 || missing !== undefined) return memory;
  const epoch = shown.epoch || (waiting[0]?.epoch ?? "");
  if (waiting.some((event) => event.epoch !== epoch)) return { ...memory, missing: "page" };
  const events = [...waiting].sort(byRev);
  let { rev } = shown;
  for (const { message } of events) if (message.rev === rev + 1) rev++;
  const rest = events.filter(({ message }) => message.rev > rev);
  const placed = putAll({ ...memory, waiting: rest }, {
    events: events.filter(({ message }) => message.rev > shown.rev && message.rev <= rev),
    epoch,
    rev,
  });
  if (rest.length === 0) return placed;
  return { ...placed, missing: placed.missing ?? (placed.log.length > 0 ? rev : "page") };
}
