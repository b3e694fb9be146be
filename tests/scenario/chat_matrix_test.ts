/**
 * Whoever may do nothing in a room gets nothing there, at any destination of the table: readers of
 * other sites, of closed rooms, and those who are muted.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { ACCESS, type AccessRow } from "../../server/chat/rules.ts";
import {
  ALL_WHISPERS,
  commandOf,
  joinOf,
  ownWhisperOf,
  segmentOf,
  topicOf,
} from "../../shared/chat/destination.ts";
import { presenceTopicOf } from "../../shared/chat/room_destination.ts";
import type { RoomPage } from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { bodyCaseOf, type Things } from "../helper/body_case.ts";
import { random } from "../helper/chat.ts";
import { type ChatSite, chatSite } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";
import { filledDestination } from "../helper/filled_destination.ts";

const room = roomId("/posts/a");
const CANARY = "canary";
/** What says something; taking back does not. */
const SPEAKING = /\/(?:say|edit|react|question|consent)$/;
/** What readers do in rooms. */
const ROWS = ACCESS.filter(({ roles, destination }) =>
  roles.includes("reader") && destination.includes("{room}")
);

/** A room in which a reader said something, aloud and in a whisper. */
interface Story {
  readonly folder: string;
  readonly things: Omit<Things, "role" | "origin">;
  readonly passcode: string;
  readonly cookie: string;
}

/** Tells a story on a server; what it leaves in the data file comes back. */
async function withStory(
  act: (site: ChatSite, story: Story) => Promise<void>,
): Promise<void> {
  using folder = dataDir();
  const before = await chatSite(folder.path);
  const [passcode, cookie] = [await before.readerToken(), await before.signIn()];
  const client = await before.connect({ passcode });
  const id = newId(random);
  for (const at of [joinOf(room), ownWhisperOf(room)]) {
    equal(await client.send(commandOf(at, "say"), { id, text: `${CANARY} there` }), undefined);
  }
  const { you } = await client.ask<RoomPage>(joinOf(room));
  await client.leave();
  await before.stop();
  const site = await chatSite(folder.path);
  try {
    await act(site, { folder: folder.path, things: { id, reader: you.id }, passcode, cookie });
  } finally {
    await site.stop();
  }
}

/** Does what a row of the table says, with a good body. @returns how it ended, and what was heard */
async function attempt(site: ChatSite, row: AccessRow, { passcode, things }: Story) {
  const client = await site.connect({ passcode });
  let heard = "";
  client.stomp.onStompError = () => {};
  client.stomp.onUnhandledMessage = ({ body }) => heard += body;
  const destination = filledDestination(row.destination, { room, reader: things.reader });
  const [body] = bodyCaseOf(row.destination)
    ?.bodies({ ...things, origin: site.origin, role: "reader" }) ?? [];
  for (const queue of ["history", "whispers", "search", "unread", "held"]) {
    client.stomp.subscribe(`/user/queue/${queue}`, ({ body }) => heard += body);
  }
  const refusal = row.command === "SEND"
    ? client.send(destination, body)
    : client.follow(destination, (body) => heard += JSON.stringify(body));
  const end = await Promise.race([
    client.closed,
    refusal.then(() => client.refusals.at(-1)?.code ?? "done"),
  ]);
  await client.leave();
  return { what: `${row.command} ${row.destination}`, end, heard };
}

Deno.test("a reader of another site is shown the door of every room, wherever they knock", () =>
  withStory(async (site, story) => {
    await settle(site, story, "/api/sites/garden", { title: "The garden" });
    const response = await site.ask("/api/reader", {
      method: "POST",
      body: JSON.stringify({ site: "garden" }),
    });
    const { token } = await response.json();
    for (const row of ROWS) {
      const { what, end, heard } = await attempt(site, row, { ...story, passcode: token });
      deepEqual([end, heard.includes(CANARY)], [1008, false], what);
    }
  }));

Deno.test("in a closed room readers read and write nothing, wherever they try", () =>
  withStory(async (site, story) => {
    const reads = /\{room\}(?:\/whisper)?(?:\/history|\/search)?$/;
    const openly = ROWS.filter(({ destination }) =>
      /^\/app\//.test(destination) && reads.test(destination)
    );
    for (const row of openly) {
      const { what, end, heard } = await attempt(site, row, story);
      deepEqual([end, heard.includes(CANARY)], ["done", true], what);
    }
    await settle(site, story, `/api/rooms/${segmentOf(room)}/settings`, { mode: "closed" });
    for (const row of ROWS) {
      const { what, end, heard } = await attempt(site, row, story);
      deepEqual([end, heard.includes(CANARY)], ["closed", false], what);
    }
  }));

Deno.test("a muted reader reads and takes back, and says nothing, wherever they try", () =>
  withStory(async (site, story) => {
    const { things: { reader }, cookie } = story;
    const author = await site.connect({ cookie });
    const measure = { id: newId(random), reader };
    equal(await author.send("/app/moderation/mute", measure), undefined);
    const heard: unknown[] = [];
    for (const destination of [topicOf(room), presenceTopicOf(room), ALL_WHISPERS]) {
      await author.follow(destination, (body) => {
        // Who reads is told when it suits, and says nothing of what is tried.
        if ((body as { type?: unknown }).type !== "presence") heard.push(body);
      });
    }
    // A message can be taken back once, so that comes last.
    const isLast = ({ destination }: AccessRow) => destination.endsWith("/delete");
    const rows = [...ROWS.filter((row) => !isLast(row)), ...ROWS.filter(isLast)];
    for (const row of rows) {
      const before = heard.length;
      const { what, end } = await attempt(site, row, story);
      const speaks = row.command === "SEND" && SPEAKING.test(row.destination);
      equal(end, speaks ? "muted" : "done", what);
      // What somebody has seen is told to the author, and what is gone to everybody.
      if (speaks) equal(heard.length, before, what);
    }
    await author.leave();
  }));

async function settle(site: ChatSite, { cookie }: Story, path: string, settings: object) {
  const { ok, body } = await site.ask(path, {
    method: "PUT",
    body: JSON.stringify(settings),
    headers: { cookie },
  });
  await body?.cancel();
  equal(ok, true);
}
