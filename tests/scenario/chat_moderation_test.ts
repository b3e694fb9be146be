/**
 * What an author does about readers counts at once, for those it is about, and nobody else hears of it.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import {
  commandOf,
  HELD,
  joinOf,
  MODERATION_LIST,
  moderationOf,
  ownWhisperOf,
  sayOf,
  topicOf,
  WHISPERS,
} from "../../shared/chat/destination.ts";
import type { ConversationEvent, RoomPage } from "../../shared/chat/event.ts";
import { roomId } from "../../shared/chat/id.ts";
import {
  type HeldEvent,
  isModerationList,
  isTermsEvent,
  type ModerationList,
} from "../../shared/chat/moderation.ts";
import { Arrivals } from "../helper/arrivals.ts";
import type { SiteClient } from "../helper/chat_site.ts";
import { newMessageId as id, pageOf, withModeratedSite } from "../helper/moderated_site.ts";
import { textOfFiles } from "../helper/traces.ts";

const room = roomId("/posts/a");
const own = ownWhisperOf(room);

/** Hears all that is told about the room; to be compared with what should have been. */
async function bystander(client: SiteClient): Promise<ConversationEvent[]> {
  const told: ConversationEvent[] = [];
  await client.follow(topicOf(room), (event) => told.push(event as ConversationEvent));
  await client.follow(WHISPERS, (event) => told.push(event as ConversationEvent));
  return told;
}

/** Sends what may not be sent. @returns the codes of the refusals */
async function codes(
  client: SiteClient,
  sends: readonly (readonly [destination: string, body: object])[],
): Promise<readonly (string | undefined)[]> {
  const refusals = [];
  for (const [destination, body] of sends) {
    refusals.push((await client.send(destination, body))?.code);
  }
  return refusals;
}

Deno.test("a muted reader reads on and writes nowhere, until the measure is lifted", () =>
  withModeratedSite(async ({ author, reader, events }) => {
    const [muted, witness] = [await reader(), await reader()];
    const said = id();
    equal(await muted.send(sayOf(room), { id: said, text: "before" }), undefined);
    const told = await bystander(witness);
    const measure = { id: id(), message: { room, id: said }, reason: "rude" };
    equal(await author.send(moderationOf("mute"), measure), undefined);
    equal((await events.next()).type, "measure");
    deepEqual(
      await codes(muted, [
        [sayOf(room), { id: id(), text: "after" }],
        [commandOf(own, "say"), { id: id(), text: "softly" }],
        [commandOf(joinOf(room), "edit"), { id: said, text: "other" }],
        [commandOf(joinOf(room), "react"), { id: said, emoji: "👍", on: true }],
        [commandOf(joinOf(room), "question"), { id: said, state: "open" }],
      ]),
      Array(5).fill("muted"),
    );
    // What was kept already is kept: sending it again is harmless.
    equal(await muted.send(sayOf(room), { id: said, text: "before" }), undefined);
    equal((await pageOf(muted, room)).messages[0]?.text, "before");
    await witness.ask(joinOf(room));
    deepEqual([told, witness.refusals, author.refusals], [[], [], []]);
    equal(JSON.stringify(muted.refusals).includes("rude"), false);

    equal(await author.send(moderationOf("lift"), { id: measure.id }), undefined);
    equal(await muted.send(sayOf(room), { id: id(), text: "again" }), undefined);
    equal(await muted.send(commandOf(joinOf(room), "delete"), { id: said }), undefined);
  }));

Deno.test("a banned reader is out at once, everywhere, and does not come back with the same token", () =>
  withModeratedSite(async ({ site, author, reader, ask, events }) => {
    const [banned, witness] = [await reader(), await reader()];
    const tab = await site.connect({ passcode: banned.passcode });
    await author.send(moderationOf("ban"), { id: id(), reader: banned.id });
    deepEqual(await Promise.all([banned.closed, tab.closed]), [1008, 1008]);
    const event = await events.next();
    deepEqual(event.type === "measure" && event.measure.kind, "ban");
    const refusal = await site.connect({ passcode: banned.passcode })
      .catch(({ message }) => JSON.parse(message));
    equal(refusal.code, "banned");
    const response = await ask("", banned.passcode);
    deepEqual([response.status, (await response.json()).code], [403, "banned"]);
    equal(await witness.send(sayOf(room), { id: id(), text: "still here" }), undefined);
  }));

Deno.test("all that a reader wrote is deleted, and everybody sees it go", () =>
  withModeratedSite(async ({ author, reader, folder, events }) => {
    const [spammer, witness] = [await reader(), await reader()];
    for (let n = 0; n < 5; n++) {
      await spammer.send(sayOf(room), { id: id(), text: `canary-${n}` });
      await spammer.send(commandOf(own, "say"), { id: id(), text: `canary-whisper-${n}` });
    }
    await witness.send(sayOf(room), { id: id(), text: "stays" });
    const told = await bystander(witness);
    equal(await author.send(moderationOf("purge"), { reader: spammer.id }), undefined);
    equal((await events.next()).type, "purged");
    const { messages } = await pageOf(witness, room);
    deepEqual(messages.filter(({ deleted }) => !deleted).map(({ text }) => text), ["stays"]);
    deepEqual(
      told.map(({ type, message }) => [type, message.deleted]),
      Array(5).fill(["changed", true]),
    );
    const whisper = await spammer.ask<RoomPage>(own);
    equal(whisper.messages.every(({ deleted }) => deleted), true);
    const files = Object.values(await textOfFiles(folder));
    equal(files.join().includes("canary"), false);
  }));

