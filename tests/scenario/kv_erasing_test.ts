/**
 * Of a reader who is gone nothing is in the Deno KV that instances share: no key, no value, no message that
 * one has told the others.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import {
  commandOf,
  historyOf,
  joinOf,
  moderationOf,
  ownWhisperOf,
  topicOf,
  whisperOf,
  WHISPERS,
} from "../../shared/chat/destination.ts";
import { noteOf } from "../../shared/chat/desk_destination.ts";
import type { ReaderGrant } from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { random } from "../helper/chat.ts";
import { chatInstances, sharedKv } from "../helper/chat_instances.ts";
import type { ChatSite } from "../helper/chat_site.ts";
import { ShiftedClock } from "../helper/shifted_clock.ts";

const ROOM = roomId("/posts/first");
const CANARIES = ["CanaryName", "canary@blog.example", "canary text", "canary note"];
/** What was said on the bus is kept for a minute, and is deleted with what is said next. */
const SAID_MS = 61_000;

Deno.test("of a reader who erases themselves at one instance nothing is left in the KV of all", async () => {
  const clock = new ShiftedClock();
  await using shared = await sharedKv(clock);
  await using instances = await chatInstances(shared, {}, clock);
  const { a, b } = instances;
  const grant = await newReader(a);
  const witness = await newReader(b);
  const { token: passcode, reader: { id: reader } } = grant;
  const connecting = { heartBeat: false } as const;
  const [here, there, other, author] = [
    await a.connect({ passcode, ...connecting }),
    await b.connect({ passcode, ...connecting }),
    await b.connect({ passcode: witness.token, ...connecting }),
    await b.connect({ cookie: await a.signIn(), ...connecting }),
  ];
  for (const client of [here, there, other]) {
    await client.follow(topicOf(ROOM), () => {});
    await client.follow(WHISPERS, () => {});
  }
  const done = async (result: Promise<unknown>) => equal(await result, undefined);
  await done(here.send("/app/me", { name: "CanaryName", email: "canary@blog.example" }));
  const ids = Array.from({ length: 4 }, () => newId(random));
  const [first = "", second = "", third = "", fourth = ""] = ids;
  const say = (id: string, text: string) => ({ id, text, question: true });
  await done(here.send(commandOf(joinOf(ROOM), "say"), say(first, "canary text")));
  await done(there.send(commandOf(joinOf(ROOM), "edit"), { id: first, text: "canary text again" }));
  await done(
    other.send(commandOf(joinOf(ROOM), "say"), { id: second, text: "mine", quote: first }),
  );
  await done(there.send(commandOf(joinOf(ROOM), "react"), { id: second, emoji: "👍", on: true }));
  await done(there.send(commandOf(ownWhisperOf(ROOM), "say"), say(third, "canary text")));
  const whisper = whisperOf(ROOM, reader);
  await done(author.send(commandOf(whisper, "say"), { id: fourth, text: "canary text?" }));
  await done(
    author.send(noteOf({ room: ROOM }), { id: newId(random), text: "canary note", reader }),
  );
  await done(author.send(moderationOf("mute"), { id: newId(random), reader, minutes: 5 }));
  for (const client of [here, there]) {
    await client.send(commandOf(joinOf(ROOM), "typing"), {});
    await client.send(commandOf(joinOf(ROOM), "seen"), { seq: 2 });
    await client.send(commandOf(ownWhisperOf(ROOM), "typing"), {});
  }
  await done(author.send(commandOf(whisper, "typing"), {}));
  await done(here.send(historyOf(ROOM), { limit: 5 }));
  clock.pass(6_000);
  const kv = shared.kv;
  if (kv === undefined) throw new Error("no KV is shared");
  const before = await traces(kv, [reader, ...CANARIES]);
  deepEqual(
    [reader, ...CANARIES].filter((each) => !before.some((text) => text.includes(each))),
    [],
  );

  const response = await a.ask("/api/reader/messages", {
    method: "DELETE",
    headers: { authorization: `Bearer ${passcode}` },
  });
  equal(response.status, 204);
  await Promise.all([here.closed, there.closed]);
  const isOfBus = (text: string) => text.startsWith('["bus",');
  const left = await traces(kv, [reader, ...CANARIES]);
  deepEqual(left.filter((text) => !isOfBus(text)), []);

  // What is said next goes with what is old.
  clock.pass(SAID_MS);
  for (const client of [other, author]) await client.send(commandOf(joinOf(ROOM), "typing"), {});
  const another = await a.connect({ passcode: (await newReader(a)).token, ...connecting });
  await another.follow(topicOf(ROOM), () => {});
  for (let n = 0; n < 300 && (await traces(kv, [reader, ...CANARIES])).length > 0; n++) {
    await another.send(commandOf(joinOf(ROOM), "typing"), {});
    await other.send(commandOf(joinOf(ROOM), "typing"), {});
    clock.pass(SAID_MS);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  deepEqual(await traces(kv, [reader, ...CANARIES]), []);
  await Promise.all([here, there, other, author, another].map((client) => client.leave()));
});

async function newReader(site: ChatSite): Promise<ReaderGrant> {
  return await (await site.ask("/api/reader", { method: "POST" })).json();
}

/** Keys and values in which any of these is, as text. */
async function traces(kv: Deno.Kv, canaries: readonly string[]): Promise<readonly string[]> {
  const entries = await Array.fromAsync(kv.list({ prefix: [] }));
  return entries.map(({ key, value }) => JSON.stringify([...key, plain(value)]))
    .filter((text) => canaries.some((canary) => text.includes(canary)));
}

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
}
