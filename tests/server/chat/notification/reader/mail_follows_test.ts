/**
 * Readers leave an address, whoever has it says yes, and it is forgotten.
 *
 * @module
 */
import { deepEqual, equal, rejects } from "node:assert/strict";
import { roomId } from "../../../../../shared/chat/id.ts";
import type { Committed } from "../../../../../server/storage/store.ts";
import { refusedAs } from "../../../../helper/chat.ts";
import { ROOM } from "../../../../helper/new_message.ts";
import { mailedChat } from "../../../../helper/reader_mail.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

Deno.test("a reader who wants a mail is asked by mail, and gets none before saying yes", async () => {
  const { asks, says, wishes, follows, mails, later, token } = mailedChat();
  const { id: question } = await asks();
  deepEqual(await wishes({ question }), { state: "asked" });
  await later(0);
  deepEqual(mails.map(({ to, subject }) => [to, subject]), [
    ["kim@example.com", "talk.test: an e-mail when there is an answer?"],
  ]);
  deepEqual(await follows.find(token(), "confirm"), {
    site: "default",
    language: "en",
    confirmed: false,
  });
  await says({ answers: question });
  await later(DAY_MS / 2);
  equal(mails.length, 1);
  equal(await follows.confirm(token()), true);
  // What came before the yes is told after it.
  await later(MINUTE_MS);
  equal(mails.at(-1)?.subject, "An answer on “The margin”");
});

Deno.test("after the one mail the address is forgotten, unless more was wanted", async () => {
  for (const more of [false, true]) {
    const { asks, says, wishes, follows, mails, later, token, store } = mailedChat();
    const { id: question } = await asks();
    await wishes({ question, more });
    await later(0);
    await follows.confirm(token());
    for (let n = 0; n < 2; n++) {
      await says({ answers: question });
      await later(MINUTE_MS);
    }
    equal(mails.length, more ? 3 : 2);
    const left = await store.follows.of({ room: ROOM, now: 0, limit: 9 });
    equal(left.length, more ? 1 : 0);
    if (!more) continue;
    equal(await follows.stop(token()), true);
    equal(await follows.stop(token()), true);
    await says({ answers: question });
    await later(MINUTE_MS);
    equal(mails.length, 3);
  }
});

Deno.test("who wants every answer gets one once, also where another instance hears of it later", async () => {
  const { asks, says, wishes, follows, mails, later, token, store } = mailedChat();
  const heard: Committed[] = [];
  store.follow((committed) => heard.push({ ...committed, elsewhere: true }));
  const { id: question } = await asks();
  await wishes({ question, more: true });
  await later(0);
  await follows.confirm(token());
  await says({ answers: question });
  await later(MINUTE_MS);
  for (const committed of heard) await follows.hear(committed);
  await later(MINUTE_MS);
  equal(mails.length, 2);
});

Deno.test("a link to say yes ends nothing, and one to end it says no yes", async () => {
  const { asks, wishes, follows, later, token } = mailedChat();
  const { id: question } = await asks();
  await wishes({ question });
  await later(0);
  equal(await follows.stop(token()), false);
  equal(await follows.find(token(), "stop"), undefined);
  equal(await follows.confirm("made.up.token"), false);
});

Deno.test("whoever says nothing within a day is forgotten, and nobody waits for ever", async () => {
  const { asks, says, wishes, follows, mails, later, token, store, clock } = mailedChat();
  const { id: question } = await asks();
  await wishes({ question });
  await later(0);
  await later(DAY_MS);
  equal(await follows.confirm(token()), false);
  await store.follows.expire(clock.now());
  await wishes({ question });
  await later(0);
  equal(await follows.confirm(token()), true);
  await later(90 * DAY_MS);
  await says({ answers: question });
  await later(MINUTE_MS);
  equal(mails.length, 2);
});

Deno.test("only what answers the reader's own message is told; in private, whatever an author says", async () => {
  const { asks, says, wishes, follows, mails, later, token, reader } = mailedChat();
  const { id: question } = await asks();
  const { id: other } = await asks({ from: { kind: "reader", id: "reader-2", name: "" } });
  await wishes({ question, more: true });
  await later(0);
  await follows.confirm(token());
  await says();
  await says({ answers: other });
  await says({ quote: other });
  await later(MINUTE_MS);
  equal(mails.length, 1);
  await says({ quote: question });
  await later(MINUTE_MS);
  equal(mails.length, 2);

  const whisper = reader.sender.id;
  await asks({ whisper });
  await wishes({ withText: false });
  await later(0);
  await follows.confirm(token());
  await says({ whisper });
  await later(MINUTE_MS);
  equal(mails.at(-1)?.text.includes("asked privately"), true);
  equal(mails.at(-1)?.text.includes("Because"), false);
});

