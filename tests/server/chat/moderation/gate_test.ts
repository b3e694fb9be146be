import { deepEqual, equal, rejects } from "node:assert/strict";
import { modeRefused } from "../../../../server/chat/moderation/gate.ts";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import { DEFAULT_MODERATION, type Moderation } from "../../../../shared/chat/site.ts";
import { random, refusedAs, testChat } from "../../../helper/chat.ts";
import { siteWith } from "../../../helper/site_policy.ts";

const room = roomId("/a");
const reader = { kind: "reader", id: "r".repeat(22), name: "" } as const;
const author = { kind: "author", id: "owner", name: "Author" } as const;
const at = { room, sender: reader };
const whispered = { ...at, whisper: reader.id };

/** A chat in which something is settled. */
async function talk(settings: Partial<Moderation> = {}) {
  const chat = testChat();
  const settle = (next: Partial<Moderation>) =>
    chat.sites.put(siteWith("default", { moderation: { ...DEFAULT_MODERATION, ...next } }));
  await settle(settings);
  const say = (text: string, place: typeof at & { whisper?: string } = at, id = newId(random)) =>
    chat.conversation.say(place, { id, text });
  const mute = (kind: "mute" | "ban" = "mute") =>
    chat.moderation.desk.restrict(author, kind, { id: newId(random), reader: reader.id });
  return { ...chat, settle, say, mute };
}

Deno.test("who is muted or banned writes nowhere, edits nothing, and still deletes their own", async () => {
  for (const kind of ["mute", "ban"] as const) {
    const { say, mute, editing, questions, moderation } = await talk();
    const { id } = await say("before");
    await mute(kind);
    const code = refusedAs(kind === "mute" ? "muted" : "banned");
    await rejects(say("after"), code);
    await rejects(say("after", whispered), code);
    await rejects(editing.edit(at, { id, text: "other" }), code);
    await rejects(editing.react(at, { id, emoji: "👍", on: true }), code);
    await rejects(questions.set(at, { id, state: "open" }), code);
    await editing.delete(at, { id });
    const [measure] = await moderation.measures.list();
    await moderation.desk.lift({ id: measure?.id ?? "" });
    await say("after");
  }
});

Deno.test("a read-only room takes nothing from readers, and all from authors", async () => {
  const { settle, say, editing, conversation } = await talk();
  const { id } = await say("before");
  await settle({ mode: "read-only" });
  await rejects(say("after"), refusedAs("read-only"));
  await rejects(say("after", whispered), refusedAs("read-only"));
  await rejects(editing.edit(at, { id, text: "other" }), refusedAs("read-only"));
  await conversation.say({ room, sender: author }, { id: newId(random), text: "closing words" });
  equal((await conversation.history(at)).messages.length, 2);
  equal(modeRefused("closed").refusal.code, "closed");
});

Deno.test("a word of the list is refused in messages, edits, sentences, whispers and names", async () => {
  const { say, editing, conversation } = await talk({ words: ["spam"] });
  const { id } = await say("fine");
  const code = refusedAs("word-refused");
  await rejects(say("Sp\u200bam"), code);
  await rejects(say("spam", whispered), code);
  await rejects(editing.edit(at, { id, text: "SPAM" }), code);
  const sentence = { text: "spam", fragment: "" };
  await rejects(conversation.say(at, { id: newId(random), text: "this?", sentence }), code);
  await rejects(say("fine", { ...at, sender: { ...reader, name: "Spam" as "" } }), code);
  await conversation.say({ room, sender: author }, { id: newId(random), text: "no spam, please" });
});

Deno.test("slow mode counts messages to the room, not whispers, resends, edits or authors", async () => {
  const { say, editing, conversation, clock } = await talk({ slowModeSeconds: 30 });
  const first = newId(random);
  await say("one", at, first);
  clock.advance(10_000);
  const error = await say("two").catch((error) => error);
  deepEqual([error.refusal?.code, error.refusal?.retryAfterMs], ["too-fast", 20_000]);
  await say("one", at, first);
  await say("softly", whispered);
  await editing.edit(at, { id: first, text: "one!" });
  for (const text of ["a", "b"]) {
    await conversation.say({ room, sender: author }, { id: newId(random), text });
  }
  clock.advance(20_000);
  // A resend after the pause does not take the turn of the next message.
  await say("one", at, first);
  await say("two");
});

Deno.test("what was kept is harmless to send again, whatever was settled since", async () => {
  const { settle, say, mute } = await talk();
  const id = newId(random);
  await say("said", at, id);
  await settle({ mode: "read-only", words: ["said"], slowModeSeconds: 99, holdFirst: true });
  await mute();
  equal((await say("said", at, id)).seq, 1);
  await rejects(say("another", at, id), refusedAs("id-taken"));
  const other = { kind: "reader", id: "o".repeat(22), name: "" } as const;
  await settle({ holdFirst: true });
  await rejects(
    say("said", { ...at, sender: other as unknown as typeof reader }, id),
    refusedAs("id-taken"),
  );
});

Deno.test("too much is too fast; what is sent again costs its reader nothing", async () => {
  const { say, editing, settle } = await talk();
  const id = newId(random);
  const react = { id, emoji: "👍", on: true };
  for (let n = 0; n < 300; n++) await say("said", at, id);
  for (let n = 0; n < 300; n++) await editing.react(at, react);
  for (let n = 0; n < 98; n++) await say(`${n}`);
  for (const act of [say("more"), say("said", at, id), editing.react(at, react)]) {
    await rejects(act, refusedAs("too-fast"));
  }
  const other = { ...at, sender: { ...reader, id: "o".repeat(22) } as unknown as typeof reader };
  await settle({ holdFirst: true });
  const held = newId(random);
  for (let n = 0; n < 300; n++) await say("first", other, held);
});

Deno.test("a network pays for what is sent again, too", async () => {
  const { say } = await talk();
  const id = newId(random);
  const near = { ...at, network: "near" };
  for (let n = 0; n < 240; n++) await say("said", near, id);
  await rejects(say("said", near, id), refusedAs("too-fast"));
});

Deno.test("the first message in the open is held, whispers never are", async () => {
  const { say, moderation, conversation } = await talk({ holdFirst: true });
  equal((await say("softly", whispered)).seq, 1);
  const id = newId(random);
  equal((await say("first", at, id)).seq, 0);
  equal((await say("first", at, id)).seq, 0);
  equal((await conversation.history(at)).messages.length, 0);
  await moderation.desk.approve({ room, id });
  equal((await say("second")).seq, 2);
});

Deno.test("first messages of one network do not fill the list of all", async () => {
  const { conversation } = await talk({ holdFirst: true });
  const say = (n: number, network: string) => {
    const sender = { ...reader, id: `${network}${n}`.padStart(22, "r") };
    return conversation.say({ room, sender, network }, { id: newId(random), text: "first" });
  };
  for (let n = 0; n < 20; n++) await say(n, "hostile");
  await rejects(say(20, "hostile"), refusedAs("too-fast"));
  equal((await say(0, "honest")).seq, 0);
});
