/**
 * What every store must do with what answers from elsewhere belong to, sentence by sentence of
 * `server/storage/port/answer_ticket_store.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { AnswerTicket } from "../../server/storage/port/answer_ticket_store.ts";
import { roomId } from "../../shared/chat/id.ts";
import { ROOM } from "../helper/new_message.ts";
import type { TestRule } from "./store_contract.ts";

function ticket(key: string, given: Partial<AnswerTicket> = {}): AnswerTicket {
  return {
    key,
    purpose: "answer",
    author: "a",
    channel: "mail",
    room: ROOM,
    message: "m",
    expiresAt: 100,
    ...given,
  };
}

/** Registers the tests of tickets. */
export function testAnswerTickets(test: TestRule): void {
  test("a ticket is found as it was put, until it expires or is removed", async (store) => {
    const { answerTickets } = store;
    const [one, two] = [ticket("1", { whisper: "r" }), ticket("2", { purpose: "undo" })];
    for (const each of [one, two]) await answerTickets.put(each, 0);
    deepEqual(await answerTickets.find("1", 99), one);
    equal(await answerTickets.find("1", 100), undefined);
    deepEqual(await answerTickets.find("2", 0), two);
    await answerTickets.put({ ...one, message: "n" }, 0);
    equal((await answerTickets.find("1", 0))?.message, "n");
    await answerTickets.remove("1");
    await answerTickets.remove("1");
    equal(await answerTickets.find("1", 0), undefined);
    await answerTickets.put(ticket("3", { expiresAt: 500 }), 200);
    equal(await answerTickets.find("2", 0), undefined);
  });

  test("tickets go with their reader or author, and nobody else's", async ({ answerTickets }) => {
    const given = [{ whisper: "r" }, { whisper: "a" }, { author: "b" }, {}];
    for (const [n, one] of given.entries()) await answerTickets.put(ticket(String(n), one), 0);
    await answerTickets.forget("r");
    await answerTickets.forgetAuthor("b");
    const left = await Promise.all(given.map((_, n) => answerTickets.find(String(n), 0)));
    deepEqual(left.map((each) => each?.key), [undefined, "1", undefined, "3"]);
  });

  test("tickets go with their conversation, and no other's", async ({ answerTickets }) => {
    const given = [{ whisper: "r" }, { whisper: "a" }, {}, { room: roomId("/b") }];
    for (const [n, one] of given.entries()) await answerTickets.put(ticket(String(n), one), 0);
    const left = async () =>
      (await Promise.all(given.map((_, n) => answerTickets.find(String(n), 0))))
        .map((each) => each?.key);
    await answerTickets.forgetIn({ room: ROOM, whisper: "r" });
    deepEqual(await left(), [undefined, "1", "2", "3"]);
    await answerTickets.forgetIn({ room: ROOM });
    deepEqual(await left(), [undefined, "1", undefined, "3"]);
  });

  test("tickets of hostile keys are kept apart", async ({ answerTickets }) => {
    for (const key of test.hostile) await answerTickets.put(ticket(key, { message: key }), 0);
    for (const key of test.hostile) equal((await answerTickets.find(key, 0))?.message, key);
  });
}
