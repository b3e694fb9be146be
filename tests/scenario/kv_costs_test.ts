/**
 * What the whole server asks of its KV, as the provider of one counts it: by the call. The rooms lie in all
 * partitions there are, which is where it asks most.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { shardOf } from "../../server/storage/kv/conversation/shard.ts";
import { sayOf } from "../../shared/chat/destination.ts";
import { newId, type RoomId, roomId } from "../../shared/chat/id.ts";
import { systemClock } from "../../server/messaging/mod.ts";
import type { ConversationState } from "../../widget/state/model.ts";
import { openTalk } from "../../widget/state/talk.ts";
import { random } from "../helper/chat.ts";
import { type ChatSite, chatSite } from "../helper/chat_site.ts";
import { KvConnectServer } from "../helper/kv_connect/kv_connect_server.ts";
import { pageLink } from "../helper/page_link.ts";

const ROOM = roomId("/posts/a");
const MESSAGES = 10;
const TOKEN = "DENO_KV_ACCESS_TOKEN";

interface Blog {
  /** Starts the server on what is kept; it ends with the test at the latest. */
  start(): Promise<ChatSite>;
  /** What the KV is asked while something is done. */
  cost(work: () => Promise<unknown>): Promise<{ readonly reads: number; readonly commits: number }>;
}

async function withBlog(body: (blog: Blog) => Promise<void>): Promise<void> {
  await using kv = new KvConnectServer();
  const before = Deno.env.get(TOKEN);
  Deno.env.set(TOKEN, kv.token);
  const settings = { STORE: "kv", KV_URL: kv.url, [TOKEN]: kv.token, OWNER_PASSWORD: "" };
  const stops: (() => Promise<void>)[] = [];
  try {
    await body({
      async start() {
        const site = await chatSite("", 0, settings);
        let stopped: Promise<void> | undefined;
        const stop = () => stopped ??= site.stop();
        stops.push(stop);
        return { ...site, stop };
      },
      async cost(work) {
        const { reads, writes } = kv.counts;
        await work();
        return { reads: kv.counts.reads - reads, commits: kv.counts.writes - writes };
      },
    });
  } finally {
    for (const stop of stops) await stop();
    if (before === undefined) Deno.env.delete(TOKEN);
    else Deno.env.set(TOKEN, before);
  }
}

/** A room of each partition; the first one is {@linkcode ROOM}. */
function roomsEverywhere(): readonly RoomId[] {
  const paths = Array.from({ length: 200 }, (_, n) => roomId(`/posts/${n}`));
  const rooms = new Map([ROOM, ...paths].toReversed().map((room) => [shardOf(room), room]));
  equal(rooms.size, 8);
  return [...rooms.values()];
}

/** Says something in all rooms. */
async function fill(site: ChatSite): Promise<void> {
  const reader = await site.connect({ passcode: await site.readerToken() });
  for (const room of roomsEverywhere()) {
    equal(await reader.send(sayOf(room), { id: newId(random), text: "hello" }), undefined);
  }
  await reader.leave();
}

/** Opens the chat of a page as the widget does, up to what is unread and who is there, and closes it. */
async function open(site: ChatSite, passcode: string): Promise<ConversationState> {
  const link = pageLink(site.origin, passcode, Math.random);
  const talk = openTalk({
    ...{ room: ROOM, link, clock: systemClock, random },
    loadAttending: () => import("../../widget/state/attendant.ts"),
  });
  const isThere = () => talk.room.state.messages.length > 0 && talk.room.state.presence;
  await new Promise<void>((resolve) => {
    const stop = talk.room.subscribe(() => {
      if (!isThere()) return;
      stop();
      resolve();
    });
  });
  // Asked after what the widget has asked, and answered after it.
  const { promise: answered, resolve } = Promise.withResolvers<unknown>();
  link.ask("/app/unread", resolve);
  await answered;
  const { state } = talk.room;
  talk.close();
  return state;
}

Deno.test("a message costs the whole server three reads and two commits of its KV at most", () =>
  withBlog(async ({ start, cost }) => {
    const site = await start();
    const reader = await site.connect({ passcode: await site.readerToken() });
    const say = (text: string) => reader.send(sayOf(ROOM), { id: newId(random), text });
    equal(await say("the first"), undefined);
    const { reads, commits } = await cost(async () => {
      for (let n = 0; n < MESSAGES; n++) equal(await say(`next: ${n}`), undefined);
    });
    // What the first one costs may be asked for while the next ones are said.
    const isCheap = reads <= 3 * (MESSAGES + 1) && commits <= 2 * (MESSAGES + 1);
    equal(isCheap, true, `${reads} reads, ${commits} commits for ${MESSAGES} messages`);
    await reader.leave();
  }));

Deno.test("a start costs fifteen reads and no commit, and opening a chat then fifteen, or six once more", () =>
  withBlog(async ({ start, cost }) => {
    const first = await start();
    await fill(first);
    await first.stop();
    const { reads, commits } = await cost(async () => await (await start()).stop());
    deepEqual([reads <= 15, commits], [true, 0], `${reads} reads for a start`);

    const site = await start();
    const costs: number[] = [];
    const visit = async (passcode: string) => {
      const cost_ = await cost(async () => equal((await open(site, passcode)).messages.length, 1));
      costs.push(cost_.reads);
    };
    // The first one brings the instance among the others, and looks at all it remembers.
    await visit(await site.readerToken());
    await visit(await site.readerToken());
    const again = await site.readerToken();
    await visit(again);
    await visit(again);
    const [cold = 0, second = 0, third = 0, fourth = 0] = costs;
    equal(cold <= 25 && second <= 15 && third <= 15 && fourth <= 6, true, costs.join(", "));
  }));
