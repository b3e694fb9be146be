import assert from "node:assert/strict";
import { freshId, roomAt, topicAt } from "../../../demo/walk/wire.ts";
import { joinOf, topicOf } from "../../../shared/chat/destination.ts";
import { isMessageId, roomId } from "../../../shared/chat/id.ts";

Deno.test("the walk writes destinations and ids as the contract has them", () => {
  const room = roomId("/posts/한글 1");
  assert.equal(roomAt(room), joinOf(room));
  assert.equal(topicAt(room), topicOf(room));
  assert.equal(isMessageId(freshId()), true);
  assert.notEqual(freshId(), freshId());
});
