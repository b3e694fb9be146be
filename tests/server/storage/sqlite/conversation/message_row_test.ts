/**
 * Messages survive being rows, with every field and without.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { KeptMessage } from "../../../../../server/storage/kept_message.ts";
import {
  MESSAGE_COLUMNS,
  messageOf,
  type MessageRow,
  valuesOf,
} from "../../../../../server/storage/sqlite/conversation/message_row.ts";
import { HOSTILE } from "../../../../helper/hostile_string.ts";

const bare: KeptMessage = {
  id: "id",
  seq: 1,
  rev: 2,
  from: { kind: "reader", id: "r", name: "" },
  text: "text",
  at: 3,
};

function full(text: string): KeptMessage {
  return {
    id: text,
    seq: 1,
    rev: 2,
    from: { kind: "reader", id: text, name: text, verified: true },
    text,
    at: 3,
    firstText: "hash",
    editedAt: 4,
    quote: text,
    sentence: { text, fragment: text },
    question: { state: "answered", answer: text },
    answers: text,
    consent: true,
    published: text,
    whispered: true,
  };
}

function throughRow(message: KeptMessage): KeptMessage {
  const values = valuesOf(message);
  equal(values.length, MESSAGE_COLUMNS.length);
  const row = Object.fromEntries(MESSAGE_COLUMNS.map((name, n) => [name, values[n]]));
  return messageOf(row as MessageRow);
}

Deno.test("a message comes back from its row as it was, whatever its fields hold", () => {
  for (const text of HOSTILE) deepEqual(throughRow(full(text)), full(text));
});

Deno.test("a message without optional fields comes back without them", () => {
  for (const message of [bare, { ...bare, deleted: true as const }]) {
    deepEqual(throughRow(message), message);
  }
  const open = { ...bare, question: { state: "open" as const } };
  deepEqual(throughRow(open), open);
});
