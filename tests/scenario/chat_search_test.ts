/**
 * Authors find what was said anywhere, readers what was said in the open, and nobody what is gone.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import {
  commandOf,
  joinOf,
  ownWhisperOf,
  SEARCH,
  SEARCH_RESULTS,
} from "../../shared/chat/destination.ts";
import { searchOf } from "../../shared/chat/room_destination.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import type { SearchPage } from "../../shared/chat/search.ts";
import { Arrivals } from "../helper/arrivals.ts";
import { random } from "../helper/chat.ts";
import { chatSite, type SiteClient } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";
import { Random } from "../fuzz/random.ts";

const room = roomId("/posts/a");
const SECRET = "비밀스러운 secret canary 질문";

/** What somebody finds, page by page as they ask. */
async function searcher(client: SiteClient) {
  const pages = new Arrivals<SearchPage>();
  await client.follow(SEARCH_RESULTS, (body) => pages.push(body as SearchPage));
  return async (destination: string, request: object): Promise<SearchPage> => {
    equal(await client.send(destination, request), undefined, JSON.stringify(request));
    return await pages.next();
  };
}

const textsOf = ({ hits }: SearchPage) => hits.map(({ message }) => message.text);

Deno.test("the author finds questions and whispers by parts of Korean and English words, until they are gone", async () => {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  const reader = await site.connect({ passcode: await site.readerToken() });
  const author = await site.connect({ cookie: await site.signIn() });
  const find = await searcher(author);
  const [open, whispered] = [newId(random), newId(random)];
  const at = { open: joinOf(room), whispered: ownWhisperOf(room) };
  await reader.send(commandOf(at.open, "say"), { id: open, text: "웹소켓은 WebSocket" });
  await reader.send(commandOf(at.whispered, "say"), { id: whispered, text: SECRET });

  for (const q of ["소켓", "SOCK", "웹소켓 web"]) {
    deepEqual(textsOf(await find(SEARCH, { q })), ["웹소켓은 WebSocket"], q);
  }
  for (const q of ["비밀스", "질문 cret", "문"]) {
    deepEqual(textsOf(await find(SEARCH, { q, in: "whispers" })), [SECRET], q);
    deepEqual(textsOf(await find(SEARCH, { q, in: "rooms" })), [], q);
  }
  const [hit] = (await find(SEARCH, { q: "secret" })).hits;
  deepEqual([hit?.message.whisper !== undefined, hit?.marks], [true, [{ start: 6, end: 12 }]]);
  await reader.send(commandOf(at.open, "edit"), { id: open, text: "another text" });
  await author.send(commandOf(at.open, "delete"), { id: open });
  await reader.send(commandOf(at.whispered, "delete"), { id: whispered });
  for (const q of ["소켓", "another", "secret", "비"]) {
    deepEqual(textsOf(await find(SEARCH, { q })), [], q);
  }
  await Promise.all([reader.leave(), author.leave()]);
  await site.stop();
});

Deno.test("no query of a reader's finds a whisper, not even the reader's own, or counts it", async () => {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  const passcode = await site.readerToken();
  const victim = await site.connect({ passcode });
  await victim.send(commandOf(ownWhisperOf(room), "say"), { id: newId(random), text: SECRET });
  await victim.send(commandOf(joinOf(room), "say"), { id: newId(random), text: "aloud" });
  const { you: { id } } = await victim.ask<{ you: { id: string } }>(joinOf(room));
  await victim.leave();
  const chance = new Random(7);
  const more = [{}, { in: "whispers" }, { in: "all" }, { whisper: id }, { room, in: "all" }];
  const characters = [...SECRET];
  for (let session = 0; session < 5; session++) {
    // Others, and at last the one who whispered.
    const token = session === 4 ? passcode : await site.readerToken();
    const reader = await site.connect({ passcode: token });
    const find = await searcher(reader);
    for (let n = 0; n < 18; n++) {
      const start = chance.below(characters.length);
      const part = characters.slice(start, start + 1 + chance.below(8)).join("").trim() || "secret";
      const page = await find(searchOf(room), { q: part, ...chance.oneOf(more) });
      deepEqual([page.hits.filter(({ message }) => message.text !== "aloud"), page.next], [
        [],
        undefined,
      ], part);
    }
    const { hits } = await find(searchOf(room), { q: "aloud", limit: 1 });
    deepEqual(hits.map(({ message }) => message.seq), [1]);
    await reader.leave();
  }
  const reader = await site.connect({ passcode: await site.readerToken() });
  reader.stomp.publish({ destination: SEARCH, body: JSON.stringify({ q: "secret" }) });
  equal(await reader.closed, 1008);
  await reader.leave();
  await site.stop();
});
