/**
 * Writes are counted, and told with the conversation as it is after each.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { ConversationWriter, summaryOf } from "../../../server/storage/conversation_writer.ts";
import { MemoryTables } from "../../../server/storage/memory/memory_tables.ts";
import type { Committed } from "../../../server/storage/store.ts";
import { ROOM } from "../../helper/new_message.ts";

const from = { kind: "reader", id: "r", name: "" } as const;
const asked = { id: "m", from, text: "why?", at: 0, question: { state: "open" } } as const;

Deno.test("a writer gives sequences and counts, and tallies questions as they come and go", () => {
  const tables = new MemoryTables();
  const commits: Committed[] = [];
  const writer = new ConversationWriter(
    tables,
    tables.addConversation({ room: ROOM }, "epoch"),
    commits,
  );
  writer.add(asked);
  writer.add({ id: "n", from, text: "so", at: 1 });
  const before = { ...asked, seq: 1, rev: 1 };
  const answered = { ...before, question: { state: "answered" } } as const;
  writer.put(before, answered);
  const { question: _, ...plain } = answered;
  writer.put(answered, plain);
  deepEqual(
    commits.map((
      { kind, message, summary },
    ) => [kind, message.seq, message.rev, summary.questions]),
    [
      ["message", 1, 1, { open: 1, answered: 0 }],
      ["message", 2, 2, { open: 1, answered: 0 }],
      ["changed", 1, 3, { open: 0, answered: 1 }],
      ["changed", 1, 4, { open: 0, answered: 0 }],
    ],
  );
  deepEqual(commits.map(({ summary }) => summary.last.id), ["m", "n", "n", "n"]);
  const record = tables.conversation({ room: ROOM });
  const last = commits[1]?.message;
  deepEqual(record && last && summaryOf(record, last), commits[3]?.summary);
});
