import { deepEqual, equal } from "node:assert/strict";
import { newId, roomId } from "../../../../../shared/chat/id.ts";
import { GRACE_MS } from "../../../../../server/chat/notification/author/telling.ts";
import type { Attempt } from "../../../../../server/chat/notification/outbox.ts";
import { random, START_MS, testChat } from "../../../../helper/chat.ts";
import { sharedStore } from "../../../../helper/shared_store.ts";
import { ROOM, TOLD, toldAuthor } from "../../../../helper/told_author.ts";

const HOUR_MS = 60 * 60_000;
const textsOf = (notices: readonly { items: readonly { said?: { text: string } }[] }[]) =>
  notices.map(({ items }) => items.map(({ said }) => said?.text));

Deno.test("a question is told after half a minute, those of one conversation at once", async () => {
  const { ask, notices, pass } = await toldAuthor();
  await ask("One?", { question: true });
  await pass(GRACE_MS - 1);
  await ask("Two?", { question: true });
  equal(notices.length, 0);
  await pass(1);
  deepEqual(textsOf(notices), [["One?", "Two?"]]);
  deepEqual([notices[0]?.kind, notices[0]?.count, notices[0]?.author], ["news", 2, "a"]);
  await pass(HOUR_MS);
  equal(notices.length, 1);
  await ask("Three?");
  await pass(GRACE_MS);
  deepEqual(textsOf(notices).at(-1), ["Three?"]);
});

Deno.test("what the author has read, or anybody has answered, is told no more", async () => {
  const { ask, chat, notices, pass } = await toldAuthor();
  await ask("Read");
  await chat.attention.seen.see({ room: ROOM, sender: TOLD }, { seq: 1 });
  await pass(GRACE_MS);
  const elsewhere = { room: roomId("/b") };
  const question = await ask("Answered?", { question: true, ref: elsewhere });
  const other = { kind: "author", id: "b", name: "Lee" } as const;
  const answer = { id: newId(random), text: "Yes.", answers: question };
  await chat.conversation.say({ ...elsewhere, sender: other }, answer);
  await pass(GRACE_MS);
  equal(notices.length, 0);
});

Deno.test("while an author looks at the console they are not told; afterwards what they left is", async () => {
  const { ask, chat, notices, pass } = await toldAuthor();
  chat.attention.presence.authorIs("here", "session", TOLD.id);
  await ask("Now?", { question: true });
  for (let n = 0; n < 5; n++) await pass(GRACE_MS);
  equal(notices.length, 0);
  chat.attention.presence.authorIs("away", "session", TOLD.id);
  await pass(GRACE_MS);
  deepEqual(textsOf(notices), [["Now?"]]);
});

Deno.test("in quiet hours nothing is told, and afterwards all of it together", async () => {
  const { ask, notices, pass, settle } = await toldAuthor();
  const minute = Math.floor(START_MS % (24 * HOUR_MS) / 60_000);
  await settle({ quiet: { from: minute, to: (minute + 120) % 1_440 }, timeZone: "UTC" });
  await ask("One?", { question: true });
  await pass(1);
  await ask("Two?", { question: true, ref: { room: roomId("/b") } });
  await pass(HOUR_MS);
  equal(notices.length, 0);
  await pass(HOUR_MS);
  deepEqual(textsOf(notices), [["One?", "Two?"]]);
  equal(notices[0]?.kind, "digest");
});

Deno.test("what came just before quiet hours waits for their end too", async () => {
  const { ask, notices, pass, settle } = await toldAuthor();
  await ask("One?", { question: true });
  const minute = Math.floor(START_MS % (24 * HOUR_MS) / 60_000);
  await settle({ quiet: { from: minute, to: (minute + 60) % 1_440 }, timeZone: "UTC" });
  await pass(GRACE_MS);
  equal(notices.length, 0);
  await pass(HOUR_MS);
  deepEqual(textsOf(notices), [["One?"]]);
});

Deno.test("who wants it together is told each hour, if there is anything", async () => {
  const { ask, notices, pass, settle } = await toldAuthor();
  await settle({ digest: "hourly" });
  await ask("One?");
  await pass(1);
  await ask("Two?", { ref: { room: roomId("/b") } });
  await pass(HOUR_MS);
  deepEqual(textsOf(notices), [["One?", "Two?"]]);
  await pass(5 * HOUR_MS);
  equal(notices.length, 1);
});

Deno.test("an author is told of what they chose only, and without texts if they want it so", async () => {
  const { ask, notices, pass, settle } = await toldAuthor();
  await settle({ choice: "questions", withText: false });
  await ask("Nice post.");
  await pass(GRACE_MS);
  equal(notices.length, 0);
  await ask("Why?", { question: true });
  await pass(GRACE_MS);
  deepEqual(notices[0]?.items.map(({ said, reason }) => [said, reason]), [[undefined, "question"]]);
});

