import { deepEqual, equal, rejects } from "node:assert/strict";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import { random, refusedAs, testChat } from "../../../helper/chat.ts";

const room = roomId("/posts/a");
const reader = { kind: "reader", id: "r1", name: "" } as const;
const author = { kind: "author", id: "a1", name: "Author" } as const;
const whisper = { room, whisper: reader.id };

/** A chat in which a reader whispered something and an author answered. */
async function talk() {
  const chat = testChat();
  const [asked, answer] = [newId(random), newId(random)];
  await chat.conversation.say({ ...whisper, sender: reader }, { id: asked, text: "why?" });
  await chat.conversation.say({ ...whisper, sender: author }, { id: answer, text: "so" });
  return { ...chat, asked, answer };
}

Deno.test("the author's list has every whisper, the newest message first", async () => {
  const { whispers, conversation } = await talk();
  const other = { ...reader, id: "r2" };
  await conversation.say({ room, whisper: other.id, sender: other }, {
    id: newId(random),
    text: "hm",
  });
  await conversation.say({ room, sender: reader }, { id: newId(random), text: "aloud" });
  const list = await whispers.list();
  deepEqual(list.whispers.map(({ whisper, last, lastSeq }) => [whisper, last.text, lastSeq]), [
    ["r2", "hm", 1],
    ["r1", "so", 2],
  ]);
});

Deno.test("a whispered question is published once its reader agrees, and only once", async () => {
  const { whispers, conversation, asked } = await talk();
  const publish = { id: asked, as: newId(random) };
  await rejects(whispers.publish(whisper, publish), refusedAs("forbidden"));
  await whispers.consent({ ...whisper, sender: reader }, { id: asked, allow: true });
  await whispers.publish(whisper, publish);
  await whispers.publish(whisper, publish);
  await whispers.publish(whisper, { id: asked, as: newId(random) });
  const { messages } = await conversation.history({ room, sender: author });
  deepEqual(messages.map(({ id, from, text, question }) => [id, from.id, text, question?.state]), [
    [publish.as, reader.id, "why?", "open"],
  ]);
});

Deno.test("a reader who takes back their agreement in time is not published", async () => {
  const { whispers, conversation, asked } = await talk();
  const place = { ...whisper, sender: reader };
  await whispers.consent(place, { id: asked, allow: true });
  await whispers.consent(place, { id: asked, allow: false });
  await rejects(
    whispers.publish(whisper, { id: asked, as: newId(random) }),
    refusedAs("forbidden"),
  );
  equal((await conversation.history({ room, sender: author })).lastSeq, 0);
});

Deno.test("one agrees to the publication of one's own messages only", async () => {
  const { whispers, editing, asked, answer } = await talk();
  const place = { ...whisper, sender: reader };
  await rejects(whispers.consent(place, { id: answer, allow: true }), refusedAs("forbidden"));
  await rejects(
    whispers.consent({ ...whisper, sender: author }, { id: asked, allow: true }),
    refusedAs("forbidden"),
  );
  await rejects(
    whispers.consent(place, { id: newId(random), allow: true }),
    refusedAs("not-found"),
  );
  await editing.delete(place, { id: asked });
  await rejects(whispers.consent(place, { id: asked, allow: true }), refusedAs("not-found"));
});

Deno.test("nothing is published that is not there, is the author's, or under an id that is taken", async () => {
  const { whispers, conversation, asked, answer } = await talk();
  const as = newId(random);
  await rejects(whispers.publish(whisper, { id: newId(random), as }), refusedAs("not-found"));
  await rejects(whispers.publish(whisper, { id: answer, as }), refusedAs("not-found"));
  await rejects(
    whispers.publish({ room, whisper: "r2" }, { id: asked, as }),
    refusedAs("not-found"),
  );
  for (const wrong of [{ id: "x", as }, { id: asked, as: "x" }]) {
    await rejects(whispers.publish(whisper, wrong), refusedAs("invalid-body"));
  }
  await conversation.say({ room, sender: reader }, { id: as, text: "taken" });
  await whispers.consent({ ...whisper, sender: reader }, { id: asked, allow: true });
  await rejects(whispers.publish(whisper, { id: asked, as }), refusedAs("id-taken"));
});

Deno.test("an author's answer to a reader who was erased makes no new whisper; one who is back is answered", async () => {
  const { conversation, erasures, whispers } = await talk();
  const answer = () =>
    conversation.say({ ...whisper, sender: author }, { id: newId(random), text: "about you" });
  await erasures.eraseReader(reader.id);
  await rejects(answer(), refusedAs("not-found"));
  deepEqual((await whispers.list()).whispers, []);
  await conversation.say({ ...whisper, sender: reader }, { id: newId(random), text: "again" });
  equal((await answer()).seq, 2);
});

Deno.test("who may not write consents to nothing new, and takes back what they had; neither can be done often", async () => {
  const { whispers, asked, sites } = await talk();
  const consent = (allow: boolean) =>
    whispers.consent({ ...whisper, sender: reader }, { id: asked, allow });
  await consent(true);
  await sites.putRoom(room, { mode: "read-only" });
  await consent(true);
  await consent(false);
  await rejects(consent(true), refusedAs("read-only"));
  await sites.putRoom(room, {});
  const flood = async () => {
    for (let n = 0; n < 1_000; n++) await consent(n % 2 === 0);
  };
  await rejects(flood(), refusedAs("too-fast"));
});
