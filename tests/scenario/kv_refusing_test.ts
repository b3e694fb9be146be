/**
 * A KV that refuses under a running server: nothing is acknowledged that was not written, it is said
 * once, and all goes on by itself.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { HISTORY, historyOf, sayOf } from "../../shared/chat/destination.ts";
import type { RoomPage } from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { random } from "../helper/chat.ts";
import { chatSite } from "../helper/chat_site.ts";
import { KvConnectServer } from "../helper/kv_connect/kv_connect_server.ts";

const ROOM = roomId("/posts/a");
const TOKEN = "DENO_KV_ACCESS_TOKEN";

Deno.test("over the limits of its KV a server acknowledges nothing it did not write, says so once, and goes on", async () => {
  await using kv = new KvConnectServer();
  const before = Deno.env.get(TOKEN);
  Deno.env.set(TOKEN, kv.token);
  const site = await chatSite("", 0, {
    STORE: "kv",
    KV_URL: kv.url,
    [TOKEN]: kv.token,
    OWNER_PASSWORD: "",
  });
  try {
    const reader = await site.connect({ passcode: await site.readerToken() });
    const say = (text: string, id = newId(random)) => reader.send(sayOf(ROOM), { id, text });
    const state = async () => {
      const answer = await site.ask("/readyz");
      return [answer.status, (await answer.json()).status];
    };
    equal(await say("before"), undefined);
    deepEqual(await state(), [200, "ready"]);

    kv.refusal = { status: 429, text: "Over the limits" };
    const late = newId(random);
    for (let n = 0; n < 3; n++) equal((await say("late", late))?.code, "not-stored");
    equal((await state())[0], 503);
    const lost = site.log.filter((line) => /kv-lost/.test(line));
    equal(new Set(lost.map((line) => /call=\w+/.exec(line)?.[0])).size, lost.length);
    equal(lost.length >= 1, true);
    equal(site.log.some((line) => /not-stored/.test(line)), false, site.log.join("\n"));

    kv.refusal = undefined;
    // What asks for it is what a platform asks with.
    while ((await state())[0] !== 200);
    equal(await say("late", late), undefined);
    equal(await say("late", late), undefined);
    equal(site.log.filter((line) => /kv-back/.test(line)).length, lost.length);
    const { promise: page, resolve } = Promise.withResolvers<RoomPage>();
    await reader.follow(HISTORY, (body) => resolve(body as RoomPage));
    await reader.send(historyOf(ROOM), { after: 0, limit: 10 });
    deepEqual((await page).messages.map(({ text }) => text), ["before", "late"]);
    await reader.leave();
  } finally {
    await site.stop();
    if (before === undefined) Deno.env.delete(TOKEN);
    else Deno.env.set(TOKEN, before);
  }
});
