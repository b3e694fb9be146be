/**
 * Erased means gone: a canary in every place for words, and none of them in any file or log
 * afterwards, while the server runs.
 *
 * @module
 */
import { deepEqual, equal, ok } from "node:assert/strict";
import {
  commandOf,
  HELD,
  joinOf,
  ME,
  moderationOf,
  ownWhisperOf,
  sayOf,
  SEARCH,
  SEARCH_RESULTS,
  whisperOf,
} from "../../shared/chat/destination.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import type { SearchPage } from "../../shared/chat/search.ts";
import { Arrivals } from "../helper/arrivals.ts";
import { random } from "../helper/chat.ts";
import { type ChatSite, chatSite, type SiteClient } from "../helper/chat_site.ts";
import { type DataDir, dataDir } from "../helper/data_dir.ts";
import { say } from "../helper/new_message.ts";
import { ON_KV } from "../helper/test_store.ts";
import { tracesOf } from "../helper/traces.ts";

const room = roomId("/posts/a");
const heldRoom = roomId("/posts/held");
/** So many texts are put into the search index at once. */
const INDEXED_TOGETHER = 256;

interface Erased {
  readonly token: string;
  readonly id: string;
  /** The owner's cookie. */
  readonly cookie: string;
}

/** Sends, and fails when it is refused. */
async function done(client: SiteClient, destination: string, body: object): Promise<void> {
  equal(await client.send(destination, body), undefined, destination);
}

const bearer = ({ token }: Erased) => ({ authorization: `Bearer ${token}` });
const segment = (name: string) => encodeURIComponent(name);

/** A reader whose first message waits for an author. */
async function holdCanary(site: ChatSite): Promise<Erased> {
  const cookie = await site.signIn();
  const settings = await site.ask(`/api/rooms/${segment(heldRoom)}/settings`, {
    method: "PUT",
    headers: { cookie },
    body: JSON.stringify({ holdFirst: true }),
  });
  await settings.body?.cancel();
  equal(settings.status, 200);
  const token = await site.readerToken();
  const reader = await site.connect({ passcode: token });
  const held = new Arrivals<unknown>();
  await reader.follow(HELD, (event) => held.push(event));
  await done(reader, sayOf(heldRoom), { id: newId(random), text: "canary-held" });
  await held.next();
  await reader.leave();
  return { token, id: token.split(".")[2] ?? "", cookie };
}

/** More messages than wait for the search index, and a copy of the file as a migration makes one. */
async function fillIndex(dir: DataDir, { id }: Erased): Promise<void> {
  const store = await dir.open();
  const from = { kind: "reader", id, name: "canary-earlier-name" } as const;
  for (let n = 0; n < INDEXED_TOGETHER; n += 64) {
    await Promise.all(
      Array.from({ length: 64 }, () => store.append(say("canary-indexed", { room, from }))),
    );
  }
  await store.close();
  if (!ON_KV) Deno.copyFileSync(dir.file, `${dir.file}.version-1`);
}

/** A canary in every field a reader fills, and in what others write about it. */
async function leaveCanaries(site: ChatSite, erased: Erased): Promise<void> {
  const reader = await site.connect({ passcode: erased.token });
  const author = await site.connect({ cookie: erased.cookie });
  await done(reader, ME, { name: "canary-name", email: "canary-mail@blog.example" });
  const [asked, whispered] = [newId(random), newId(random)];
  const page = { title: "canary-title", url: `${site.origin}/posts/a?canary-url` };
  const sentence = { text: "canary-sentence", fragment: ":~:text=canary-fragment" };
  const question = { id: asked, text: "canary-open", question: true, sentence, page };
  await done(reader, sayOf(room), question);
  await done(reader, commandOf(joinOf(room), "edit"), { id: asked, text: "canary-edited" });
  await done(reader, commandOf(joinOf(room), "react"), { id: asked, emoji: "👍", on: true });
  await done(author, sayOf(room), { id: newId(random), text: "harmless", quote: asked });
  const own = ownWhisperOf(room);
  await done(reader, commandOf(own, "say"), { id: whispered, text: "canary-whispered" });
  await done(reader, commandOf(own, "consent"), { id: whispered, allow: true });
  const theirs = whisperOf(room, erased.id);
  const answer = { id: newId(random), text: "canary-answer", answers: whispered };
  await done(author, commandOf(theirs, "say"), answer);
  await done(author, commandOf(theirs, "publish"), { id: whispered, as: newId(random) });
  const measure = { id: newId(random), reader: erased.id, reason: "canary-reason" };
  await done(author, moderationOf("mute"), measure);
  await Promise.all([reader.leave(), author.leave()]);
}

