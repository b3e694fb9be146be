/**
 * Whatever a reader sends, and whatever they call the place they send it to, nothing comes of it but
 * what they may say in rooms and in whispers of their own.
 *
 * @module
 */
import { deepEqual, equal, ok } from "node:assert/strict";
import { ACCESS } from "../../server/chat/rules.ts";
import {
  ALL_WHISPERS,
  commandOf,
  ownWhisperOf,
  ROOMS,
  topicOf,
  WHISPERS,
} from "../../shared/chat/destination.ts";
import type { RoomPage } from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { bodyCaseOf } from "../helper/body_case.ts";
import { random } from "../helper/chat.ts";
import { chatSite } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";
import { filledDestination } from "../helper/filled_destination.ts";
import { hostileDestinations } from "../helper/hostile_destination.ts";
import { RawPerson } from "../helper/raw_person.ts";
import { sized } from "../helper/size.ts";

const room = roomId("/posts/a");
const ATTEMPTS = sized(500);
const AT_ONCE = 50;
const INTRUDER = "intruder";

Deno.test("five hundred bodies sent to places with odd names get nowhere that is not the sender's own", async () => {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  const victim = await site.connect({ passcode: await site.readerToken() });
  const author = await site.connect({ cookie: await site.signIn() });
  const own = ownWhisperOf(room);
  const id = newId(random);
  equal(await victim.send(commandOf(own, "say"), { id, text: "private" }), undefined);
  const before = await victim.ask<RoomPage>(own);
  const reader = before.you.id;
  const heard: unknown[] = [];
  await victim.follow(WHISPERS, (body) => heard.push(body));
  const whispered: string[] = [];
  await author.follow(ALL_WHISPERS, (body) => whispered.push(JSON.stringify(body)));

  const response = await site.ask("/api/reader", { method: "POST" });
  const { token, reader: { id: intruder } } = await response.json();
  const good = [
    ...ACCESS.filter(({ command }) => command === "SEND").map((row) =>
      filledDestination(row.destination, { room, reader })
    ),
    topicOf(room),
    ROOMS,
    ALL_WHISPERS,
    WHISPERS,
    `/user/reader-${reader}/queue/whispers`,
    `/user/reader-${reader}/queue/errors`,
  ];
  const bodies = ACCESS.filter(({ command }) => command === "SEND").flatMap((row) =>
    bodyCaseOf(row.destination)?.bodies({ id, reader, origin: site.origin, role: "author" }) ?? []
  );
  // That something gets through shows that the others were held back.
  const fitting = { id: newId(random), text: INTRUDER };
  const intruding = await site.connect({ passcode: token });
  equal(await intruding.send(commandOf(own, "say"), fitting), undefined);
  await intruding.leave();
  const destinations = hostileDestinations(good, ATTEMPTS);
  let refused = 0;
  for (let n = 0; n < destinations.length; n += AT_ONCE) {
    await Promise.all(
      destinations.slice(n, n + AT_ONCE).map(async (destination, k) => {
        const person = await RawPerson.connect(site.origin, token);
        const body = { ...bodies[(n + k) % bodies.length], text: `${INTRUDER} ${n + k}` };
        person.send("SEND", { destination, receipt: "there" }, JSON.stringify(body));
        await person.until("receipt-id:there");
        await person.leave();
        if (person.closeCode === 1008) refused++;
      }),
    );
  }
  deepEqual(await victim.ask<RoomPage>(own), before);
  deepEqual(heard, []);
  await author.ask("/app/rooms");
  ok(whispered.length > 0, "what is for the sender's own whisper gets through");
  // What the author hears is of the intruder's own whisper.
  deepEqual(whispered.filter((event) => !event.includes(`"whisper":"${intruder}"`)), []);
  deepEqual(whispered.filter((event) => event.includes(reader)), []);
  deepEqual(author.refusals, []);
  ok(refused > ATTEMPTS / 2, `${refused} were refused`);
  await Promise.all([victim.leave(), author.leave()]);
  await site.stop();
});
