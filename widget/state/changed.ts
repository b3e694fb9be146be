/**
 * A message as it will be once a change of one's own is done. Pure, and the same as what the server
 * makes of it, so that nothing moves when it says so.
 *
 * @module
 */
import type { ChatMessage, Reaction } from "../../shared/chat/event.ts";
import type { Change } from "./model.ts";

/** Who changes it, and when. */
export interface Changer {
  /** Their id. */
  readonly by: string;
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** The message after a change; the same object when it is so already, or deleted. */
export function changed(message: ChatMessage, change: Change, { by, at }: Changer): ChatMessage {
  if (message.deleted) return message;
  switch (change.kind) {
    case "edit": {
      const { text } = change;
      return message.text === text ? message : { ...message, text, editedAt: at };
    }
    case "delete":
      return placeOf(message);
    case "react": {
      const { reactions: before = [], ...rest } = message;
      const reactions = felt(before, { ...change, by });
      if (reactions === before) return message;
      return reactions.length === 0 ? rest : { ...rest, reactions };
    }
    case "question": {
      const { state } = change;
      return message.question?.state === state ? message : { ...message, question: { state } };
    }
    case "consent": {
      const { consent, ...rest } = message;
      if ((consent === true) === change.allow) return message;
      return change.allow ? { ...rest, consent: true } : rest;
    }
  }
}

/** What is left of a message that is not there any more. */
function placeOf({ id, room, whisper, seq, rev, from, at }: ChatMessage): ChatMessage {
  return {
    id,
    room,
    ...whisper !== undefined && { whisper },
    seq,
    rev,
    from: { kind: from.kind, id: from.id, name: "" },
    text: "",
    at,
    deleted: true,
  };
}

/** Only the first people are named: of somebody further back it is not known that they feel it. */
function felt(
  reactions: readonly Reaction[],
  { emoji, on, by }: { readonly emoji: string; readonly on: boolean; readonly by: string },
): readonly Reaction[] {
  const there = reactions.find((reaction) => reaction.emoji === emoji);
  if (there?.by.includes(by) === on || (there === undefined && !on)) return reactions;
  if (there === undefined) return [...reactions, { emoji, count: 1, by: [by] }];
  const count = there.count + (on ? 1 : -1);
  const others = there.by.filter((id) => id !== by);
  const next = { emoji, count, by: on ? [...others, by] : others };
  return reactions.flatMap((reaction) => reaction !== there ? [reaction] : count > 0 ? [next] : []);
}