Deno.test("a first message waits: its reader sees it, the author decides, nobody else knows", () =>
  withModeratedSite(async ({ author, reader, settle, events }) => {
    await settle({ holdFirst: true });
    const [asker, witness] = [await reader(), await reader()];
    const told = await bystander(witness);
    const held = new Arrivals<HeldEvent>();
    await asker.follow(HELD, (event) => held.push(event as HeldEvent));
    const [first, bad] = [id(), id()];
    for (let time = 0; time < 2; time++) {
      equal(await asker.send(sayOf(room), { id: first, text: "first" }), undefined);
    }
    equal(await asker.send(sayOf(room), { id: bad, text: "bad" }), undefined);
    equal(await asker.send(commandOf(own, "say"), { id: id(), text: "softly" }), undefined);
    equal(await asker.send(sayOf(room), { id: id(), text: "third" }), undefined);
    equal((await asker.send(sayOf(room), { id: id(), text: "fourth" }))?.code, "held-full");
    for (const text of ["first", "bad", "third"]) {
      for (const arrivals of [held, events]) {
        const event = await arrivals.next();
        equal(event.type === "held" && event.message.text, text);
      }
    }
    deepEqual((await pageOf(asker, room)).held?.map(({ id }) => id).slice(0, 2), [first, bad]);
    const page = await pageOf(witness, room);
    deepEqual([page.lastSeq, page.held, page.terms?.holdFirst], [0, undefined, true]);
    const list = await author.ask<ModerationList>(MODERATION_LIST);
    deepEqual([isModerationList(list), list.held.length], [true, 3]);

    equal(await author.send(moderationOf("reject"), { room, id: bad }), undefined);
    equal(await author.send(moderationOf("approve"), { room, id: first }), undefined);
    deepEqual([(await held.next()).type, (await held.next()).type], ["rejected", "approved"]);
    equal(await asker.send(sayOf(room), { id: id(), text: "fifth" }), undefined);
    await witness.ask(joinOf(room));
    deepEqual(told.map(({ message }) => message.text), ["first", "fifth"]);
    equal(told[0]?.message.id, first);
    deepEqual(witness.refusals, []);
  }));

Deno.test("unwanted words, slow mode and a read-only room are told to the sender alone", () =>
  withModeratedSite(async ({ author, reader, settle, settleRoom }) => {
    const [sender, witness] = [await reader(), await reader()];
    const told = await bystander(witness);
    await settle({ words: ["spam", "광고"] });
    equal(await sender.send(sayOf(room), { id: id(), text: "fine" }), undefined);
    const { messages: [fine] } = await pageOf(sender, room);
    deepEqual(
      await codes(sender, [
        [sayOf(room), { id: id(), text: "S\u200bPAM!" }],
        [sayOf(room), { id: id(), text: "재미있는광고입니다" }],
        [commandOf(own, "say"), { id: id(), text: "spam" }],
        [commandOf(joinOf(room), "edit"), { id: fine?.id, text: "spam" }],
      ]),
      Array(4).fill("word-refused"),
    );
    equal(/spam|광고/.test(JSON.stringify(sender.refusals)), false);
    await settleRoom(room, { slowModeSeconds: 3_600 });
    const slow = id();
    equal(await sender.send(sayOf(room), { id: slow, text: "slowly" }), undefined);
    const refusal = await sender.send(sayOf(room), { id: id(), text: "too fast" });
    equal(refusal?.code, "too-fast");
    equal((refusal?.retryAfterMs ?? 0) > 3_500_000, true);
    equal(await sender.send(sayOf(room), { id: slow, text: "slowly" }), undefined);
    await settleRoom(room, { mode: "read-only" });
    equal((await sender.send(sayOf(room), { id: id(), text: "late" }))?.code, "read-only");
    equal((await pageOf(sender, room)).terms?.mode, "read-only");
    equal(await author.send(sayOf(room), { id: id(), text: "spam is what we call it" }), undefined);
    await witness.ask(joinOf(room));
    deepEqual(
      told.filter((event) => !isTermsEvent(event)).map(({ message }) => message.text),
      ["fine", "slowly", "spam is what we call it"],
    );
    deepEqual(witness.refusals, []);
  }));

Deno.test("a closed room lets readers go at once, and takes them in again when it is open", () =>
  withModeratedSite(async ({ site, author, reader, settleRoom }) => {
    const [follower, other] = [await reader(), await reader()];
    await follower.send(sayOf(room), { id: id(), text: "hello" });
    await follower.follow(topicOf(room), () => {});
    await settleRoom(room, { mode: "closed" });
    equal(await follower.closed, 1008);
    for (const destination of [joinOf(room), topicOf(room)]) {
      other.stomp.subscribe(destination, () => {});
    }
    equal((await other.send(sayOf(room), { id: id(), text: "hello" }))?.code, "closed");
    deepEqual(other.refusals.map(({ code }) => code), ["closed", "closed", "closed"]);
    equal((await pageOf(author, room)).messages.length, 1);
    equal(await author.send(sayOf(room), { id: id(), text: "among us" }), undefined);
    await settleRoom(room, {});
    const back = await site.connect({ passcode: follower.passcode });
    equal((await pageOf(back, room)).messages.length, 2);
    await back.leave();
  }));