Deno.test("a conversation that is given to an author is told, unless they took it themselves", async () => {
  const { ask, chat, notices, pass, settle } = await toldAuthor();
  await chat.store.putAuthor({ id: "b", name: "Lee", passwordHash: "h", createdAt: 2 });
  await settle({ choice: "mine" });
  await ask("Why?", { question: true });
  await pass(GRACE_MS);
  equal(notices.length, 0);
  const lee = { kind: "author", id: "b", name: "Lee" } as const;
  await chat.desk.states.set({ room: ROOM, sender: lee }, { assignee: TOLD.id });
  await pass(GRACE_MS);
  deepEqual(notices.map(({ items }) => items.map(({ reason }) => reason)), [["assigned"]]);
  const elsewhere = { room: roomId("/b") };
  await ask("And here?", { ref: elsewhere });
  await chat.desk.states.set({ ...elsewhere, sender: TOLD }, { assignee: TOLD.id });
  await pass(GRACE_MS);
  equal(
    notices.flatMap(({ items }) => items).filter(({ reason }) => reason === "assigned").length,
    1,
  );
});

Deno.test("what failed is told later, with what came since, under the same id", async () => {
  const { answerWith, ask, notices, pass } = await toldAuthor();
  answerWith({ kind: "later", channel: "c", reason: "busy" });
  await ask("One?");
  await pass(GRACE_MS);
  answerWith({ kind: "sent", channel: "c" });
  await pass(GRACE_MS);
  deepEqual(textsOf(notices), [["One?"], ["One?"]]);
  equal(notices[0]?.id, notices[1]?.id);
});

Deno.test("what a process that was killed had not told is told by the next, and nothing twice", async () => {
  const first = await toldAuthor();
  await first.ask("Told?");
  await first.pass(GRACE_MS);
  await first.ask("Lost?");
  // As if it was killed before it had noted what to tell.
  await first.outbox.stop();
  for (
    const { id } of await first.chat.store.notifications.claim({ now: 1e15, until: 2e15, limit: 9 })
  ) {
    await first.chat.store.notifications.finish(id);
  }
  const next = await toldAuthor(first.chat);
  await next.pass(GRACE_MS);
  deepEqual(textsOf(next.notices), [["Lost?"]]);
});

Deno.test("nothing is told of what was deleted, or of a reader who is erased", async () => {
  const { ask, chat, notices, pass } = await toldAuthor();
  const id = await ask("Oh");
  await chat.editing.delete({ room: ROOM, sender: TOLD }, { id });
  await ask("Psst", { ref: { room: ROOM, whisper: "r".repeat(22) } });
  await chat.erasures.eraseReader("r".repeat(22));
  await pass(GRACE_MS);
  equal(notices.length, 0);
  equal(await chat.store.notifications.nextDueAt(), undefined);
});

Deno.test("a moderator, and whoever was removed, is told nothing", async () => {
  const { ask, chat, notices, pass } = await toldAuthor();
  await chat.store.putAuthor({
    id: "owner",
    name: "O",
    passwordHash: "h",
    createdAt: 0,
    role: "owner",
  });
  await chat.store.putAuthor({
    id: TOLD.id,
    name: "Kim",
    passwordHash: "h",
    createdAt: 1,
    role: "moderator",
  });
  await ask("Psst", { ref: { room: ROOM, whisper: "r".repeat(22) } });
  await pass(GRACE_MS);
  await chat.store.deleteAuthor(TOLD.id);
  await ask("Again");
  await pass(GRACE_MS);
  equal(notices.length, 0);
});

Deno.test("what was told is not told again because that could not be kept", async () => {
  const { ask, chat, notices, faults, pass } = await toldAuthor();
  chat.store.notices.tell = () => Promise.reject(new Error("the disk is full"));
  await ask("Why?", { question: true });
  await pass(GRACE_MS);
  await pass(HOUR_MS);
  deepEqual([notices.length, faults.length], [1, 1]);
});

Deno.test("of two instances one tells, also what comes to the other while it does", async () => {
  const shared = sharedStore();
  const one = await toldAuthor(testChat({ store: shared.open() }));
  const other = await toldAuthor(testChat({ store: shared.open() }));
  await one.ask("One?");
  await shared.heard();
  const told = Promise.withResolvers<Attempt>();
  one.answerWith(told.promise);
  one.chat.clock.advance(GRACE_MS);
  while (one.notices.length === 0) await new Promise((resolve) => setTimeout(resolve));
  await other.ask("Two?");
  await shared.heard();
  told.resolve({ kind: "sent", channel: "c" });
  await one.pass(0);
  one.answerWith({ kind: "sent", channel: "c" });
  await one.pass(GRACE_MS);
  await other.pass(2 * GRACE_MS);
  await other.pass(GRACE_MS);
  deepEqual([textsOf(one.notices), textsOf(other.notices)], [[["One?"], ["Two?"]], []]);
});
