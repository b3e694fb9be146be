import { deepEqual, equal } from "node:assert/strict";
import { Trust } from "../../../../server/chat/moderation/trust.ts";
import { random } from "../../../helper/chat.ts";
import { say } from "../../../helper/new_message.ts";
import { newStore } from "../../../helper/new_store.ts";

function setUp() {
  const store = newStore({ random });
  return { store, trust: new Trust(store.traces) };
}

Deno.test("a reader is trusted who has a message in the open that nobody deleted", async () => {
  const { store, trust } = setUp();
  equal(await trust.has("reader-1"), false);
  await store.append(say("softly", { whisper: "reader-1" }));
  equal(await trust.has("reader-1"), false);
  const bad = say("spam");
  await store.append(bad);
  await store.change({ room: bad.room, id: bad.id, kind: "delete" });
  equal(await trust.has("reader-1"), false);
  await store.append(say("hello"));
  deepEqual([await trust.has("reader-1"), await trust.has("other")], [true, false]);
});

Deno.test("who was let through is trusted at once, and no longer when all was deleted", async () => {
  const { trust } = setUp();
  trust.add("r");
  equal(await trust.has("r"), true);
  trust.remove("r");
  equal(await trust.has("r"), false);
});

Deno.test("a message in the open is found behind many whispered ones", async () => {
  const { store, trust } = setUp();
  for (let n = 0; n < 250; n++) await store.append(say(`${n}`, { whisper: "reader-1" }));
  await store.append(say("aloud"));
  equal(await trust.has("reader-1"), true);
});
