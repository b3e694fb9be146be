import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import fc from "fast-check";
import { MemoryStore } from "../../../../server/storage/memory/memory_store.ts";
import {
  type NewMessage,
  type PageQuery,
  type StoredPage,
  StoreError,
} from "../../../../server/storage/store.ts";
import type { HistoryRequest, RoomPage, Say } from "../../../../shared/chat/event.ts";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import type { Refused } from "../../../../shared/refusal.ts";
import { random, refusedAs, START_MS, testChat } from "../../../helper/chat.ts";

const room = roomId("/posts/a");
const reader = { kind: "reader", id: "r1", name: "" } as const;
const author = { kind: "author", id: "a1", name: "Author" } as const;
const place = { room, sender: reader };

const sayOf = (text: string): Say => ({ id: newId(random), text });
const textsOf = ({ messages }: RoomPage) => messages.map(({ text }) => text);

/** A room of `count` messages, "1", "2" and so on. */
async function roomOf(count: number) {
  const { conversation } = testChat();
  for (let seq = 1; seq <= count; seq++) await conversation.say(place, sayOf(String(seq)));
  const { epoch } = await conversation.history(place);
  return { epoch, ask: (asked: HistoryRequest) => conversation.history(place, asked) };
}

Deno.test("a message is kept as the server knows its sender, clean, with the server's time", async () => {
  const { conversation } = testChat();
  const say = sayOf("  hello\r\n ");
  const page = { title: "A\n", url: "http://blog.test/posts/a#x" };
  deepEqual(await conversation.say(place, { ...say, page }), {
    id: say.id,
    room,
    seq: 1,
    rev: 1,
    from: reader,
    text: "hello",
    at: START_MS,
  });
  const { rooms } = await conversation.rooms();
  deepEqual(rooms[0]?.page, { title: "A", url: "http://blog.test/posts/a" });
});

Deno.test("the same message again changes nothing and gives what was kept", async () => {
  const { conversation, clock } = testChat();
  const say = sayOf("hello");
  const first = await conversation.say(place, say);
  clock.advance(1_000);
  deepEqual(await conversation.say(place, { ...say, text: " hello " }), first);
  equal((await conversation.history(place)).lastSeq, 1);
});

Deno.test("an id that belongs to another message is refused", async () => {
  const { conversation } = testChat();
  const say = sayOf("hello");
  await conversation.say(place, say);
  await rejects(conversation.say(place, { ...say, text: "other" }), refusedAs("id-taken"));
  await rejects(conversation.say({ room, sender: author }, say), refusedAs("id-taken"));
  equal((await conversation.history(place)).lastSeq, 1);
});

Deno.test("what is unfit is refused before the store hears of it", async () => {
  const { conversation } = testChat();
  const unfit: Say[] = [
    { id: "short", text: "hello" },
    { id: "x".repeat(65), text: "hello" },
    { id: "한".repeat(16), text: "hello" },
    sayOf(" "),
    sayOf("a\u0000"),
    sayOf("x".repeat(4_001)),
    { ...sayOf("hello"), page: { title: "", url: "javascript:alert(1)" } },
    { ...sayOf("hello"), page: { title: "", url: "http://evil.test/" } },
  ];
  for (const say of unfit) await rejects(conversation.say(place, say), refusedAs("invalid-body"));
  equal((await conversation.rooms()).rooms.length, 0);
});

Deno.test("the page an author writes from is not kept", async () => {
  const { conversation } = testChat();
  const page = { title: "Console", url: "http://talk.test/console" };
  await conversation.say({ room, sender: author }, { ...sayOf("hello"), page });
  equal((await conversation.rooms()).rooms[0]?.page.url.includes("console"), false);
});

class BrokenStore extends MemoryStore {
  override append(_message: NewMessage): Promise<never> {
    return Promise.reject(new StoreError("full", "Cannot append: no space left"));
  }
}

Deno.test("a message the store could not keep is refused, to be sent again, and reported", async () => {
  const { conversation, faults } = testChat({ store: new BrokenStore({ random }) });
  await rejects(
    conversation.say(place, sayOf("hello")),
    (error) => refusedAs("not-stored")(error) && (error as Refused).refusal.retryAfterMs === 2_000,
  );
  deepEqual(faults.map(({ code }) => code), ["full"]);
});

Deno.test("history of a room without messages is empty and knows no epoch", async () => {
  const { conversation } = testChat();
  deepEqual(await conversation.history(place), {
    room,
    epoch: "",
    lastSeq: 0,
    rev: 0,
    questions: { open: 0, answered: 0 },
    messages: [],
    more: false,
    asked: {},
    reload: false,
    you: reader,
    seen: 0,
  });
});

