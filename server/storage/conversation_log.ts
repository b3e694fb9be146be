/**
 * What happens to conversations, whatever keeps them: each call reads and writes {@linkcode Tables},
 * and answers what became of it and what listeners are to hear. A call that throws has to be undone
 * by whoever called.
 *
 * @module
 */
import type { Page } from "../../shared/chat/event.ts";
import { MAX_MESSAGE_EMOJI } from "../../shared/limit.ts";
import { ConversationWriter, show } from "./conversation_writer.ts";
import { changed, isSentAgain, type KeptMessage } from "./kept_message.ts";
import type {
  Appended,
  Change,
  Changed,
  Committed,
  NewMessage,
  Publication,
  Published,
} from "./store.ts";
import type { ConversationRecord, Tables } from "./tables.ts";

/** What became of a call, and what listeners are to hear of it, in order. */
export interface Outcome<Result> {
  readonly result: Result;
  readonly commits: readonly Committed[];
}

/** Where a message is. */
interface Found {
  readonly conversation: ConversationRecord;
  readonly kept: KeptMessage;
}

/** Changes conversations by the rules of every store. */
export class ConversationLog {
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  /** @param epoch for the conversation, if the message makes it */
  append(message: NewMessage, epoch: string): Outcome<Appended> {
    const known = this.#tables.conversation(message);
    const kept = known && this.#tables.message(known.key, message.id);
    if (known !== undefined && kept !== undefined) {
      if (!isSentAgain(message, kept)) return nothing({ kind: "id-taken" });
      const old = show(this.#tables, known, kept);
      return nothing({ kind: "duplicate", epoch: known.epoch, message: old });
    }
    const answered = this.#referredTo(known, message.answers);
    const quoted = this.#referredTo(known, message.quote);
    if (answered === "missing" || quoted === "missing") return nothing({ kind: "not-found" });
    const found = known ?? this.#tables.addConversation(message, epoch);
    const { page = found.page } = message;
    if (!isSamePage(page, found.page)) this.#tables.putPage(message.room, page);
    const commits: Committed[] = [];
    const writer = new ConversationWriter(this.#tables, { ...found, page: { ...page } }, commits);
    const added = writer.add(keptOf(message));
    if (answered !== undefined) {
      const question = { state: "answered", answer: message.id } as const;
      writer.put(answered, { ...answered, question });
    }
    const result = { kind: "stored", epoch: found.epoch, message: added } as const;
    return { result, commits };
  }

  /** Makes a message another. */
  change(change: Change): Outcome<Changed> {
    const found = this.#find(change, change.id);
    if (found === undefined) return nothing({ kind: "not-found" });
    const { conversation, kept } = found;
    const isRemoval = change.kind === "delete" || change.kind === "erase";
    if (kept.deleted && !isRemoval) return nothing({ kind: "not-found" });
    if (change.kind === "react") return this.#react(found, change);
    const next = changed(kept, change);
    if (next === kept) {
      return nothing({ kind: "unchanged", message: show(this.#tables, conversation, kept) });
    }
    const commits: Committed[] = [];
    const writer = new ConversationWriter(this.#tables, conversation, commits);
    if (next.deleted) this.#tables.clearFeelings(conversation.key, kept.seq);
    const message = writer.put(kept, next);
    if (next.deleted) this.#reopen(found, writer);
    return { result: { kind: "changed", message }, commits };
  }

  /** @param epoch for the room's conversation, if the question makes it */
  publish(publication: Publication, epoch: string): Outcome<Published> {
    const { room, id, as, at } = publication;
    const found = this.#find(publication, id);
    if (found === undefined || found.kept.deleted || found.kept.from.kind !== "reader") {
      return nothing({ kind: "not-found" });
    }
    const { conversation, kept } = found;
    if (kept.published !== undefined) return nothing({ kind: "unchanged" });
    if (!kept.consent) return nothing({ kind: "not-consented" });
    if (this.#find({ room }, as) !== undefined) return nothing({ kind: "id-taken" });
    const target = this.#tables.conversation({ room }) ??
      this.#tables.addConversation({ room }, epoch);
    const commits: Committed[] = [];
    new ConversationWriter(this.#tables, target, commits).add({
      id: as,
      from: kept.from,
      text: kept.text,
      at,
      ...kept.sentence && { sentence: kept.sentence },
      question: { state: "open" },
      whispered: true,
    });
    new ConversationWriter(this.#tables, conversation, commits)
      .put(kept, { ...kept, published: as });
    return { result: { kind: "published" }, commits };
  }

  #react(
    { conversation, kept }: Found,
    { by, emoji, on }: Change & { readonly kind: "react" },
  ): Outcome<Changed> {
    const { key } = conversation;
    const felt = this.#tables.reactions(key, kept.seq);
    const isNew = !felt.some((reaction) => reaction.emoji === emoji);
    if (on && isNew && felt.length >= MAX_MESSAGE_EMOJI) return nothing({ kind: "full" });
    const isChange = on
      ? this.#tables.addFeeling(key, kept.seq, { by, emoji })
      : this.#tables.removeFeeling(key, kept.seq, { by, emoji });
    if (!isChange) {
      return nothing({ kind: "unchanged", message: show(this.#tables, conversation, kept) });
    }
    const commits: Committed[] = [];
    const message = new ConversationWriter(this.#tables, conversation, commits).put(kept, kept);
    return { result: { kind: "changed", message }, commits };
  }

  /** A question whose answer was deleted waits again. */
  #reopen({ conversation, kept }: Found, writer: ConversationWriter): void {
    if (kept.answers === undefined) return;
    const question = this.#tables.message(conversation.key, kept.answers);
    if (question === undefined || question.question?.answer !== kept.id) return;
    writer.put(question, { ...question, question: { state: "open" } });
  }

  #find(ref: Parameters<Tables["conversation"]>[0], id: string): Found | undefined {
    const conversation = this.#tables.conversation(ref);
    if (conversation === undefined) return undefined;
    const kept = this.#tables.message(conversation.key, id);
    return kept && { conversation, kept };
  }

  /** The message a new one refers to, if it refers to any. */
  #referredTo(
    conversation: ConversationRecord | undefined,
    id: string | undefined,
  ): KeptMessage | "missing" | undefined {
    if (id === undefined) return undefined;
    const kept = conversation && this.#tables.message(conversation.key, id);
    return kept === undefined || kept.deleted ? "missing" : kept;
  }
}

function isSamePage(a: Page, b: Page): boolean {
  return a.title === b.title && a.url === b.url;
}

function keptOf(
  { id, from, text, at, question, answers, quote, sentence }: NewMessage,
): Omit<KeptMessage, "seq" | "rev"> {
  return {
    id,
    from: { ...from },
    text,
    at,
    ...quote !== undefined && { quote },
    ...sentence !== undefined && { sentence: { ...sentence } },
    ...question && { question: { state: "open" } },
    ...answers !== undefined && { answers },
  };
}

function nothing<Result>(result: Result): Outcome<Result> {
  return { result, commits: [] };
}
