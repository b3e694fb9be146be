/**
 * A moderator hears nothing of what readers whisper, nor of what authors keep among themselves: not by
 * any destination they may follow, while it happens or afterwards, nor by any call they may make.
 *
 * @module
 */
import { equal, ok } from "node:assert/strict";
import { ACCESS } from "../../server/chat/rules.ts";
import {
  commandOf,
  historyOf,
  joinOf,
  ownWhisperOf,
  segmentOf,
  whisperOf,
} from "../../shared/chat/destination.ts";
import { deskOf, noteOf } from "../../shared/chat/desk_destination.ts";
import type { RoomPage } from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { random } from "../helper/chat.ts";
import { chatSite } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";
import { filledDestination } from "../helper/filled_destination.ts";
import { HTTP_ROWS } from "../helper/http_row.ts";
import { invited } from "../helper/invited.ts";

const room = roomId("/posts/a");
/** In what is whispered, noted and kept ready, and in nothing else. */
const CANARY = "canary";
/** In what is said aloud. */
const ALOUD = "aloud";

Deno.test("nothing private reaches a moderator, whatever they follow and call", async () => {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  const cookie = await site.signIn();
  const keeper = await invited(site, cookie, { name: "Third", role: "moderator" });
  const author = await site.connect({ cookie });
  const reader = await site.connect({ passcode: await site.readerToken() });
  const { you } = await reader.ask<RoomPage>(joinOf(room));
  const moderator = await site.connect({ cookie: keeper.cookie });
  let heard = "";
  const listen = async () => {
    const rows = ACCESS.filter(({ command, roles }) =>
      command === "SUBSCRIBE" && roles.includes("moderator")
    );
    ok(rows.length > 8);
    for (const { destination } of rows) {
      const name = filledDestination(destination, { room, reader: you.id });
      moderator.stomp.subscribe(name, ({ body }) => heard += body);
    }
    // What was asked for before is answered when this is.
    equal(await moderator.send(historyOf(room), {}), undefined);
  };
  await listen();

  const done = (refusal: unknown) => equal(refusal, undefined);
  const page = { title: "A", url: `${site.origin}/posts/a` };
  const [aloud, whispered] = [newId(random), newId(random)];
  done(await reader.send(commandOf(joinOf(room), "say"), { id: aloud, text: ALOUD, page }));
  const say = { id: whispered, text: `${CANARY} asks`, question: true };
  done(await reader.send(commandOf(ownWhisperOf(room), "say"), say));
  const theirs = whisperOf(room, you.id);
  const answer = { id: newId(random), text: `${CANARY} answers`, answers: whispered };
  done(await author.send(commandOf(theirs, "say"), answer));
  done(await author.send(commandOf(theirs, "edit"), { id: answer.id, text: `${CANARY} edits` }));
  done(await reader.send(commandOf(ownWhisperOf(room), "seen"), { seq: 2 }));
  done(await reader.send(commandOf(ownWhisperOf(room), "consent"), { id: whispered, allow: true }));
  for (const ref of [{ room }, { room, whisper: you.id }]) {
    done(await author.send(noteOf(ref), { id: newId(random), text: `${CANARY} notes` }));
    done(await author.send(deskOf(ref), { assignee: null, done: true }));
  }
  const canned = await site.ask(`/api/canned-answers/${newId(random)}`, {
    method: "PUT",
    headers: { cookie },
    body: JSON.stringify({ title: CANARY, text: CANARY }),
  });
  equal(canned.status, 200);
  await canned.body?.cancel();
  await listen();
  ok(heard.includes(ALOUD));
  equal(heard.includes(CANARY), false);

  let answered = 0;
  const rows = HTTP_ROWS.filter(({ method, who }) => method === "GET" && /moderator/.test(who));
  for (const { path } of rows) {
    const response = await site.ask(path, { headers: { cookie: keeper.cookie } });
    equal((await response.text()).includes(CANARY), false, path);
    if (response.ok) answered++;
  }
  ok(answered > 3);
  // One that names the whisper is told of no row.
  const asked = `/api/inbox?room=${segmentOf(room)}&whisper=${you.id}`;
  const row = await site.ask(asked, { headers: { cookie: keeper.cookie } });
  equal(await row.text(), '{"rows":[]}');
  await Promise.all([author, reader, moderator].map((client) => client.leave()));
  await site.stop();
});
