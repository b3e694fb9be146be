/**
 * Readers say yes in a browser, are told once, and are forgotten.
 *
 * @module
 */
import { deepEqual, equal, match, rejects } from "node:assert/strict";
import { Outbox } from "../../../../../server/chat/notification/outbox.ts";
import type { PushDelivery } from "../../../../../server/chat/notification/push_sender.ts";
import { sendFollows } from "../../../../../server/chat/notification/reader/follow_sending.ts";
import { MailFollows } from "../../../../../server/chat/notification/reader/mail_follows.ts";
import {
  BEGIN_MS,
  PushFollows,
  type PushWish,
} from "../../../../../server/chat/notification/reader/push_follows.ts";
import type { NewMessage } from "../../../../../server/storage/store.ts";
import { isPushFollow } from "../../../../../shared/chat/follow.ts";
import { type AnswerNotice, isAnswerNotice } from "../../../../../shared/chat/push.ts";
import { random, refusedAs, testChat } from "../../../../helper/chat.ts";
import { ROOM, say } from "../../../../helper/new_message.ts";
import { pushBrowser } from "../../../../helper/push_browser.ts";

const MINUTE_MS = 60_000;
const PAGE = { title: "The margin", url: "http://blog.test/posts/first" };
const AUTHOR = { kind: "author", id: "owner", name: "Lee" } as const;

