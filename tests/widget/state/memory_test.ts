import assert from "node:assert/strict";
import { emptyMemory, show } from "../../../widget/state/memory.ts";
import { AUTHOR, ROOM } from "../../helper/pretend_server.ts";

Deno.test("empty memory misses its first page", () => {
  const memory = emptyMemory({ room: ROOM, isWhisper: false }, { kind: "online" });
  assert.equal(memory.missing, "page");
  assert.equal(memory.shown.loaded, false);
  assert.deepEqual(memory.shown.messages, []);
});

Deno.test("show changes what is shown and leaves the rest and the old memory alone", () => {
  const memory = emptyMemory({ room: ROOM, isWhisper: false }, { kind: "idle" });
  const messages = [{ id: "a", room: ROOM, seq: 7, rev: 7, from: AUTHOR, text: "a", at: 1 }];
  const changed = show(memory, { messages });
  assert.deepEqual(changed.shown.messages, messages);
  assert.equal(changed.missing, memory.missing);
  assert.deepEqual(memory.shown.messages, []);
});