Deno.test("nobody waits for what is not theirs, is gone, or is in a room that is closed", async () => {
  const { asks, wishes, sites, store } = mailedChat();
  const { id: foreign } = await asks({ from: { kind: "reader", id: "reader-2", name: "" } });
  const { id: question } = await asks();
  await rejects(wishes({ question: foreign }), refusedAs("not-found"));
  await rejects(wishes({ question: "nothing-of-this-id" }), refusedAs("not-found"));
  await rejects(
    wishes({ room: roomId("/posts/first", "aside"), question }),
    refusedAs("not-found"),
  );
  // There is no whisper yet.
  await rejects(wishes(), refusedAs("not-found"));
  for (
    const email of ["", "kim", "kim@example", "a b@example.com", "a@example.com\r\nBcc: b@x.y"]
  ) {
    await rejects(wishes({ question, email }), refusedAs("invalid-body"));
  }
  await sites.putRoom(ROOM, { mode: "closed" });
  await rejects(wishes({ question }), refusedAs("closed"));
  await sites.putRoom(ROOM, {});
  await store.change({ room: ROOM, id: question, kind: "delete" });
  await rejects(wishes({ question }), refusedAs("not-found"));
});

Deno.test("no mailbox is filled: three times a day, in whatever way it is written", async () => {
  const { asks, wishes, mails, later } = mailedChat();
  const { id: question } = await asks();
  for (const email of ["kim@example.com", "Kim+1@Example.com", "kim+two@example.com"]) {
    await wishes({ question, email });
    await later(0);
  }
  await rejects(wishes({ question, email: "KIM@EXAMPLE.COM" }), refusedAs("too-fast"));
  await later(0);
  equal(mails.length, 3);
  await later(DAY_MS + 1);
  await wishes({ question });
});

Deno.test("a reader waits for twenty things at most, and once for each", async () => {
  const { asks, wishes, follows, later, token } = mailedChat();
  const { id: question } = await asks();
  await wishes({ question, email: "once@example.com" });
  await later(0);
  await follows.confirm(token());
  deepEqual(await wishes({ question, email: "once@example.com" }), { state: "confirmed" });
  for (let n = 1; n < 20; n++) await wishes({ question, email: `kim${n}@example.com` });
  await rejects(wishes({ question, email: "kim@example.com" }), refusedAs("too-fast"));
});

Deno.test("a wish goes with its question, its conversation and its reader", async () => {
  const { asks, wishes, follows, later, token, store, erasures, reader, settled } = mailedChat();
  const waiting = async () => (await store.follows.of({ room: ROOM, now: 0, limit: 9 })).length;
  const wish = async () => {
    const { id: question } = await asks();
    await wishes({ question, email: `kim-${question}@example.com` });
    await later(0);
    await follows.confirm(token());
    equal(await waiting(), 1);
    return question;
  };
  const question = await wish();
  await store.change({ room: ROOM, id: question, kind: "delete" });
  await settled();
  equal(await waiting(), 0);
  await wish();
  await erasures.eraseRoom(ROOM);
  await settled();
  equal(await waiting(), 0);
  await wish();
  await erasures.eraseReader(reader.sender.id);
  equal(await waiting(), 0);
});

Deno.test("an address is in no store as it was written", async () => {
  const { asks, wishes, store, later, token, follows, clock } = mailedChat();
  const { id: question } = await asks();
  await wishes({ question });
  await later(0);
  await follows.confirm(token());
  const kept = JSON.stringify([
    await store.follows.of({ room: ROOM, now: 0, limit: 9 }),
    await store.notifications.claim({ now: clock.now() * 2, until: 0, limit: 9 }),
  ]);
  equal(/kim|example/i.test(kept), false, kept);
});

Deno.test("an answer that was kept when the process was killed is told after the next start, once", async () => {
  const { asks, says, wishes, follows, mails, later, token, store, heard } = mailedChat();
  const { id: question } = await asks();
  await wishes({ question });
  await later(0);
  await follows.confirm(token());
  heard.stop();
  await says({ answers: question });
  await later(MINUTE_MS);
  equal(mails.length, 1);
  for (let start = 0; start < 2; start++) {
    await follows.catchUpAll();
    await later(MINUTE_MS);
  }
  equal(mails.length, 2);
  deepEqual(await store.follows.of({ room: ROOM, now: 0, limit: 9 }), []);
});
