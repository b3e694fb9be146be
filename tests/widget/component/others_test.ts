/**
 * What counts as said by others.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import type { ChatMessage, Sender } from "../../../shared/chat/event.ts";
import { othersSince } from "../../../widget/component/others.ts";
import { ROOM } from "../../helper/pretend_server.ts";

const YOU: Sender = { id: "you", name: "", kind: "reader" };
const ADA: Sender = { id: "ada", kind: "author", name: "Ada" };

function said(seq: number, from: Sender): ChatMessage {
  return { id: `${seq}`, room: ROOM, seq, rev: seq, from, text: "a", at: seq };
}

Deno.test("what others said after a sequence is neither earlier nor one's own", () => {
  const messages = [said(1, ADA), said(2, YOU), said(3, ADA)];
  const seqs = (afterSeq: number) =>
    othersSince({ messages, you: YOU }, afterSeq).map(({ seq }) => seq);
  deepEqual([0, 1, 3].map(seqs), [[1, 3], [3], []]);
});
