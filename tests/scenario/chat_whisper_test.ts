/**
 * A whisper never reaches another reader: not their socket, history, lists or counts, whatever they
 * ask for.
 *
 * @module
 */
import { deepEqual, equal, ok } from "node:assert/strict";
import { ACCESS } from "../../server/chat/rules.ts";
import {
  ALL_WHISPERS,
  commandOf,
  HISTORY,
  historyOf,
  joinOf,
  ownWhisperOf,
  ROOM_LIST,
  segmentOf,
  topicOf,
  UNREAD,
  UNREAD_EVENTS,
  WHISPER_LIST,
  whisperOf,
  WHISPERS,
} from "../../shared/chat/destination.ts";
import { presenceTopicOf, questionsOf } from "../../shared/chat/room_destination.ts";
import { isSeenEvent, isTypingEvent } from "../../shared/chat/attention.ts";
import type {
  ConversationEvent,
  RoomList,
  RoomPage,
  WhisperList,
  WhispersEvent,
} from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { Arrivals } from "../helper/arrivals.ts";
import { random } from "../helper/chat.ts";
import { type ChatSite, chatSite, type SiteClient } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";
import { filledDestination } from "../helper/filled_destination.ts";
import { invited } from "../helper/invited.ts";
import { hostileDestinations } from "../helper/hostile_destination.ts";
import { RawPerson } from "../helper/raw_person.ts";
import { sized } from "../helper/size.ts";

const room = roomId("/posts/a");
const ATTEMPTS = sized(2_000);
const AT_ONCE = sized(100);
/** In everything that is whispered, and in nothing else. */
const CANARY = "canary";

/** A site with a reader who whispers, and the author. */
interface Story {
  readonly site: ChatSite;
  readonly victim: SiteClient;
  readonly victimId: string;
  readonly victimPasscode: string;
  readonly author: SiteClient;
  /** The victim whispers something, and the author answers. */
  whisper(): Promise<void>;
}

async function withStory(tell: (story: Story) => Promise<void>): Promise<void> {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  const passcode = await site.readerToken();
  const victim = await site.connect({ passcode });
  const author = await site.connect({ cookie: await site.signIn() });
  const { you } = await victim.ask<RoomPage>(ownWhisperOf(room));
  const whisper = async () => {
    const id = newId(random);
    const [own, theirs] = [ownWhisperOf(room), whisperOf(room, you.id)];
    const page = { title: "A", url: `${site.origin}/posts/a` };
    const say = { id, text: `${CANARY} question`, question: true, page };
    equal(await victim.send(commandOf(own, "say"), say), undefined);
    const answer = { id: newId(random), text: `${CANARY} answer`, answers: id };
    equal(await author.send(commandOf(theirs, "say"), answer), undefined);
  };
  try {
    await tell({ site, victim, victimId: you.id, victimPasscode: passcode, author, whisper });
  } finally {
    await Promise.all([victim.leave(), author.leave()]);
    await site.stop();
  }
}

Deno.test("a reader whispers, the author answers, both on every device, and the question gets into the open when its reader agrees", () =>
  withStory(async ({ site, author, victimId }) => {
    const passcode = await site.readerToken();
    const [phone, laptop] = [await site.connect({ passcode }), await site.connect({ passcode })];
    const [toPhone, toAuthor, toRoom] = [
      new Arrivals<ConversationEvent>(),
      new Arrivals<WhispersEvent>(),
      new Arrivals<ConversationEvent>(),
    ];
    await phone.follow(WHISPERS, (event) => toPhone.push(event as ConversationEvent));
    await author.follow(ALL_WHISPERS, (event) => toAuthor.push(event as WhispersEvent));
    await phone.follow(topicOf(room), (event) => toRoom.push(event as ConversationEvent));
    const own = ownWhisperOf(room);
    const [id, as] = [newId(random), newId(random)];

    await laptop.send(commandOf(own, "say"), { id, text: "Is this a bug?", question: true });
    equal((await toPhone.next()).message.text, "Is this a bug?");
    const { whisper } = await toAuthor.next();
    deepEqual([whisper.room, whisper.questions], [room, { open: 1, answered: 0 }]);
    equal(whisper.whisper !== victimId, true);

    const theirs = whisperOf(room, whisper.whisper);
    equal((await author.ask<RoomPage>(theirs)).messages[0]?.id, id);
    await author.send(commandOf(theirs, "say"), { id: newId(random), text: "It is.", answers: id });
    deepEqual([(await toPhone.next()).type, (await toPhone.next()).message.question?.state], [
      "message",
      "answered",
    ]);
    equal((await author.send(commandOf(theirs, "publish"), { id, as }))?.code, "forbidden");
    await phone.send(commandOf(own, "consent"), { id, allow: true });
    equal(await author.send(commandOf(theirs, "publish"), { id, as }), undefined);
    const { message } = await toRoom.next();
    deepEqual([message.id, message.text, message.whispered], [as, "Is this a bug?", true]);
    await Promise.all([phone.leave(), laptop.leave()]);
  }));

