/**
 * What the whole server asks of its KV, as the provider of one counts it: by the call.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { sayOf } from "../../shared/chat/destination.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { random } from "../helper/chat.ts";
import { chatSite } from "../helper/chat_site.ts";
import { KvConnectServer } from "../helper/kv_connect/kv_connect_server.ts";

const ROOM = roomId("/posts/a");
const TOKEN = "DENO_KV_ACCESS_TOKEN";

Deno.test("a message costs the whole server four reads and two commits of its KV at most", async () => {
  await using kv = new KvConnectServer();
  const before = Deno.env.get(TOKEN);
  Deno.env.set(TOKEN, kv.token);
  const settings = { STORE: "kv", KV_URL: kv.url, [TOKEN]: kv.token, OWNER_PASSWORD: "" };
  const site = await chatSite("", 0, settings);
  try {
    const reader = await site.connect({ passcode: await site.readerToken() });
    const say = (text: string) => reader.send(sayOf(ROOM), { id: newId(random), text });
    equal(await say("the first"), undefined);
    for (let n = 0; n < 3; n++) {
      const { reads, writes } = kv.counts;
      equal(await say(`the next: ${n}`), undefined);
      const [read, written] = [kv.counts.reads - reads, kv.counts.writes - writes];
      equal(read <= 4 && written <= 2, true, `${read} reads, ${written} commits`);
    }
    await reader.leave();
  } finally {
    await site.stop();
    if (before === undefined) Deno.env.delete(TOKEN);
    else Deno.env.set(TOKEN, before);
  }
});
