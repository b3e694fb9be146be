/**
 * The mails readers have asked for are sent when there is something to say.
 *
 * @module
 */
import { deepEqual, doesNotMatch, equal, match } from "node:assert/strict";
import { ROOM } from "../../../../helper/new_message.ts";
import { mailedChat } from "../../../../helper/reader_mail.ts";

const MINUTE_MS = 60_000;

/** A reader who has said yes. */
async function waiting(part: { readonly more?: boolean } = {}) {
  const chat = mailedChat();
  const { id: question } = await chat.asks();
  await chat.wishes({ question, ...part });
  await chat.later(0);
  await chat.follows.confirm(chat.token());
  const left = async () => (await chat.store.follows.of({ room: ROOM, now: 0, limit: 9 })).length;
  return { ...chat, question, left };
}

Deno.test("an answer that is taken back, or that its reader has seen, is not sent", async () => {
  const { says, later, mails, store, question, left, reader } = await waiting();
  const { id } = await says({ answers: question });
  await store.change({ room: ROOM, id, kind: "delete" });
  await later(MINUTE_MS);
  deepEqual([mails.length, await left()], [1, 1]);
  await says({ answers: question });
  await store.attention.see({ kind: "reader", id: reader.sender.id }, {
    room: ROOM,
    seq: 3,
    at: 0,
  });
  await later(MINUTE_MS);
  // They know; the address is not needed any more.
  deepEqual([mails.length, await left()], [1, 0]);
});

Deno.test("an answer is not sent from a room that was closed meanwhile", async () => {
  const { says, later, mails, sites, question } = await waiting();
  await says({ answers: question });
  await sites.putRoom(ROOM, { mode: "closed" });
  await later(MINUTE_MS);
  equal(mails.length, 1);
});

Deno.test("a mail that does not go out is tried again under its id, one that is refused is not", async () => {
  const { says, later, mails, deliver, question, left } = await waiting({ more: true });
  deliver({ kind: "later", reason: "busy" });
  await says({ answers: question });
  await later(MINUTE_MS);
  deliver({ kind: "sent" });
  await later(60 * MINUTE_MS);
  const [, first, second] = mails;
  equal(first?.id, second?.id);
  equal(mails.length, 3);
  deliver({ kind: "refused", reason: "no such mailbox" });
  await says({ answers: question });
  await later(MINUTE_MS);
  deepEqual([mails.length, await left()], [4, 0]);
});

Deno.test("a mail has the answer as it is now, and the link that ends it in its head", async () => {
  const { says, later, mails, store, question } = await waiting();
  const { id } = await says({ answers: question });
  await store.change({ room: ROOM, id, kind: "edit", text: "**Therefore.**", at: 1 });
  await later(MINUTE_MS);
  const { text = "", headers } = mails.at(-1) ?? {};
  match(text, /Lee answered:\n> Therefore\.\n/);
  match(headers?.["List-Unsubscribe"] ?? "", /^<http:\/\/talk\.test\/mail\/stop\/[\w.-]+>$/);
});

Deno.test("a wish that was confirmed meanwhile is not asked about again", async () => {
  const { asks, wishes, later, store, mails, settled, clock } = mailedChat();
  const { id: question } = await asks();
  await wishes({ question });
  await later(0);
  const [job] = await store.notifications.claim({ now: clock.now(), until: 0, limit: 1 });
  equal(job, undefined);
  await settled();
  equal(mails.length, 1);
});

Deno.test("an answer is not mailed twice because its wish could not be forgotten at once", async () => {
  const { says, later, mails, store, question, left } = await waiting();
  const { follows } = store;
  const remove = follows.remove.bind(follows);
  let isFull = true;
  follows.remove = (id) => isFull ? Promise.reject(new Error("the disk is full")) : remove(id);
  await says({ answers: question });
  await later(MINUTE_MS);
  deepEqual([mails.length, await left()], [2, 1]);
  isFull = false;
  await later(60 * MINUTE_MS);
  deepEqual([mails.length, await left()], [2, 0]);
});

Deno.test("an author who answers in several lines sends one mail, without what was taken back or is no answer", async () => {
  for (const more of [false, true]) {
    const { says, later, mails, store, question, left } = await waiting({ more });
    const first = await says({ answers: question, text: "First." });
    await says({ answers: question, text: "Second." });
    await says({ text: "Somebody else's." });
    await says({ answers: question, text: "Third." });
    await store.change({ room: ROOM, id: first.id, kind: "delete" });
    await later(MINUTE_MS);
    deepEqual([mails.length, await left()], [2, more ? 1 : 0]);
    match(mails[1]?.text ?? "", /Lee answered:\n> Second\.\n> \n> Third\.\n/);
    await says({ answers: question, text: "Later." });
    await later(MINUTE_MS);
    equal(mails.length, more ? 3 : 2);
    if (more) doesNotMatch(mails[2]?.text ?? "", /Third/);
  }
});

Deno.test("of several answers only what its reader has not seen is mailed", async () => {
  const { says, later, mails, store, question, reader } = await waiting();
  await says({ answers: question, text: "First." });
  await says({ answers: question, text: "Second." });
  await store.attention.see({ kind: "reader", id: reader.sender.id }, {
    room: ROOM,
    seq: 2,
    at: 0,
  });
  await later(MINUTE_MS);
  match(mails[1]?.text ?? "", /Lee answered:\n> Second\.\n/);
});
