/**
 * How a change makes another of a message that is kept, and how it is shown. Pure, so that all stores
 * do the same.
 *
 * @module
 */
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { type ChatMessage, excerptOf, type Quote, type Reaction } from "../../shared/chat/event.ts";
import { type ConversationRef, refOf } from "../../shared/chat/id.ts";
import type { KeptMessage } from "./port/kept_message.ts";
import type { MessageChange, NewMessage } from "./store.ts";

export type { KeptMessage };

/**
 * Characters of a hash that are kept of a first text, 18 bits: whoever has the data file and guesses
 * what was edited away finds out nothing, since every guess fits once in 262,144.
 */
const HASH_LENGTH = 3;

/** What {@linkcode changed} knows how to do; feelings are kept apart. */
export type TextChange = Exclude<MessageChange, { readonly kind: "react" }>;

/** Whether a message that comes with the id of a kept one is the same, sent again. */
export function isSentAgain(message: NewMessage, kept: KeptMessage): boolean {
  const { from, text, firstText, deleted } = kept;
  if (from.id !== message.from.id || from.kind !== message.from.kind) return false;
  // Of a deleted one nothing is left to compare, on purpose.
  if (deleted) return true;
  if (firstText === undefined) return text === message.text;
  return firstText.slice(0, HASH_LENGTH) === hashOf(message);
}

/** The message after a change; the same object when it was so already. */
export function changed(message: KeptMessage, change: TextChange): KeptMessage {
  switch (change.kind) {
    case "edit": {
      const { text, at: editedAt } = change;
      const { firstText = hashOf(message) } = message;
      return message.text === text ? message : { ...message, text, editedAt, firstText };
    }
    case "delete": {
      return message.deleted ? message : placeOf(message, message.from.id);
    }
    case "erase": {
      return message.deleted && message.from.id === "" ? message : placeOf(message, "");
    }
    case "ask":
      return message.question === undefined ? { ...message, question: { state: "open" } } : message;
    case "question":
      return message.question?.state === change.state
        ? message
        : { ...message, question: { state: change.state } };
    case "consent": {
      const { consent, ...rest } = message;
      if ((consent === true) === change.allow) return message;
      return change.allow ? { ...rest, consent: true } : rest;
    }
  }
}

/** What is left of a message that is not there any more. */
function placeOf({ id, seq, rev, from: { kind }, at }: KeptMessage, sender: string): KeptMessage {
  return { id, seq, rev, from: { kind, id: sender, name: "" }, text: "", at, deleted: true };
}

/** What belongs to a message that is shown, and is kept elsewhere. */
export interface Surroundings {
  readonly ref: ConversationRef;
  readonly quoted: KeptMessage | undefined;
  readonly reactions: readonly Reaction[];
}

/** The message as people see it. */
export function shown(
  { id, seq, rev, from, text, at, quote: _, firstText: __, ...more }: KeptMessage,
  { ref, quoted, reactions }: Surroundings,
): ChatMessage {
  return {
    id,
    ...refOf(ref),
    seq,
    rev,
    from,
    text,
    at,
    ...more,
    ...quoted && { quote: quoteOf(quoted) },
    ...reactions.length > 0 && { reactions },
  };
}

function quoteOf({ id, from, text, deleted }: KeptMessage): Quote {
  return { id, from, text: excerptOf(text), ...deleted && { deleted } };
}

/** Tells most texts of one message apart, without keeping them. */
function hashOf({ id, text }: { readonly id: string; readonly text: string }): string {
  // Half of a surrogate pair would be hashed as any other half.
  const units = Buffer.from(`${id}\n${text}`, "utf16le");
  return createHash("sha256").update(units).digest("base64url").slice(0, HASH_LENGTH);
}
