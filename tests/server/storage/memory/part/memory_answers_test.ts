/**
 * How long answers took, in memory; what counts is the contract's.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { MemoryAnswers } from "../../../../../server/storage/memory/part/memory_answers.ts";
import { MemoryTables } from "../../../../../server/storage/memory/memory_tables.ts";
import { ROOM } from "../../../../helper/new_message.ts";

Deno.test("answers in memory whose question is too old to be kept took no time", () => {
  const tables = new MemoryTables();
  const answers = new MemoryAnswers(tables);
  const { key } = tables.addConversation({ room: ROOM }, "epoch");
  const add = (seq: number, fields: object, kind: "author" | "reader") => {
    const record = tables.conversation({ room: ROOM });
    if (record === undefined) throw new Error("The conversation is not there");
    const from = { kind, id: kind, name: "" };
    tables.addMessage(record, { id: `m${seq}`, seq, rev: seq, from, text: "", at: seq, ...fields });
  };
  add(1, { question: { state: "answered", answer: "m3" } }, "reader");
  add(2, { question: { state: "answered", answer: "m3" } }, "reader");
  add(3, {}, "author");
  const query = { site: "default", limit: 9 };
  deepEqual(answers.times(query), [1, 2]);
  tables.removeOldest(key, 1);
  deepEqual(answers.times(query), [1]);
});
