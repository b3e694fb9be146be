import { equal } from "node:assert/strict";
import { OwnChanges } from "../../../server/chat/own_changes.ts";

Deno.test("what was changed while it was read is read once more", async () => {
  const changes = new OwnChanges();
  let asked = 0;
  const answer = await changes.read(() => {
    if (++asked < 3) changes.note();
    return Promise.resolve(asked);
  });
  equal(answer, 3);
});