Deno.test("history without a question is the newest page, with the default number of messages", async () => {
  const { ask } = await roomOf(60);
  const page = await ask({});
  deepEqual([page.messages.length, page.messages[0]?.seq, page.lastSeq], [50, 11, 60]);
  equal(page.more, true);
});

Deno.test("history goes back and forth in pages", async () => {
  const { ask, epoch } = await roomOf(10);
  const back = await ask({ before: 5, epoch, limit: 3 });
  deepEqual([textsOf(back), back.more, back.reload], [["2", "3", "4"], true, false]);
  const start = await ask({ before: 2, epoch, limit: 3 });
  deepEqual([textsOf(start), start.more], [["1"], false]);
  const forth = await ask({ after: 5, epoch, limit: 3 });
  deepEqual([textsOf(forth), forth.more, forth.reload], [["6", "7", "8"], true, false]);
  const end = await ask({ after: 10, epoch });
  deepEqual([textsOf(end), end.more, end.reload], [[], false, false]);
  deepEqual(end.asked, { after: 10, epoch });
});

Deno.test("history of a room that was empty when it was last seen starts at its first message", async () => {
  const { ask } = await roomOf(3);
  const page = await ask({ after: 0, epoch: "", limit: 2 });
  deepEqual([textsOf(page), page.more, page.reload], [["1", "2"], true, false]);
});

Deno.test("history of another epoch, or of sequences never given, says reload with the newest page", async () => {
  const { ask, epoch } = await roomOf(3);
  const asked: HistoryRequest[] = [
    { after: 1, epoch: "another" },
    { after: 1, epoch: "" },
    { before: 2, epoch: "another" },
    { after: 4, epoch },
    { before: 5, epoch },
    { afterRev: 1, epoch: "another" },
    { afterRev: 4, epoch },
  ];
  for (const question of asked) {
    const page = await ask({ ...question, limit: 2 });
    deepEqual([textsOf(page), page.more, page.reload], [["2", "3"], true, true]);
    equal(page.epoch, epoch);
  }
});

/** A store that has forgotten what came before a sequence. */
class ForgetfulStore extends MemoryStore {
  firstSeq = 1;
  goneRev = 0;

  override async page(query: PageQuery): Promise<StoredPage> {
    const page = await super.page(query);
    const messages = page.messages.filter(({ seq }) => seq >= this.firstSeq);
    const { goneRev } = this;
    return {
      ...page,
      messages,
      goneRev,
      firstSeq: page.lastSeq < this.firstSeq ? 0 : this.firstSeq,
    };
  }
}

Deno.test("history whose continuation is forgotten says reload, and only then", async () => {
  const store = new ForgetfulStore({ random });
  const { conversation } = testChat({ store });
  for (let seq = 1; seq <= 6; seq++) await conversation.say(place, sayOf(String(seq)));
  store.firstSeq = 4;
  const { epoch } = await conversation.history(place);
  const reloads = async (asked: HistoryRequest) =>
    (await conversation.history(place, { ...asked, epoch })).reload;
  deepEqual(await Promise.all([2, 3, 4, 6].map((after) => reloads({ after }))), [
    true,
    false,
    false,
    false,
  ]);
  equal(await reloads({ before: 4 }), false);
  store.firstSeq = 7;
  equal(await reloads({ after: 5 }), true);
  equal(await reloads({ after: 6 }), false);
});

Deno.test("history whose missed changes are forgotten says reload, and only then", async () => {
  const store = new ForgetfulStore({ random });
  const { conversation } = testChat({ store });
  for (let seq = 1; seq <= 6; seq++) await conversation.say(place, sayOf(String(seq)));
  store.goneRev = 3;
  const { epoch } = await conversation.history(place);
  const reloads = async (afterRev: number) =>
    (await conversation.history(place, { afterRev, epoch })).reload;
  deepEqual(await Promise.all([0, 2, 3, 6, 7].map(reloads)), [true, true, false, false, true]);
});

Deno.test("history is asked in one direction", async () => {
  const { ask } = await roomOf(1);
  for (
    const asked of [{ before: 2, after: 0 }, { after: 0, afterRev: 0 }, { before: 1, afterRev: 0 }]
  ) {
    await rejects(ask(asked), refusedAs("invalid-body"));
  }
});