Deno.test("what others read, list and count is as if nobody whispered", () =>
  withStory(async ({ site, author, victim, whisper }) => {
    const other = await site.connect({ passcode: await site.readerToken() });
    const heard: unknown[] = [];
    const hear = (body: unknown) => heard.push(body);
    for (const destination of [topicOf(room), WHISPERS, HISTORY]) {
      await other.follow(destination, hear);
    }
    await whisper();
    const say = { id: newId(random), text: "aloud", question: true };
    await other.send(commandOf(joinOf(room), "say"), say);
    await whisper();
    for (const destination of [joinOf(room), questionsOf(room), ownWhisperOf(room)]) {
      hear(await other.ask(destination));
    }
    for (const asked of [{}, { before: 9 }, { after: 0 }, { afterRev: 0 }]) {
      await other.send(historyOf(room), asked);
      await other.send(commandOf(ownWhisperOf(room), "history"), asked);
    }
    const all = JSON.stringify(heard);
    equal(all.includes(CANARY), false);
    equal(all.includes('"text":"aloud"'), true);
    const page = await other.ask<RoomPage>(joinOf(room));
    deepEqual([page.lastSeq, page.rev, page.questions], [1, 1, { open: 1, answered: 0 }]);
    const own = await other.ask<RoomPage>(ownWhisperOf(room));
    deepEqual([own.lastSeq, own.rev, own.epoch], [0, 0, ""]);

    // Those whom it is for see it; the author's list of rooms is not the place.
    equal((await victim.ask<RoomPage>(ownWhisperOf(room))).lastSeq, 4);
    equal((await author.ask<WhisperList>(WHISPER_LIST)).whispers[0]?.lastSeq, 4);
    const { rooms } = await author.ask<RoomList>(ROOM_LIST);
    deepEqual(rooms.map(({ last, questions }) => [last.text, questions.open]), [["aloud", 1]]);
    await other.leave();
  }));

Deno.test("nothing another reader sends touches a whisper that is not theirs", () =>
  withStory(async ({ site, victim, whisper }) => {
    await whisper();
    const before = await victim.ask<RoomPage>(ownWhisperOf(room));
    const [question, answer] = before.messages;
    const other = await site.connect({ passcode: await site.readerToken() });
    for (const at of [joinOf(room), ownWhisperOf(room)]) {
      for (const id of [question?.id ?? "", answer?.id ?? ""]) {
        const refusals = [
          await other.send(commandOf(at, "edit"), { id, text: "x" }),
          await other.send(commandOf(at, "delete"), { id }),
          await other.send(commandOf(at, "react"), { id, emoji: "👍", on: true }),
          await other.send(commandOf(at, "question"), { id, state: "open" }),
          await other.send(commandOf(at, "say"), { id: newId(random), text: "x", quote: id }),
        ];
        deepEqual(refusals.map((refusal) => refusal?.code), Array(5).fill("not-found"));
      }
    }
    deepEqual(await victim.ask<RoomPage>(ownWhisperOf(room)), before);
    await other.leave();
  }));

Deno.test("each role gets to its own destinations and is shown the door at all others", () =>
  withStory(async ({ site, victimId, whisper }) => {
    await whisper();
    const passcode = await site.readerToken();
    const cookie = await site.signIn();
    const moderator = await invited(site, cookie, { role: "moderator" });
    const credentials = { reader: { passcode }, author: { cookie }, moderator };
    for (const { command, destination: pattern, roles } of ACCESS) {
      const destination = filledDestination(pattern, { room, reader: victimId });
      for (const role of ["reader", "author", "moderator"] as const) {
        const client = await site.connect(credentials[role]);
        let heard = "";
        let isError = false;
        client.stomp.onStompError = () => isError = true;
        client.stomp.onUnhandledMessage = ({ body }) => heard += body;
        if (command === "SEND") client.stomp.publish({ destination, body: "{" });
        else client.stomp.subscribe(destination, ({ body }) => heard += body);
        // Whatever was answered has come when this is answered, or the door was shown.
        const barrier = client.stomp.connected ? client.send(historyOf(room), {}) : undefined;
        const end = await Promise.race([client.closed, barrier?.then(() => "answered")]);
        const what = `${command} ${destination} by a ${role}`;
        equal(end, roles.includes(role) ? "answered" : 1008, what);
        equal(isError, !roles.includes(role), what);
        if (role !== "author") equal(heard.includes(CANARY), false, what);
        await client.leave();
      }
    }
  }));