function setUp() {
  const chat = testChat();
  const { store, clock } = chat;
  const notices: AnswerNotice[] = [];
  let delivery: PushDelivery = { kind: "sent" };
  const push = {
    publicKey: "key",
    faultOf: (endpoint: string) => endpoint.startsWith("https://push.example/") ? undefined : "no",
    send(_: unknown, { payload }: { payload: string }) {
      const notice: unknown = JSON.parse(payload);
      if (isAnswerNotice(notice)) notices.push(notice);
      return Promise.resolve(delivery);
    },
  };
  const report = (fault: unknown) => {
    throw fault;
  };
  const outbox = new Outbox({ store, clock, random, report });
  const mailed = new MailFollows({ ...chat, outbox, random, report });
  sendFollows({ ...chat, outbox, mailer: undefined, push, publicUrl: "http://talk.test" });
  outbox.start();
  const heard: Promise<void>[] = [];
  store.follow((committed) => heard.push(mailed.hear(committed)));
  const reader = chat.readerTokens.read(chat.readerTokens.issue().token);
  const follows = new PushFollows({
    ...chat,
    follows: mailed,
    push,
    random,
    publicUrl: "http://talk.test",
    report,
  });
  return {
    ...chat,
    mailed,
    follows,
    notices,
    reader,
    deliver: (next: PushDelivery) => delivery = next,
    async later(ms: number) {
      for (const each of [0, ms]) {
        clock.advance(each);
        await Promise.all(heard.splice(0));
        await outbox.settled();
      }
    },
    async asks(part: Partial<NewMessage> = {}) {
      const message = say("Why?", { from: reader.sender, page: PAGE, question: true, ...part });
      await store.append(message);
      return message;
    },
    async says(part: Partial<NewMessage> = {}) {
      await store.append(say("Because.", { from: AUTHOR, at: clock.now(), ...part }));
    },
    async token(part: Partial<PushWish> = {}) {
      const wish = { room: ROOM, language: "en", withText: true, ...part };
      const url = await follows.begin(reader, wish);
      match(url, /^http:\/\/talk\.test\/follow#[\w.-]+$/);
      return url.slice(url.indexOf("#") + 1);
    },
    left: async () => (await store.follows.of({ room: ROOM, now: clock.now(), limit: 9 })).length,
  };
}

const SUBSCRIPTION = { endpoint: "https://push.example/1", keys: pushBrowser().keys };

Deno.test("a reader who says yes in a browser is told once, and then forgotten", async () => {
  const { asks, says, token, follows, notices, later, left } = setUp();
  const { id: question } = await asks();
  const it = await token({ question });
  const about = await follows.about(it);
  deepEqual([isPushFollow(about), about.on, about.post, about.isPrivate], [
    true,
    false,
    "The margin",
    false,
  ]);
  equal((await follows.subscribe(it, SUBSCRIPTION)).on, true);
  equal(await left(), 1);
  await says({ answers: question });
  await later(MINUTE_MS);
  await says({ answers: question });
  await later(MINUTE_MS);
  deepEqual(notices.map(({ title, body, url }) => [title, body, url]), [
    ["An answer on “The margin”", "Lee: Because.", "http://blog.test/posts/first"],
  ]);
  equal(await left(), 0);
  await rejects(follows.about(it), refusedAs("link-invalid"));
});

Deno.test("what was asked in private is told without its text", async () => {
  const { asks, says, token, follows, notices, later, reader } = setUp();
  const whisper = reader.sender.id;
  await asks({ whisper });
  const it = await token({ withText: false, language: "ko-KR" });
  equal((await follows.about(it)).isPrivate, true);
  await follows.subscribe(it, SUBSCRIPTION);
  await says({ whisper });
  await later(MINUTE_MS);
  const [notice] = notices;
  deepEqual([notice?.lang, notice?.body], [
    "ko",
    "“The margin”에서 비공개로 물어본 것에 답이 왔어요.",
  ]);
});

Deno.test("before the yes nothing is told, and what came before it is told after it", async () => {
  const { asks, says, token, follows, notices, later } = setUp();
  const { id: question } = await asks();
  const it = await token({ question });
  await says({ answers: question });
  await later(MINUTE_MS);
  equal(notices.length, 0);
  await follows.subscribe(it, SUBSCRIPTION);
  await later(MINUTE_MS);
  equal(notices.length, 1);
});

Deno.test("who stops it, erases all, or lets an hour pass, is told nothing", async () => {
  const { asks, says, token, follows, notices, later, left, clock, store, reader } = setUp();
  const { id: question } = await asks();
  const stopped = await token({ question });
  await follows.subscribe(stopped, SUBSCRIPTION);
  await follows.stop(stopped);
  await follows.stop(stopped);
  const late = await token({ question });
  clock.advance(BEGIN_MS);
  await rejects(follows.subscribe(late, SUBSCRIPTION), refusedAs("link-invalid"));
  const erased = await token({ question });
  await follows.subscribe(erased, SUBSCRIPTION);
  await store.forget(reader.sender.id);
  equal(await left(), 0);
  await says({ answers: question });
  await later(MINUTE_MS);
  deepEqual(notices, []);
});

Deno.test("a browser that is gone is forgotten, and one that is late is told later", async () => {
  for (const kind of ["gone", "later"] as const) {
    const { asks, says, token, follows, later, left, deliver } = setUp();
    const { id: question } = await asks();
    await follows.subscribe(await token({ question }), SUBSCRIPTION);
    deliver(kind === "gone" ? { kind } : { kind, reason: "busy" });
    await says({ answers: question });
    await later(MINUTE_MS);
    equal(await left(), kind === "gone" ? 0 : 1, kind);
  }
});

Deno.test("a made-up token, an address that may not be used, and others' messages are refused", async () => {
  const { asks, token, follows } = setUp();
  const { id: question } = await asks();
  const other = await asks({ from: { kind: "reader", id: "somebody-else-0000000", name: "" } });
  await rejects(token({ question: other.id }), refusedAs("not-found"));
  await rejects(follows.about("made.up.token"), refusedAs("link-invalid"));
  await rejects(follows.stop("made.up.token"), refusedAs("link-invalid"));
  const it = await token({ question });
  for (
    const wrong of [
      { ...SUBSCRIPTION, endpoint: "https://169.254.169.254/" },
      { ...SUBSCRIPTION, keys: { p256dh: "", auth: "" } },
    ]
  ) await rejects(follows.subscribe(it, wrong), refusedAs("invalid-body"));
});

Deno.test("several browsers of a reader are told, and each can be asked several times", async () => {
  const { asks, says, token, follows, notices, later, left } = setUp();
  const { id: question } = await asks();
  for (const name of ["phone", "laptop"]) {
    await token({ question });
    const endpoint = `https://push.example/${name}`;
    await follows.subscribe(await token({ question }), { ...SUBSCRIPTION, endpoint });
  }
  equal(await left(), 2);
  await says({ answers: question });
  await later(MINUTE_MS);
  deepEqual([notices.length, await left()], [2, 0]);
});

Deno.test("how often an address of mail was asked is counted on", async () => {
  const { asks, token, follows, mailed, reader } = setUp();
  const mail = async () => {
    const { id: question } = await asks();
    const wish = { room: ROOM, email: "kim@example.com", language: "en", withText: true };
    return await mailed.ask(reader, { ...wish, question, more: false });
  };
  for (let n = 0; n < 3; n++) {
    await mail();
    const { id: question } = await asks();
    await follows.subscribe(await token({ question }), SUBSCRIPTION);
  }
  await rejects(mail(), refusedAs("too-fast"));
});

Deno.test("a wish that is forgotten while somebody says yes does not come back", async () => {
  const { asks, token, follows, left, store, reader } = setUp();
  const { id: question } = await asks();
  const late = await token({ question });
  const get = store.follows.get.bind(store.follows);
  store.follows.get = async (id, now) => {
    const found = await get(id, now);
    await store.forget(reader.sender.id);
    return found;
  };
  await rejects(follows.subscribe(late, SUBSCRIPTION), refusedAs("link-invalid"));
  equal(await left(), 0);
});
