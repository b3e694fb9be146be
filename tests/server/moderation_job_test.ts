import { deepEqual, equal } from "node:assert/strict";
import { startTidying, TIDY_EVERY_MS } from "../../server/moderation_job.ts";
import { newId } from "../../shared/chat/id.ts";
import { random, testChat } from "../helper/chat.ts";
import { memoryLog } from "../helper/memory_log.ts";

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
  const stop = startTidying({ moderation, audit }, { clock, log });
  await restrict();
  equal(await count(), 1);
  // The first time has to be over before the next is waited for.
  await moderation.desk.tidy();
  await Promise.resolve();
  clock.advance(TIDY_EVERY_MS);
  equal(await count(), 0);
  await stop();
  await restrict();
  clock.advance(TIDY_EVERY_MS);
  equal(await count(), 1);
});

Deno.test("a store that fails is logged, and tried again", async () => {
  const { moderation, audit, store, clock } = testChat();
  const { log, lines } = memoryLog();
  await store.close();
  const stop = startTidying({ moderation, audit }, { clock, log });
  await stop();
  deepEqual(lines.map((line) => line.includes("not-tidied")), [true]);
});