Deno.test("history tells what changed, first changes first, in pages without a hole", async () => {
  const { conversation, editing } = testChat();
  const says = Array.from({ length: 6 }, (_, n) => sayOf(String(n + 1)));
  for (const say of says) await conversation.say(place, say);
  const { epoch, rev } = await conversation.history(place);
  await editing.edit(place, { id: says[3]?.id ?? "", text: "4b" });
  await editing.delete(place, { id: says[0]?.id ?? "" });
  const changed = await conversation.history(place, { afterRev: rev, epoch });
  deepEqual(textsOf(changed), ["4b", ""]);
  deepEqual([changed.rev, changed.more, changed.reload], [8, false, false]);
  const part = await conversation.history(place, { afterRev: 0, epoch, limit: 3 });
  deepEqual([textsOf(part), part.more], [["2", "3", "5"], true]);
  const rest = await conversation.history(place, { afterRev: 5, epoch, limit: 3 });
  deepEqual([textsOf(rest), rest.more], [["6", "4b", ""], false]);
});

Deno.test("a whisper is a conversation of its own, and the room knows nothing of it", async () => {
  const { conversation } = testChat();
  const whisper = { ...place, whisper: reader.id };
  await conversation.say(place, sayOf("aloud"));
  const said = await conversation.say(whisper, { ...sayOf("softly"), question: true });
  deepEqual([said.whisper, said.seq, said.question], [reader.id, 1, { state: "open" }]);
  const page = await conversation.history(whisper);
  deepEqual([page.whisper, textsOf(page), page.questions.open], [reader.id, ["softly"], 1]);
  const inTheRoom = await conversation.history(place);
  deepEqual([textsOf(inTheRoom), inTheRoom.questions.open], [["aloud"], 0]);
  equal(JSON.stringify(await conversation.rooms()).includes("softly"), false);
});

Deno.test("only an author answers, and only what is there is answered or quoted", async () => {
  const { conversation } = testChat();
  const question = sayOf("why?");
  await conversation.say(place, question);
  const answer = { ...sayOf("so"), answers: question.id };
  await rejects(conversation.say(place, answer), refusedAs("forbidden"));
  equal((await conversation.say({ room, sender: author }, answer)).answers, question.id);
  const asked = (await conversation.history(place)).messages[0];
  deepEqual(asked?.question, { state: "answered", answer: answer.id });
  const none = newId(random);
  await rejects(conversation.say(place, { ...sayOf("x"), quote: none }), refusedAs("not-found"));
  await rejects(
    conversation.say({ room, sender: author }, { ...sayOf("x"), answers: none }),
    refusedAs("not-found"),
  );
  for (const quote of ["", "__proto__", "short", "x".repeat(65)]) {
    await rejects(conversation.say(place, { ...sayOf("x"), quote }), refusedAs("invalid-body"));
  }
  const quoting = await conversation.say(place, { ...sayOf("this?"), quote: answer.id });
  deepEqual(quoting.quote, { id: answer.id, from: author, text: "so" });
});

Deno.test("history of heavy messages comes in pages a client can take, without a hole", async () => {
  const { conversation } = testChat();
  const count = 60;
  for (let seq = 1; seq <= count; seq++) {
    await conversation.say(place, sayOf(`${seq}${"한".repeat(3_900)}`));
  }
  const isLight = (page: RoomPage) =>
    new TextEncoder().encode(JSON.stringify(page)).length < 300 * 1024;
  const newest = await conversation.history(place, { limit: 100 });
  ok(isLight(newest));
  equal(newest.more, true);
  equal(newest.messages.at(-1)?.seq, count);

  const seen: number[] = [];
  for (let more = true; more;) {
    const after = seen.at(-1) ?? 0;
    const page = await conversation.history(place, { after, epoch: newest.epoch, limit: 100 });
    ok(isLight(page));
    seen.push(...page.messages.map(({ seq }) => seq));
    more = page.more;
  }
  deepEqual(seen, Array.from({ length: count }, (_, index) => index + 1));
});

Deno.test("whoever reads on from what they have seen misses nothing, wherever they were cut off", async () => {
  const { ask, epoch } = await roomOf(30);
  await fc.assert(
    fc.asyncProperty(fc.nat(30), fc.integer({ min: 1, max: 7 }), async (cut, limit) => {
      const seen: number[] = [];
      for (let more = true; more;) {
        const page = await ask({ after: seen.at(-1) ?? cut, epoch, limit });
        equal(page.reload, false);
        seen.push(...page.messages.map(({ seq }) => seq));
        more = page.more;
      }
      deepEqual(seen, Array.from({ length: 30 - cut }, (_, index) => cut + index + 1));
    }),
  );
});

Deno.test("rooms are listed with the newest message first", async () => {
  const { conversation } = testChat();
  for (const path of ["/a", "/b", "/a"]) {
    await conversation.say({ room: roomId(path), sender: reader }, sayOf(`in ${path}`));
  }
  const { rooms } = await conversation.rooms();
  deepEqual(rooms.map(({ room, lastSeq }) => [room, lastSeq]), [
    [roomId("/a"), 2],
    [roomId("/b"), 1],
  ]);
});
