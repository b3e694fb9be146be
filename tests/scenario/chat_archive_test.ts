/**
 * Conversations are taken from one server to another while people talk, and are the same there.
 *
 * @module
 */
import { deepEqual, equal, ok } from "node:assert/strict";
import { commandOf, joinOf, ownWhisperOf, sayOf } from "../../shared/chat/destination.ts";
import type { RoomPage } from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { READER } from "../helper/archive.ts";
import { random } from "../helper/chat.ts";
import { chatSite } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";
import { say } from "../helper/new_message.ts";

const room = roomId("/posts/a");

/** What of a page is the same for everybody. */
function talkOf({ epoch, lastSeq, rev, questions, messages, more }: RoomPage) {
  return { epoch, lastSeq, rev, questions, messages, more };
}

Deno.test("an author takes all conversations to another server, and readers go on there", async () => {
  using from = dataDir();
  using to = dataDir();
  const store = await from.open();
  const texts = Array.from({ length: 300 }, () => say("x".repeat(500), { room, from: READER }));
  await Promise.all(texts.map((message) => store.append(message)));
  await store.close();
  const old = await chatSite(from.path);
  const cookie = await old.signIn();
  const reader = await old.connect({ passcode: await old.readerToken() });
  const asked = newId(random);
  await reader.send(sayOf(room), { id: asked, text: "why?", question: true });
  await reader.send(commandOf(joinOf(room), "react"), { id: asked, emoji: "👍", on: true });
  await reader.send(commandOf(ownWhisperOf(room), "say"), { id: newId(random), text: "softly" });
  const before = await reader.ask<RoomPage>(joinOf(room));
  const exported = await old.ask("/api/export", { headers: { cookie } });
  const lines = await exported.text();
  ok(lines.length > 65_536);
  await reader.leave();
  await old.stop();

  // The keys come along, so readers stay who they are.
  Deno.copyFileSync(`${from.path}/keys.json`, `${to.path}/keys.json`);
  const site = await chatSite(to.path);
  const init = { method: "POST", headers: { cookie: await site.signIn() }, body: lines };
  const report = await (await site.ask("/api/import", init)).json();
  deepEqual(report.messages, { added: 302, known: 0 }, JSON.stringify(report));
  const again = await (await site.ask("/api/import", init)).json();
  deepEqual(again.messages, { added: 0, known: 302 });
  const author = await site.connect({ cookie: await site.signIn() });
  const after = await author.ask<RoomPage>(joinOf(room));
  deepEqual(talkOf(after), talkOf(before));
  equal(
    await author.send(sayOf(room), { id: newId(random), text: "so", answers: asked }),
    undefined,
  );
  equal((await author.ask<RoomPage>(joinOf(room))).lastSeq, before.lastSeq + 1);
  const second = await site.ask("/api/export", { headers: { cookie: await site.signIn() } });
  const changed = (await second.text()).split("\n").filter((line) => !lines.includes(line));
  deepEqual(changed.map((line) => JSON.parse(line).type), [
    "conversation",
    "message",
    "message",
    "end",
  ]);
  await author.leave();
  await site.stop();
});
