/**
 * Who was away gets all that happened meanwhile, edits and deletions too, or is told to start anew.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { commandOf, joinOf, sayOf } from "../../shared/chat/destination.ts";
import type { ChatMessage } from "../../shared/chat/event.ts";
import type { Store } from "../../server/storage/store.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { random } from "../helper/chat.ts";
import { busySite, type ChatSite, type SiteClient } from "../helper/chat_site.ts";
import { type DataDir, dataDir } from "../helper/data_dir.ts";
import { Follower } from "../helper/follower.ts";
import { sized } from "../helper/size.ts";
import { wholeLog } from "../helper/whole_log.ts";

const room = roomId("/posts/a");
const CUTS = sized(500);
const FOLLOWERS = 10;

/** A server that can be stopped, touched and started again, on the same data. */
class Stage {
  readonly dir: DataDir;
  site: ChatSite;

  private constructor(site: ChatSite, dir: DataDir) {
    this.site = site;
    this.dir = dir;
  }

  static async open(): Promise<Stage> {
    const dir = dataDir();
    return new Stage(await busySite(dir.path), dir);
  }

  /** Changes the data while nobody serves it. */
  async touch(change: (store: Store) => Promise<unknown>): Promise<void> {
    await this.site.stop();
    const store = await this.dir.open();
    await change(store);
    await store.close();
    this.site = await busySite(this.dir.path);
  }

  follower(passcode: string): Follower {
    return new Follower({ room, passcode, connect: (options) => this.site.connect(options) });
  }

  async close(): Promise<void> {
    await this.site.stop();
    this.dir[Symbol.dispose]();
  }
}

/** A reader who says, edits, feels and deletes, as numbers tell. */
class Writer {
  readonly #client: SiteClient;
  readonly #ids: string[] = [];

  constructor(client: SiteClient) {
    this.#client = client;
  }

  async act(n: number): Promise<void> {
    const at = joinOf(room);
    const id = this.#ids[(n * 7) % Math.max(1, this.#ids.length)];
    if (id === undefined || n % 5 < 2) {
      const id = newId(random);
      await this.#send(sayOf(room), { id, text: `text ${n}` });
      this.#ids.push(id);
    } else if (n % 5 === 2) {
      await this.#send(commandOf(at, "react"), { id, emoji: n % 2 === 1 ? "👍" : "🎉", on: true });
    } else if (n % 5 === 3) {
      await this.#send(commandOf(at, "edit"), { id, text: `edited ${n}` });
    } else if (n % 10 === 4) {
      this.#ids.splice(this.#ids.indexOf(id), 1);
      await this.#send(commandOf(at, "delete"), { id });
    } else {
      await this.#send(commandOf(at, "question"), { id, state: "open" });
    }
  }

  async #send(destination: string, body: object): Promise<void> {
    equal(await this.#client.send(destination, body), undefined, destination);
  }
}

/** Does so many things as readers who each stay within their burst. */
async function write(
  stage: Stage,
  { from, count }: { from: number; count: number },
): Promise<void> {
  for (let done = 0; done < count; done += 40) {
    const client = await stage.site.connect({ passcode: await stage.site.readerToken() });
    const writer = new Writer(client);
    for (let n = done; n < Math.min(done + 40, count); n++) await writer.act(from + n);
    await client.leave();
  }
}

/** Fails unless what is held is the end of the log, as it is. */
function isEndOf(log: readonly ChatMessage[], held: readonly ChatMessage[]): void {
  deepEqual(held, log.slice(log.length - held.length));
}