async function find(author: SiteClient, q: string): Promise<number> {
  const pages = new Arrivals<SearchPage>();
  await author.follow(SEARCH_RESULTS, (body) => pages.push(body as SearchPage));
  await done(author, SEARCH, { q });
  return (await pages.next()).hits.length;
}

Deno.test("nothing of an erased reader is in any file, index, copy or log, and of an erased room nothing at all", async () => {
  using dir = dataDir();
  const first = await chatSite(dir.path);
  const erased = await holdCanary(first);
  await first.stop();
  await fillIndex(dir, erased);
  const site = await chatSite(dir.path, 0, { OWNER_PASSWORD: "" });
  await leaveCanaries(site, erased);
  const { cookie } = erased;
  const author = await site.connect({ cookie });
  ok(await find(author, "canary-indexed") > 0);
  const before = Object.keys(await tracesOf("canary-", dir, site));
  ok(ON_KV ? before.length > 0 : before.includes("smalltalk.db.version-1"));

  const start = performance.now();
  const init = { method: "DELETE", headers: bearer(erased) };
  equal((await site.ask("/api/reader/messages", init)).status, 204);
  deepEqual(await tracesOf(erased.id, dir, site), {});
  const words = [
    "open",
    "edited",
    "indexed",
    "earlier-name",
    "name",
    "mail",
    "sentence",
    "fragment",
  ];
  const others = ["whispered", "answer", "held", "reason"];
  for (const word of [...words, ...others]) {
    deepEqual(await tracesOf(`canary-${word}`, dir, site), {}, word);
  }
  ok(performance.now() - start < 60_000);
  equal(await find(author, "canary-indexed"), 0);
  equal(dir.names().some((name) => name.includes(".version-")), false);

  // Where the room is was never the reader's: it goes with the room.
  ok(Object.keys(await tracesOf("canary-", dir, site)).length > 0);
  for (const name of [room, heldRoom]) {
    const path = `/api/rooms/${segment(name)}`;
    await (await site.ask(path, { method: "DELETE", headers: { cookie } })).body?.cancel();
  }
  deepEqual(await tracesOf("canary", dir, site), {});
  await author.leave();
  await site.stop();
  deepEqual(await tracesOf("canary", dir, site), {});
  deepEqual(await tracesOf(erased.id, dir, site), {});
});

Deno.test({
  name: "a copy of an older format goes with the first message that is deleted from before it" +
    (ON_KV ? " (Deno KV makes none)" : ""),
  ignore: ON_KV,
  fn: testCopy,
});

async function testCopy(): Promise<void> {
  using dir = dataDir();
  const store = await dir.open();
  const old = say("canary-old", { room });
  await store.append(old);
  await store.close();
  Deno.copyFileSync(dir.file, `${dir.file}.version-1`);
  const site = await chatSite(dir.path);
  const author = await site.connect({ cookie: await site.signIn() });
  const since = newId(random);
  await done(author, sayOf(room), { id: since, text: "since" });
  await done(author, commandOf(joinOf(room), "delete"), { id: since });
  equal(dir.names().includes("smalltalk.db.version-1"), true);
  await done(author, commandOf(joinOf(room), "delete"), { id: old.id });
  deepEqual(await tracesOf("canary-old", dir, site), {});
  equal(dir.names().includes("smalltalk.db.version-1"), false);
  await author.leave();
  await site.stop();
}
