/**
 * One total order in each room: many publish at once, and everybody sees the same log.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { sayOf } from "../../shared/chat/destination.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { random } from "../helper/chat.ts";
import { busySite } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";
import { Follower } from "../helper/follower.ts";
import { Oracle, textOf } from "../helper/oracle.ts";
import { sized } from "../helper/size.ts";
import { wholeLog } from "../helper/whole_log.ts";

const room = roomId("/posts/a");
const PUBLISHERS = 50;
/** Within the burst of one session, also ten times as many. */
const MESSAGES_EACH = sized(4);
const FOLLOWERS = 200;

Deno.test("fifty publish at once, and every follower sees the same log in the same order", async () => {
  using folder = dataDir();
  const site = await busySite(folder.path);
  const passcode = await site.readerToken();
  const followers = Array.from(
    { length: FOLLOWERS },
    () => new Follower({ room, passcode, connect: site.connect }),
  );
  await Promise.all(followers.map((follower) => follower.connect()));
  const oracle = new Oracle();
  await Promise.all(Array.from({ length: PUBLISHERS }, async (_, publisher) => {
    const client = await site.connect({ passcode: await site.readerToken() });
    for (let n = 0; n < MESSAGES_EACH; n++) {
      const say = { id: newId(random), text: textOf(publisher, n) };
      equal(await client.send(sayOf(room), say), undefined);
      oracle.acknowledge(say);
    }
    await client.leave();
  }));
  const total = PUBLISHERS * MESSAGES_EACH;
  await Promise.all(followers.map((follower) => follower.until(total)));
  const witness = await site.connect({ passcode });
  const { log } = await wholeLog(witness, room);
  equal(log.length, total);
  oracle.check(log);
  for (const follower of followers) {
    deepEqual(follower.log, log);
    deepEqual([follower.reloads, follower.surprises], [0, 0]);
  }
  await Promise.all([witness, ...followers].map((each) => each.leave()));
  await site.stop();
});
