import { deepEqual, equal } from "node:assert/strict";
import { alone } from "../../../server/rounds/hourly_turn.ts";
import { startTidying, TIDY_EVERY_MS } from "../../../server/rounds/tidying.ts";
import { newId } from "../../../shared/chat/id.ts";
import { random, testChat } from "../../helper/chat.ts";
import { memoryLog } from "../../helper/memory_log.ts";

const author = { kind: "author", id: "owner", name: "Author" } as const;

Deno.test("what has ended is forgotten within the hour, until it is stopped", async () => {
  const { moderation, audit, store, clock } = testChat();
  const { log } = memoryLog();
  const restrict = () =>
    moderation.desk.restrict(author, "mute", {
      id: newId(random),
      reader: "r".repeat(22),
      minutes: 1,
    });
  const count = async () => (await store.measures.all()).length;
  const job = startTidying({ moderation, audit }, { clock, log, isTurn: alone });
  await restrict();
  equal(await count(), 1);
  // The first time has to be over before the next is waited for.
  await job.settled();
  clock.advance(TIDY_EVERY_MS);
  await job.settled();
  equal(await count(), 0);
  await job.stop();
  await restrict();
  clock.advance(TIDY_EVERY_MS);
  equal(await count(), 1);
});

Deno.test("a store that fails is logged, and tried again", async () => {
  const { moderation, audit, store, clock } = testChat();
  const { log, lines } = memoryLog();
  await store.close();
  const job = startTidying({ moderation, audit }, { clock, log, isTurn: alone });
  await job.stop();
  deepEqual(lines.map((line) => line.includes("not-tidied")), [true]);
});

Deno.test("of several instances one tidies, and each looks every hour whether it is its turn", async () => {
  const { moderation, audit, clock } = testChat();
  const { log } = memoryLog();
  let asked = 0;
  let tidied = 0;
  const counted = { ...audit, tidy: () => Promise.resolve(void tidied++) };
  const isTurn = () => Promise.resolve(++asked > 1);
  const job = startTidying({ moderation, audit: Object.assign(counted) }, { clock, log, isTurn });
  await job.settled();
  clock.advance(TIDY_EVERY_MS);
  await job.settled();
  deepEqual([asked, tidied], [2, 1]);
  await job.stop();
  equal(clock.pending, 0);
});
