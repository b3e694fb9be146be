/**
 * What tickets in memory do beside the contract.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { MemoryAnswerTickets } from "../../../../../server/storage/memory/part/memory_answer_tickets.ts";
import { ROOM } from "../../../../helper/new_message.ts";

Deno.test("tickets in memory are kept as they came, whatever becomes of the object", () => {
  const tickets = new MemoryAnswerTickets();
  const ticket = {
    key: "k",
    purpose: "answer" as const,
    author: "a",
    channel: "mail",
    room: ROOM,
    message: "before",
    expiresAt: 1,
  };
  tickets.put(ticket, 0);
  ticket.message = "after";
  equal(tickets.find("k", 0)?.message, "before");
});
