/**
 * What answers from elsewhere belong to, in Deno KV.
 *
 * @module
 */
import type { ConversationRef } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type { AnswerTicket, AnswerTicketStore } from "../../port/answer_ticket_store.ts";
import { keepMs, upTo } from "../database/expiring.ts";
import { type Key, type KeyRange, textPart } from "../database/key.ts";
import { partIn } from "./kv_part.ts";
import type { View } from "../database/view.ts";

const PARTITION = "tickets";
/** With the keys that name them less than one commit takes. */
const FORGOTTEN_AT_ONCE = 100;
/** With each ticket a few go, which is more than come. */
const SWEPT_AT_ONCE = 20;

/**
 * | Key | Value |
 * | --- | --- |
 * | `["tickets", "ticket", key]` | a ticket |
 * | `["tickets", "until", moment, key]` | the key |
 * | `["tickets", "author", author, key]` | the key |
 * | `["tickets", "reader", reader, key]` | the key, of a reader's whispers |
 * | `["tickets", "in", room, reader or empty, key]` | the key |
 */
export class KvAnswerTickets implements Synchronous<AnswerTicketStore> {
  readonly #view: View;
  readonly #leave: () => void;

  constructor(view: View, leave: () => void) {
    this.#view = view;
    this.#leave = leave;
  }

  put(ticket: AnswerTicket, now: number): void {
    const { key } = ticket;
    this.#view.all([
      () => this.#remove([key]),
      () => this.#forget(upTo([PARTITION, "until"], now), SWEPT_AT_ONCE),
    ]);
    const keep = keepMs({ now, until: ticket.expiresAt });
    this.#view.set(ticketKey(key), ticket, keep);
    for (const each of listKeys(ticket)) this.#view.set(each, key, keep);
  }

  find(key: string, now: number): AnswerTicket | undefined {
    const ticket = this.#ticket(key);
    return ticket !== undefined && ticket.expiresAt > now ? ticket : undefined;
  }

  remove(key: string): void {
    this.#remove([key]);
  }

  forget(reader: string): void {
    this.#forgetAll([PARTITION, "reader", textPart(reader)]);
  }

  forgetIn({ room, whisper = "" }: ConversationRef): void {
    this.#forgetAll([PARTITION, "in", textPart(room), textPart(whisper)]);
  }

  forgetAuthor(author: string): void {
    this.#forgetAll([PARTITION, "author", textPart(author)]);
  }

  #forgetAll(prefix: Key): void {
    const count = this.#forget({ prefix }, FORGOTTEN_AT_ONCE);
    if (count === FORGOTTEN_AT_ONCE) this.#leave();
  }

  /** Forgets the tickets whose keys are in a range. @returns how many keys there are */
  #forget(range: KeyRange, limit: number): number {
    const found = this.#view.list<string>(range, { limit });
    this.#remove(found.map(({ value }) => value));
    // Also what Deno KV has deleted by itself.
    for (const { key } of found) this.#view.delete(key);
    return found.length;
  }

  #remove(keys: readonly string[]): void {
    for (const ticket of this.#view.getAll<AnswerTicket>(keys.map(ticketKey))) {
      if (ticket === undefined) continue;
      this.#view.delete(ticketKey(ticket.key));
      for (const each of listKeys(ticket)) this.#view.delete(each);
    }
  }

  #ticket(key: string): AnswerTicket | undefined {
    return this.#view.get(ticketKey(key));
  }
}

/** {@linkcode KvAnswerTickets}, all in one partition. */
export const KV_ANSWER_TICKETS = partIn<AnswerTicketStore>(
  PARTITION,
  (view, leave) => new KvAnswerTickets(view, leave),
);

function ticketKey(key: string): Key {
  return [PARTITION, "ticket", textPart(key)];
}

/** All keys that say the key of a ticket. */
function listKeys({ key, expiresAt, author, room, whisper }: AnswerTicket): readonly Key[] {
  const named = textPart(key);
  const keys: Key[] = [
    [PARTITION, "until", expiresAt, named],
    [PARTITION, "author", textPart(author), named],
    [PARTITION, "in", textPart(room), textPart(whisper ?? ""), named],
  ];
  if (whisper !== undefined) keys.push([PARTITION, "reader", textPart(whisper), named]);
  return keys;
}
