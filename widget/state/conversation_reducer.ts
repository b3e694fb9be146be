/**
 * How each thing that happens changes what a conversation knows. Pure.
 *
 * The messages that are shown are one unbroken run of the room's log. An event joins the run when
 * it is the next one; otherwise it waits, and the log is asked for what lies between.
 *
 * @module
 */
import type { ChatMessage, RoomEvent, RoomPage } from "../../shared/chat/event.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { lastSeq, type Memory, show } from "./memory.ts";
import type { LinkStatus, RefusedChange } from "./model.ts";
import { type PendingEvent, reducePending, withoutStored } from "./pending.ts";

/** Everything that can happen to a conversation. */
export type ConversationEvent =
  | { readonly type: "link"; readonly link: LinkStatus }
  /** The request of {@linkcode nextRequest} was sent. */
  | { readonly type: "asked" }
  /** It was refused and may be sent again now. */
  | { readonly type: "ask-again" }
  /** It was refused for good. */
  | { readonly type: "ask-refused"; readonly refusal: Refusal }
  | { readonly type: "older-asked" }
  | { readonly type: "older-refused" }
  | { readonly type: "page"; readonly page: RoomPage }
  | { readonly type: "told"; readonly event: RoomEvent }
  | { readonly type: "change-refused"; readonly refused: RefusedChange }
  | { readonly type: "dismissed"; readonly id: string }
  | PendingEvent;

/** What the server is asked for: the newest page, or what comes after the run. */
export type Request =
  | { readonly kind: "page" }
  | { readonly kind: "newer"; readonly after: number; readonly epoch: string };

/** What to ask the server for now, if anything. */
export function nextRequest({ shown, missing, asked }: Memory): Request | undefined {
  if (shown.link.kind !== "online" || asked || missing === undefined) return undefined;
  if (missing === "page") return { kind: "page" };
  return { kind: "newer", after: lastSeq(shown), epoch: shown.epoch };
}

/** The memory after `event`; the same object when nothing changed. */
export function reduce(memory: Memory, event: ConversationEvent): Memory {
  switch (event.type) {
    case "link":
      return linkChanged(memory, event.link);
    case "asked":
      return { ...memory, asked: true };
    case "ask-again":
      return { ...memory, asked: false };
    case "ask-refused": {
      const { code, message } = event.refusal;
      return show(memory, { link: { kind: "refused", code, message } });
    }
    case "older-asked":
      return show(memory, { loadingOlder: true });
    case "older-refused":
      return show(memory, { loadingOlder: false });
    case "told":
      return settle(hold(memory, event.event));
    case "page":
      return settle(pageArrived(memory, event.page));
    case "change-refused":
      return show(memory, { refused: [...memory.shown.refused, event.refused] });
    case "dismissed":
      return show(memory, {
        refused: memory.shown.refused.filter(({ id }) => id !== event.id),
      });
    default:
      return settle(reducePending(memory, event));
  }
}

function linkChanged(memory: Memory, link: LinkStatus): Memory {
  const linked = { ...show(memory, { link }), asked: false };
  if (link.kind === "online") {
    // Whatever was waiting is in the log that is asked now, or in one that is no more.
    return { ...linked, missing: memory.shown.epoch === "" ? "page" : "newer", waiting: [] };
  }
  const pending = memory.shown.pending.map((message) =>
    message.phase === "sent" ? { ...message, phase: "queued" as const } : message
  );
  return { ...show(linked, { pending, loadingOlder: false }), confirmed: [] };
}

function hold(memory: Memory, event: RoomEvent): Memory {
  return { ...memory, waiting: [...memory.waiting, event] };
}

function pageArrived(memory: Memory, page: RoomPage): Memory {
  const known = show(memory, { you: page.you });
  if (page.asked.before !== undefined) return olderArrived(known, page);
  const arrived = { ...known, asked: false };
  const { shown } = arrived;
  if (page.asked.after === undefined || page.reload) return newestArrived(arrived, page);
  if (page.epoch !== shown.epoch) return { ...arrived, missing: "page" };
  const messages = extend(shown.messages, page.messages);
  const stuck = page.more && messages === shown.messages;
  const missing = stuck ? "page" : page.more ? "newer" : undefined;
  return { ...show(arrived, { messages }), missing };
}

/** The newest page: the run goes on with it if they touch, else it is the new run. */
function newestArrived(memory: Memory, page: RoomPage): Memory {
  const { shown } = memory;
  const first = page.messages[0]?.seq ?? 1;
  const touches = shown.loaded && shown.epoch === page.epoch && first <= lastSeq(shown) + 1 &&
    page.lastSeq >= lastSeq(shown);
  const run = touches ? { messages: extend(shown.messages, page.messages) } : {
    messages: page.messages,
    hasOlder: page.reload ? first > 1 : page.more,
    loadingOlder: false,
  };
  // A room without a message has no epoch yet: the first event brings it.
  const waiting = page.epoch === ""
    ? memory.waiting
    : memory.waiting.filter((event) => event.epoch === page.epoch);
  return {
    ...show(memory, { ...run, loaded: true, epoch: page.epoch }),
    waiting,
    missing: undefined,
  };
}

function olderArrived(memory: Memory, page: RoomPage): Memory {
  const { shown } = memory;
  const first = shown.messages[0]?.seq;
  // An answer to what was asked of a run that is gone.
  if (page.asked.before !== first || page.asked.epoch !== shown.epoch) return memory;
  if (page.epoch !== shown.epoch) {
    return { ...show(memory, { loadingOlder: false }), missing: "page" };
  }
  const touches = page.messages.at(-1)?.seq === (first ?? 0) - 1;
  return show(memory, {
    messages: touches ? [...page.messages, ...shown.messages] : shown.messages,
    hasOlder: touches && page.more,
    loadingOlder: false,
  });
}

/** Lets what waits join the run, and lets go of pending messages that are in it. */
function settle(memory: Memory): Memory {
  return withoutStored(place(memory));
}

function place(memory: Memory): Memory {
  const { shown, waiting, missing } = memory;
  // A page on its way may be older than events that overtook it, and take the place of the run.
  if (waiting.length === 0 || missing !== undefined) return memory;
  const epoch = shown.epoch === "" ? waiting[0]?.epoch ?? "" : shown.epoch;
  if (waiting.some((event) => event.epoch !== epoch)) return { ...memory, missing: "page" };
  const events = [...waiting].sort((a, b) => a.message.seq - b.message.seq);
  const messages = extend(shown.messages, events.map((event) => event.message));
  const last = messages.at(-1)?.seq ?? 0;
  const rest = events.filter((event) => event.message.seq > last);
  const placed = messages === shown.messages ? memory : show(memory, { messages, epoch });
  return {
    ...placed,
    waiting: rest,
    missing: rest.length === 0 ? undefined : last === 0 ? "page" : "newer",
  };
}

/** The run and what continues it, leaving out what it has; the same array when nothing does. */
function extend(
  run: readonly ChatMessage[],
  messages: readonly ChatMessage[],
): readonly ChatMessage[] {
  let last = run.at(-1)?.seq ?? 0;
  const next: ChatMessage[] = [];
  for (const message of messages) {
    if (message.seq !== last + 1) continue;
    next.push(message);
    last = message.seq;
  }
  return next.length === 0 ? run : [...run, ...next];
}