Deno.test("two thousand subscriptions of those who try hear nothing that is not theirs", () =>
  withStory(async ({ site, victimId, victimPasscode, whisper }) => {
    const passcode = await site.readerToken();
    const good = [
      ...ACCESS.map((row) => filledDestination(row.destination, { room, reader: victimId })),
      `${ALL_WHISPERS}/${victimId}`,
      `/user/reader-${victimId}/queue/whispers`,
      `/user/reader-${victimId}/queue/history`,
      `/user/${victimId}/queue/whispers`,
      `/queue/whispers-reader-${victimId}`,
      `/topic/rooms/${segmentOf(room)}/whispers/${victimId}`,
      `/topic/rooms/${segmentOf(room)}/whisper/say`,
    ];
    const destinations = hostileDestinations(good, ATTEMPTS);
    ok(new Set(destinations).size > ATTEMPTS / 2);
    // Hears what the others must not, in the same way.
    const control = await RawPerson.connect(site.origin, victimPasscode);
    control.send("SUBSCRIBE", { id: "1", destination: WHISPERS, receipt: "there" });
    let refused = 0;
    for (let n = 0; n < destinations.length; n += AT_ONCE) {
      const people = await Promise.all(
        destinations.slice(n, n + AT_ONCE).map(async (destination) => {
          const person = await RawPerson.connect(site.origin, passcode);
          person.send("SUBSCRIBE", { id: "1", destination, receipt: "there" });
          await person.until("receipt-id:there");
          return { person, destination };
        }),
      );
      // Twenty times, so that each session stays within its burst.
      await whisper();
      await Promise.all(people.map(({ person }) => person.leave()));
      for (const { person, destination } of people) {
        const what = JSON.stringify(destination);
        equal(person.heard.includes(CANARY), false, what);
        if (person.closeCode === 1008) refused++;
      }
    }
    await control.leave();
    const told = control.heard.split('"type":"message"').length - 1;
    equal(told, 2 * ATTEMPTS / AT_ONCE);
    // Most of them get nowhere; what does is their own.
    ok(refused > ATTEMPTS / 2, `${refused} were refused`);
  }));

Deno.test("what is written and seen in a whisper is told to nobody else, whatever they subscribe to", () =>
  withStory(async ({ site, author, victim, victimId, whisper }) => {
    await whisper();
    const passcode = await site.readerToken();
    const good = [
      WHISPERS,
      ALL_WHISPERS,
      UNREAD,
      UNREAD_EVENTS,
      presenceTopicOf(room),
      whisperOf(room, victimId),
      commandOf(whisperOf(room, victimId), "seen"),
      commandOf(ownWhisperOf(room), "typing"),
      `/user/reader-${victimId}/queue/unread`,
      `/user/${victimId}/queue/unread`,
      `/queue/unread-reader-${victimId}`,
      `/topic/rooms/${segmentOf(room)}/whispers/${victimId}/presence`,
    ];
    const people = await Promise.all(
      [...good, ...hostileDestinations(good, AT_ONCE)].map(async (destination) => {
        const person = await RawPerson.connect(site.origin, passcode);
        person.send("SUBSCRIBE", { id: "1", destination, receipt: "there" });
        await person.until("receipt-id:there");
        return { person, destination };
      }),
    );
    const toVictim = new Arrivals<unknown>();
    await victim.follow(WHISPERS, (event) => toVictim.push(event));
    const [own, theirs] = [ownWhisperOf(room), whisperOf(room, victimId)];
    for (const [client, at] of [[victim, own], [author, theirs]] as const) {
      equal(await client.send(commandOf(at, "typing"), {}), undefined);
      equal(await client.send(commandOf(at, "seen"), { seq: 2 }), undefined);
    }
    equal(isTypingEvent(await toVictim.next()), true);
    equal(isSeenEvent(await toVictim.next()), true);
    await Promise.all(people.map(({ person }) => person.leave()));
    for (const { person, destination } of people) {
      equal(person.heard.includes(`"whisper":"${victimId}"`), false, JSON.stringify(destination));
    }
  }));