Deno.test("readers who are cut off while others write and rewrite see in the end what is there", async () => {
  const stage = await Stage.open();
  const passcode = await stage.site.readerToken();
  const followers = Array.from({ length: FOLLOWERS }, () => stage.follower(passcode));
  await Promise.all(followers.map((follower) => follower.connect()));
  let working = true;
  const cuts = Promise.all(followers.map(async (follower) => {
    let count = 0;
    for (; working || count < CUTS / FOLLOWERS; count++) {
      await follower.lose();
      await follower.connect();
    }
    return count;
  }));
  await write(stage, { from: 0, count: 160 });
  working = false;
  equal((await cuts).reduce((sum, count) => sum + count, 0) >= CUTS, true);
  const witness = await stage.site.connect({ passcode });
  const { log, page } = await wholeLog(witness, room);
  equal(log.some(({ deleted }) => deleted), true);
  equal(log.some(({ editedAt }) => editedAt !== undefined), true);
  await Promise.all(followers.map((follower) => follower.until(page.rev)));
  for (const follower of followers) {
    deepEqual(follower.log, log);
    deepEqual([follower.reloads, follower.surprises], [0, 0]);
  }
  await Promise.all([witness, ...followers].map((each) => each.leave()));
  await stage.close();
});

Deno.test("a reader who was away during edits and deletions gets them, however long it took", async () => {
  const stage = await Stage.open();
  const passcode = await stage.site.readerToken();
  await write(stage, { from: 0, count: 60 });
  const follower = stage.follower(passcode);
  await follower.connect();
  const seen = follower.rev;
  await follower.lose();
  await write(stage, { from: 60, count: 60 });
  await stage.touch((store) => store.rooms({ limit: 1 }));
  await follower.connect();
  const witness = await stage.site.connect({ passcode });
  const { log, page } = await wholeLog(witness, room);
  equal(page.rev > seen + 50, true);
  await follower.until(page.rev);
  deepEqual([follower.log, follower.reloads], [log, 0]);
  await Promise.all([witness, follower].map((each) => each.leave()));
  await stage.close();
});

Deno.test("a reader whose missed changes are partly gone is told to start anew, and only then", async () => {
  const stage = await Stage.open();
  const passcode = await stage.site.readerToken();
  await write(stage, { from: 0, count: 40 });
  const [early, late] = [stage.follower(passcode), stage.follower(passcode)];
  await early.connect();
  await early.lose();
  await write(stage, { from: 40, count: 40 });
  await late.connect();
  await late.lose();
  // What was changed since `early` left is among it, nothing since `late` did.
  const before = Infinity;
  await stage.touch((store) => store.life.expire({ room, before, limit: 20 }));
  for (const follower of [early, late]) await follower.connect();
  const witness = await stage.site.connect({ passcode });
  const newest = await witness.ask<{ messages: ChatMessage[]; rev: number }>(joinOf(room));
  deepEqual([early.reloads, late.reloads], [1, 0]);
  isEndOf(newest.messages, early.log);
  equal(early.log.length > 0, true);
  deepEqual(late.log.filter(({ seq }) => seq > 20), newest.messages);
  await Promise.all([witness, early, late].map((each) => each.leave()));
  await stage.close();
});

Deno.test("a reader of another life of the room is told to start anew", async () => {
  const stage = await Stage.open();
  const passcode = await stage.site.readerToken();
  await write(stage, { from: 0, count: 40 });
  const follower = stage.follower(passcode);
  await follower.connect();
  await follower.lose();
  // As after a backup was put in place: the same counts, with other content.
  await stage.touch(async ({ archive, life }) => {
    const found = await archive.part({ room, after: 0, limit: 5 });
    if (found === undefined) throw new Error("Cannot put anything back: nothing is there");
    await life.erase({ room, limit: 1_000 });
    await archive.reopen({ ...found.conversation, epoch: "another" });
    await archive.restore({ room, messages: found.messages });
  });
  await follower.connect();
  const witness = await stage.site.connect({ passcode });
  const newest = await witness.ask<{ messages: ChatMessage[] }>(joinOf(room));
  deepEqual([follower.reloads, follower.log], [1, newest.messages]);
  await Promise.all([witness, follower].map((each) => each.leave()));
  await stage.close();
});
