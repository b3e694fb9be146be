import assert from "node:assert/strict";
import { emptyMemory, lastSeq, show } from "../../../widget/state/memory.ts";
import { AUTHOR, ROOM } from "../../helper/pretend_server.ts";

Deno.test("empty memory misses its first page", () => {
  const memory = emptyMemory({ room: ROOM, isWhisper: false }, { kind: "online" });
  assert.equal(memory.missing, "page");
  assert.equal(memory.shown.loaded, false);
  assert.equal(lastSeq(memory.shown), 0);
});

Deno.test("show changes what is shown and leaves the rest and the old memory alone", () => {
  const memory = emptyMemory({ room: ROOM, isWhisper: false }, { kind: "idle" });
  const messages = [{ id: "a", room: ROOM, seq: 7, rev: 7, from: AUTHOR, text: "a", at: 1 }];
  const changed = show(memory, { messages });
  assert.equal(lastSeq(changed.shown), 7);
  assert.equal(changed.missing, memory.missing);
  assert.deepEqual(memory.shown.messages, []);
});
