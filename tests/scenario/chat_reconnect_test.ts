import { deepEqual, equal } from "node:assert/strict";
import { HISTORY, historyOf, joinOf, sayOf, topicOf } from "../../shared/chat/destination.ts";
import type { RoomEvent, RoomPage } from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { random } from "../helper/chat.ts";
import { type ChatSite, chatSite, type SiteClient } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";

const room = roomId("/posts/a");
const PUBLISHERS = 8;
/** Within the burst of one session. */
const MESSAGES_EACH = 40;
const FOLLOWERS = 3;

/** Reads a room as the contract's recipe says, and keeps what it has seen. */
class Follower {
  /** Sequence and text, up to the first hole. */
  readonly seen: [seq: number, text: string][] = [];
  /** Events that came before what is missing in front of them. */
  readonly #ahead = new Map<number, RoomEvent>();
  readonly #site: ChatSite;
  readonly #passcode: string;
  #epoch = "";
  #client: SiteClient | undefined;
  #grown = () => {};
  cuts = 0;
  reloads = 0;

  constructor(site: ChatSite, passcode: string) {
    this.#site = site;
    this.#passcode = passcode;
  }

  async connect(): Promise<void> {
    const client = await this.#site.connect({ passcode: this.#passcode });
    this.#client = client;
    await client.follow(HISTORY, (page) => this.#take(client, page as RoomPage));
    await client.follow(topicOf(room), (event) => {
      const { message } = event as RoomEvent;
      this.#ahead.set(message.seq, event as RoomEvent);
      this.#settle();
    });
    if (this.#epoch === "") this.#take(client, await client.ask<RoomPage>(joinOf(room)));
    else await this.#askOn(client);
  }

  /** Breaks the connection as a network does, and comes back. */
  async cut(): Promise<void> {
    this.cuts++;
    const client = this.#client;
    client?.stomp.forceDisconnect();
    await client?.closed;
    await client?.leave();
    await this.connect();
  }

  /** Resolves when so many messages have been seen. */
  until(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#grown = () => this.seen.length >= count && resolve();
      this.#grown();
    });
  }

  async leave(): Promise<void> {
    await this.#client?.leave();
  }

  async #askOn(client: SiteClient): Promise<void> {
    await client.send(historyOf(room), { after: this.seen.length, epoch: this.#epoch, limit: 7 });
  }

  #take(client: SiteClient, page: RoomPage): void {
    if (page.reload) this.reloads++;
    this.#epoch = page.epoch;
    for (const message of page.messages) {
      this.#ahead.set(message.seq, {
        type: "message",
        epoch: page.epoch,
        rev: message.rev,
        message,
      });
    }
    this.#settle();
    if (page.asked.after !== undefined && page.more) this.#askOn(client);
  }

  #settle(): void {
    for (;;) {
      const next = this.#ahead.get(this.seen.length + 1);
      if (next === undefined) break;
      this.seen.push([next.message.seq, next.message.text]);
    }
    for (const seq of this.#ahead.keys()) if (seq <= this.seen.length) this.#ahead.delete(seq);
    this.#grown();
  }
}

Deno.test("readers who are cut off again and again miss nothing while many write, and see one order", async () => {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  const followers = await Promise.all(
    Array.from({ length: FOLLOWERS }, async () => new Follower(site, await site.readerToken())),
  );
  await Promise.all(followers.map((follower) => follower.connect()));

  let writing = PUBLISHERS;
  const publish = async (publisher: number) => {
    const client = await site.connect({ passcode: await site.readerToken() });
    for (let n = 0; n < MESSAGES_EACH; n++) {
      const say = { id: newId(random), text: `${publisher}-${n}` };
      equal(await client.send(sayOf(room), say), undefined);
    }
    await client.leave();
    writing--;
  };
  const keepCutting = async (follower: Follower) => {
    while (writing > 0) await follower.cut();
  };
  await Promise.all([
    ...Array.from({ length: PUBLISHERS }, (_, publisher) => publish(publisher)),
    ...followers.map(keepCutting),
  ]);
  const total = PUBLISHERS * MESSAGES_EACH;
  await Promise.all(followers.map((follower) => follower.until(total)));

  const first = followers[0]?.seen ?? [];
  const texts = first.map(([, text]) => text);
  deepEqual(first.map(([seq]) => seq), Array.from({ length: total }, (_, n) => n + 1));
  for (const { seen, cuts, reloads } of followers) {
    deepEqual(seen, first);
    deepEqual([cuts > 0, reloads], [true, 0]);
  }
  for (let publisher = 0; publisher < PUBLISHERS; publisher++) {
    const own = texts.filter((text) => text.startsWith(`${publisher}-`));
    deepEqual(own, Array.from({ length: MESSAGES_EACH }, (_, n) => `${publisher}-${n}`));
  }
  await Promise.all(followers.map((follower) => follower.leave()));
  await site.stop();
});

Deno.test("messages sent again and again, by connections that break, are stored once each", async () => {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  const passcode = await site.readerToken();
  const says = Array.from({ length: 12 }, (_, n) => ({ id: newId(random), text: String(n) }));
  for (let round = 0; round < 4; round++) {
    const client = await site.connect({ passcode });
    // Of the last ones no RECEIPT is waited for: the connection breaks while they are on their way.
    const sent = says.map((say) => client.send(sayOf(room), say));
    await Promise.all(sent.slice(0, round * 4));
    client.stomp.forceDisconnect();
    await client.closed;
    await client.leave();
  }
  const client = await site.connect({ passcode });
  for (const say of says) equal(await client.send(sayOf(room), say), undefined);
  const { messages, lastSeq } = await client.ask<RoomPage>(joinOf(room));
  deepEqual(messages.map(({ text }) => text), says.map(({ text }) => text));
  equal(lastSeq, says.length);
  await client.leave();
  await site.stop();
});
