/**
 * What answers from elsewhere belong to, in memory.
 *
 * @module
 */
import type { ConversationRef } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type { AnswerTicket, AnswerTicketStore } from "../../port/answer_ticket_store.ts";

/** Tickets, until the process ends. */
export class MemoryAnswerTickets implements Synchronous<AnswerTicketStore> {
  readonly #tickets = new Map<string, AnswerTicket>();

  put(ticket: AnswerTicket, now: number): void {
    this.#removeWhere(({ expiresAt }) => expiresAt <= now);
    this.#tickets.set(ticket.key, { ...ticket });
  }

  find(key: string, now: number): AnswerTicket | undefined {
    const ticket = this.#tickets.get(key);
    return ticket !== undefined && ticket.expiresAt > now ? ticket : undefined;
  }

  remove(key: string): void {
    this.#tickets.delete(key);
  }

  forget(reader: string): void {
    this.#removeWhere(({ whisper }) => whisper === reader);
  }

  forgetIn(ref: ConversationRef): void {
    this.#removeWhere(({ room, whisper }) => room === ref.room && whisper === ref.whisper);
  }

  forgetAuthor(id: string): void {
    this.#removeWhere(({ author }) => author === id);
  }

  #removeWhere(isGone: (ticket: AnswerTicket) => boolean): void {
    for (const [key, ticket] of this.#tickets) if (isGone(ticket)) this.#tickets.delete(key);
  }
}
