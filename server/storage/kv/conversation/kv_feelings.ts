/**
 * What people feel about messages in Deno KV. Each feeling is a key of its own, so that everybody has
 * one of a kind; what all see of them is kept with the message, so that showing it reads nothing more.
 *
 * @module
 */
import type { Reaction } from "../../../../shared/chat/event.ts";
import { MAX_NAMED_REACTORS } from "../../../../shared/limit.ts";
import { fromColumn } from "../../text.ts";
import type { Feeling } from "../../tables.ts";
import type { Entry } from "../database/fetched.ts";
import { type Key, textPart } from "../database/key.ts";
import { conversationKeys, type KvMessage, type PlaceOfMessage, readerKeys } from "./layout.ts";
import type { View } from "../database/view.ts";

/** As many feelings go with their message in one commit: each is two keys. */
export const MAX_CLEARED = 300;
/** As many feelings of one kind about one message are read to name the first ones. */
const MAX_READ = 10_000;

/** Feelings about a message, as one call sees them. */
export class KvFeelings {
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  /** @returns whether it was not there */
  add(conversation: number, seq: number, feeling: Feeling): boolean {
    const [known, message] = this.#read(conversation, seq, feeling);
    if (known !== undefined || message === undefined) return false;
    const { by, emoji } = feeling;
    const number = (message.lastFeeling ?? 0) + 1;
    this.#view.set(conversationKeys.feeling(conversation, seq, feeling), number);
    if (by.kind === "reader") {
      this.#view.set(readerKeys.feltAt(by.id, { key: conversation, seq }, emoji), 1);
    }
    const reactions = message.reactions ?? [];
    const before = reactions.find((reaction) => reaction.emoji === emoji);
    const after = before === undefined ? { emoji, count: 1, by: [by.id] } : {
      emoji,
      count: before.count + 1,
      // Whoever comes after one who is not named is not named either.
      by: before.by.length < MAX_NAMED_REACTORS && before.by.length === before.count
        ? [...before.by, by.id]
        : before.by,
    };
    this.#put(conversation, seq, {
      ...message,
      lastFeeling: number,
      reactions: before === undefined
        ? [...reactions, after]
        : reactions.map((reaction) => reaction === before ? after : reaction),
    });
    return true;
  }

  /** @returns whether it was there */
  remove(conversation: number, seq: number, feeling: Feeling): boolean {
    const [known, message] = this.#read(conversation, seq, feeling);
    if (known === undefined || message === undefined) return false;
    const { by, emoji } = feeling;
    this.#view.delete(conversationKeys.feeling(conversation, seq, feeling));
    if (by.kind === "reader") {
      this.#view.delete(readerKeys.feltAt(by.id, { key: conversation, seq }, emoji));
    }
    const reactions = (message.reactions ?? []).flatMap((reaction): readonly Reaction[] => {
      if (reaction.emoji !== emoji) return [reaction];
      if (reaction.count <= 1) return [];
      return [{
        emoji,
        count: reaction.count - 1,
        by: this.#namedWithout(reaction, by.id, { key: conversation, seq }),
      }];
    });
    this.#put(conversation, seq, { ...message, reactions });
    return true;
  }

  /** Removes feelings about a message: all, or {@linkcode MAX_CLEARED} of them. */
  clear(conversation: number, seq: number): void {
    const message = this.#view.get<KvMessage>(conversationKeys.message(conversation, seq));
    if (message?.reactions === undefined || message.reactions.length === 0) return;
    const range = { prefix: conversationKeys.feelings(conversation, seq) };
    const entries = this.#view.list<number>(range, { limit: MAX_CLEARED });
    const gone = entries.map(({ key }) => feelingAt(key));
    for (const { by, emoji } of gone) {
      this.#view.delete(conversationKeys.feeling(conversation, seq, { by, emoji }));
      if (by.kind === "reader") {
        this.#view.delete(readerKeys.feltAt(by.id, { key: conversation, seq }, emoji));
      }
    }
    const { reactions, ...rest } = message;
    const left = entries.length < MAX_CLEARED ? [] : reactions.flatMap((reaction) => {
      const count = reaction.count - gone.filter(({ emoji }) => emoji === reaction.emoji).length;
      return count > 0 ? [{ ...reaction, count }] : [];
    });
    this.#put(conversation, seq, left.length === 0 ? rest : { ...rest, reactions: left });
  }

  /** Who is named when one of them feels so no more; it is not there any more. */
  #namedWithout(
    { emoji, count, by }: Reaction,
    id: string,
    { key, seq }: PlaceOfMessage,
  ): readonly string[] {
    if (!by.includes(id)) return by;
    return by.length === count ? by.toSpliced(by.indexOf(id), 1) : this.#firstOf(key, seq, emoji);
  }

  /** Who felt so first. */
  #firstOf(conversation: number, seq: number, emoji: string): readonly string[] {
    const prefix: Key = [...conversationKeys.feelings(conversation, seq), textPart(emoji)];
    const entries: readonly Entry<number>[] = this.#view.list<number>({ prefix }, {
      limit: MAX_READ,
    });
    return entries.toSorted((a, b) => a.value - b.value).slice(0, MAX_NAMED_REACTORS)
      .map(({ key }) => feelingAt(key).by.id);
  }

  #read(
    conversation: number,
    seq: number,
    feeling: Feeling,
  ): [known: number | undefined, message: KvMessage | undefined] {
    const [known, message] = this.#view.getAll<unknown>([
      conversationKeys.feeling(conversation, seq, feeling),
      conversationKeys.message(conversation, seq),
    ]);
    return [known as number | undefined, message as KvMessage | undefined];
  }

  #put(conversation: number, seq: number, message: KvMessage): void {
    this.#view.set(conversationKeys.message(conversation, seq), message);
  }
}

/** The feeling a key of {@linkcode conversationKeys.feeling} is of. */
export function feelingAt(
  key: Key,
): { readonly by: Pick<Feeling["by"], "kind" | "id">; readonly emoji: string } {
  const [emoji = "", kind, id = ""] = key.slice(4).map(String).map(fromColumn);
  return { by: { kind: kind === "author" ? "author" : "reader", id }, emoji };
}
