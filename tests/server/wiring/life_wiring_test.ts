/**
 * What happens to data in the course of time is begun at the start, and ends with the server.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { createHash } from "node:crypto";
import { alone } from "../../../server/rounds/hourly_turn.ts";
import { startLife } from "../../../server/wiring/life_wiring.ts";
import { ROOM, say } from "../../helper/new_message.ts";
import { START_MS, testChat } from "../../helper/chat.ts";
import { memoryLog } from "../../helper/memory_log.ts";
import { storesAtRest } from "../../helper/new_store.ts";

const DAY_MS = 24 * 60 * 60_000;

Deno.test("the start finishes erasures, removes what is too old, and tells what is erased", async () => {
  const chat = testChat();
  const { store, clock, sites, erasures } = chat;
  const { log, lines } = memoryLog();
  const sent: string[] = [];
  const messaging = {
    send: (destination: string) => void sent.push(destination),
    sendToUser: (user: string) => void sent.push(user),
  };
  const erased = { kind: "reader", id: "reader-1", name: "" } as const;
  await store.append(say("old", { at: START_MS - 2 * DAY_MS, from: { ...erased, id: "x" } }));
  await store.append(say("erased", { at: START_MS, from: erased }));
  const readerHash = createHash("sha256").update("reader-1").digest("base64url");
  await store.erasures.put({ readerHash, at: START_MS, reader: "reader-1" });
  await sites.put({ ...sites.get("default"), retentionDays: 1 });

  const life = await startLife({ chat, store, messaging, clock, log, isTurn: alone });
  await storesAtRest();
  await life.stop();
  const { messages, firstSeq } = await store.page({ room: ROOM, limit: 9 });
  deepEqual([firstSeq, messages.map(({ deleted }) => deleted)], [2, [true]]);
  deepEqual(await store.erasures.all(), [{ readerHash, at: START_MS }]);
  await erasures.eraseRoom(ROOM);
  deepEqual([sent.length, lines, clock.pending], [2, [], 0]);
});
