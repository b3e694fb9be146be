/**
 * Whatever is sent again is done once: over WebSocket and SockJS, across connections and restarts.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import { commandOf, joinOf, sayOf } from "../../shared/chat/destination.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { random } from "../helper/chat.ts";
import {
  busySite,
  type ChatSite,
  type ConnectOptions,
  type SiteClient,
} from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";
import { sendPatiently } from "../helper/site_client.ts";
import { sized } from "../helper/size.ts";
import { wholeLog } from "../helper/whole_log.ts";

const room = roomId("/posts/a");
const SENDERS = sized(500);
/** As many as an address gets tokens at once; several senders may be one reader. */
const READERS = 58;
/** Sends of one session stay within its burst. */
const SAYS_EACH = 40;
const MAX_RESENDS = 10;
/** How many sessions there are at a time. */
const AT_ONCE = 50;

const OVER: readonly ConnectOptions[] = [
  {},
  { sockJs: "websocket" },
  { sockJs: "xhr-streaming" },
  {},
];

/** What one sender sends, and how often. */
interface Work {
  readonly passcode: string;
  readonly says: readonly { readonly id: string; readonly text: string; readonly times: number }[];
}

/** A few of the sends, over one connection; some are cut off before their answer. */
async function sendSome(
  client: SiteClient,
  { says, round }: { says: Work["says"]; round: number },
): Promise<void> {
  const due = says.filter(({ times }) => times >= round);
  // In the long form a reader is asked to write more than one may.
  const sent = due.map(({ id, text }) => sendPatiently(client, sayOf(room), { id, text }));
  const waited = round % 3 === 2 ? sent.slice(0, due.length >> 1) : sent;
  for (const answer of await Promise.all(waited)) equal(answer, undefined);
  if (round % 3 === 2) client.stomp.forceDisconnect();
  await client.leave();
}

Deno.test("messages sent up to eleven times, over each transport and across restarts, are there once", async () => {
  using folder = dataDir();
  let site: ChatSite = await busySite(folder.path);
  const times = fc.sample(fc.nat(MAX_RESENDS), { numRuns: SENDERS * SAYS_EACH, seed: 7 });
  const passcodes: string[] = [];
  for (let n = 0; n < READERS; n++) passcodes.push(await site.readerToken());
  const work: Work[] = [];
  for (let sender = 0; sender < SENDERS; sender++) {
    const says = Array.from({ length: SAYS_EACH }, (_, n) => ({
      id: newId(random),
      text: `${sender}/${n}`,
      times: times[sender * SAYS_EACH + n] ?? 0,
    }));
    work.push({ passcode: passcodes[sender % READERS] ?? "", says });
  }
  for (let round = 0; round <= MAX_RESENDS; round++) {
    for (let first = 0; first < SENDERS; first += AT_ONCE) {
      await Promise.all(
        work.slice(first, first + AT_ONCE).map(async ({ passcode, says }, sender) => {
          const client = await site.connect({ passcode, ...OVER[(sender + round) % OVER.length] });
          await sendSome(client, { says, round });
        }),
      );
    }
    if (round % 4 === 3) {
      await site.stop();
      site = await busySite(folder.path);
    }
  }
  const witness = await site.connect({ passcode: work[0]?.passcode ?? "" });
  const { log } = await wholeLog(witness, room);
  const expected = work.flatMap(({ says }) => says.map(({ id, text }) => `${id} ${text}`));
  deepEqual(log.map(({ id, text }) => `${id} ${text}`).sort(), expected.sort());
  await witness.leave();
  await site.stop();
});

Deno.test("changes sent again change nothing more, and a message sent again stays as it became", async () => {
  using folder = dataDir();
  let site: ChatSite = await busySite(folder.path);
  const passcode = await site.readerToken();
  const [edited, deleted] = [newId(random), newId(random)];
  const at = joinOf(room);
  const all: readonly (readonly [destination: string, body: object])[] = [
    [sayOf(room), { id: edited, text: "first" }],
    [sayOf(room), { id: deleted, text: "gone" }],
    [commandOf(at, "edit"), { id: edited, text: "second" }],
    [commandOf(at, "react"), { id: edited, emoji: "👍", on: true }],
    [commandOf(at, "question"), { id: edited, state: "open" }],
    [commandOf(at, "delete"), { id: deleted }],
  ];
  for (const { sockJs } of OVER.slice(0, 3)) {
    const client = await site.connect({ passcode, ...sockJs && { sockJs } });
    for (const [destination, body] of all) {
      equal(await client.send(destination, body), undefined, destination);
    }
    const { log, page } = await wholeLog(client, room);
    deepEqual(log.map(({ text, deleted }) => [text, deleted]), [["second", undefined], ["", true]]);
    deepEqual([page.rev, log[0]?.reactions?.[0]?.count], [6, 1]);
    await client.leave();
    await site.stop();
    site = await busySite(folder.path);
  }
  await site.stop();
});
