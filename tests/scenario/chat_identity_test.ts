/**
 * Who a reader is, with real sockets: the same one in every tab and on every device, whatever happens
 * to the keys; and nobody the moment they shall not be.
 *
 * @module
 */
import { deepEqual, equal, match, notEqual, ok } from "node:assert/strict";
import { KEY_FILE_LOOK_MS, openKeyring } from "../../server/chat/token/key_file.ts";
import { systemClock } from "../../server/messaging/mod.ts";
import {
  commandOf,
  joinOf,
  ME,
  ME_CHANGES,
  ownWhisperOf,
  readerOf,
  READERS,
  sayOf,
  topicOf,
  WHISPER_LIST,
  WHISPERS,
} from "../../shared/chat/destination.ts";
import type {
  ConversationEvent,
  ReaderGrant,
  RoomEvent,
  RoomPage,
  WhisperList,
} from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import type { Me, ReaderInfo, ReaderLink } from "../../shared/chat/reader.ts";
import type { Clock } from "../../shared/clock.ts";
import { Arrivals } from "../helper/arrivals.ts";
import { random } from "../helper/chat.ts";
import { type ChatSite, chatSite, type SiteClient } from "../helper/chat_site.ts";
import { type DataDir, dataDir } from "../helper/data_dir.ts";
import { goodClaims, jwt, KEY_KINDS, SECRET } from "../helper/identity.ts";

const room = roomId("/posts/a");
const whisper = ownWhisperOf(room);
const [hs256] = KEY_KINDS;

async function withSite(
  test: (site: ChatSite, folder: DataDir) => Promise<void>,
  clock: Clock = systemClock,
): Promise<void> {
  using folder = dataDir();
  const settings = { IDENTITY_KEY: SECRET, TRUSTED_PROXIES: "127.0.0.1" };
  const site = await chatSite(folder.path, 0, settings, clock);
  try {
    await test(site, folder);
  } finally {
    await site.stop();
  }
}

let callers = 0;

/** Asks for a token from somewhere new, so that nobody is too fast. */
async function grant(site: ChatSite, body?: object, token?: string): Promise<ReaderGrant> {
  const address = `10.0.${callers >> 8}.${callers++ & 255}`;
  const response = await site.ask("/api/reader", {
    method: "POST",
    headers: {
      "x-forwarded-for": address,
      ...token !== undefined && { authorization: `Bearer ${token}` },
    },
    body: JSON.stringify(body ?? {}),
  });
  const answer = await response.json();
  if (response.status !== 201) throw new Error(answer.code);
  return answer;
}

const codeOf = (asking: Promise<unknown>) => asking.then(() => "granted", ({ message }) => message);
const say = (client: SiteClient, at: string, text: string) =>
  client.send(commandOf(at, "say"), { id: newId(random), text });

/** The file of the keys is looked at at once; for everything else time is as ever. */
const eager: Clock = {
  now: () => systemClock.now(),
  after: (delayMs, task) => systemClock.after(delayMs === KEY_FILE_LOOK_MS ? 5 : delayMs, task),
};

Deno.test("keys are changed twice under load, and nobody is lost who came in between", () =>
  withSite(async (site, folder) => {
    const readers = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const { token, reader } = await grant(site);
        return { id: reader.id, first: token, client: await site.connect({ passcode: token }) };
      }),
    );
    const witness = await site.connect({ passcode: (await grant(site)).token });
    const told = new Arrivals<RoomEvent>();
    await witness.follow(topicOf(room), (event) => told.push(event as RoomEvent));
    let texts = 0;
    const everybodySpeaks = () =>
      Promise.all(readers.map(async ({ client }) => {
        equal(await say(client, joinOf(room), `${texts++}`), undefined);
      }));
    const file = await openKeyring(folder.path, random);
    const rotate = async () => {
      await Promise.all([file.rotate(random), everybodySpeaks()]);
      const { id } = file.keys[0];
      const taken = async () => (await grant(site)).token.split(".")[4] === id;
      while (!await taken());
      await everybodySpeaks();
    };

    await rotate();
    const renewed = await Promise.all(readers.map(({ first }) => grant(site, undefined, first)));
    deepEqual(renewed.map(({ reader }) => reader.id), readers.map(({ id }) => id));
    await rotate();
    // Sockets that were open all the time still are; tokens of the second key let in again.
    await everybodySpeaks();
    for (const [n, { token }] of renewed.entries()) {
      const again = await site.connect({ passcode: token });
      equal((await again.ask<RoomPage>(joinOf(room))).you.id, readers[n]?.id);
      equal((await grant(site, undefined, token)).reader.id, readers[n]?.id);
      await again.leave();
    }
    // Who was not here between the two is a stranger, as the command says.
    const [{ first = "" } = {}] = readers;
    equal(await codeOf(grant(site, undefined, first)), "token-invalid");
    equal(JSON.parse(await codeOf(site.connect({ passcode: first }))).code, "token-invalid");
    const speakers = new Set<string>();
    for (let n = 0; n < texts; n++) speakers.add((await told.next()).message.from.id);
    equal(speakers.size, 20);
    deepEqual(site.log.filter((line) => /error|keys/.test(line)), []);
    await Promise.all([witness, ...readers.map(({ client }) => client)].map((one) => one.leave()));
  }, eager));

Deno.test("a name given in one tab is told to the other, spoken with in both, and known to the author", () =>
  withSite(async (site) => {
    const { token, reader } = await grant(site);
    const [one, tab, other, author] = [
      await site.connect({ passcode: token }),
      await site.connect({ passcode: token }),
      await site.connect({ passcode: (await grant(site)).token }),
      await site.connect({ cookie: await site.signIn() }),
    ];
    const [mine, events, infos] = [
      new Arrivals<Me>(),
      new Arrivals<RoomEvent>(),
      new Arrivals<ReaderInfo>(),
    ];
    const heard: unknown[] = [];
    await tab.follow(ME_CHANGES, (me) => mine.push(me as Me));
    await other.follow(topicOf(room), (event) => events.push(event as RoomEvent));
    await other.follow(ME_CHANGES, (body) => heard.push(body));
    await author.follow(READERS, (info) => infos.push(info as ReaderInfo));
    equal(await one.send(ME, { name: "Kim", email: "kim@blog.example" }), undefined);
    const me = await mine.next();
    deepEqual(me, { id: reader.id, name: "Kim", email: "kim@blog.example" });
    await say(tab, joinOf(room), "from the tab");
    await say(one, whisper, "softly");
    const event = await events.next();
    deepEqual(event.message.from, { kind: "reader", id: reader.id, name: "Kim" });
    const info = await infos.next();
    equal(info.email, "kim@blog.example");
    const { whispers } = await author.ask<WhisperList>(WHISPER_LIST);
    deepEqual(whispers.map((each) => each.reader), [info]);
    deepEqual(await author.ask(readerOf(reader.id)), info);
    // No room and no other reader ever sees the address.
    const page = await other.ask<RoomPage>(joinOf(room));
    equal(JSON.stringify([page, event, heard]).includes("kim@blog"), false);
    deepEqual(heard, []);
    equal(site.log.some((line) => /Kim|kim@/.test(line)), false);
    await Promise.all([one, tab, other, author].map((each) => each.leave()));
  }));

Deno.test("nobody poses as the author, neither by name nor by a changed alphabet", () =>
  withSite(async (site) => {
    const reader = await site.connect({ passcode: (await grant(site)).token });
    for (const name of ["Author", "Аuthоr", "AUTH0R", "author ✔", "Admin"]) {
      equal((await reader.send(ME, { name }))?.code, "forbidden", name);
    }
    await say(reader, joinOf(room), "hello");
    const { messages } = await reader.ask<RoomPage>(joinOf(room));
    deepEqual(messages.map(({ from }) => from.name), [""]);
    await reader.leave();
  }));

Deno.test("a link makes two devices one reader, who whispers from both", () =>
  withSite(async (site) => {
    const { token, reader } = await grant(site);
    const phone = await site.connect({ passcode: token });
    await phone.send(ME, { name: "Kim" });
    await say(phone, whisper, "from the phone");
    const response = await site.ask("/api/reader/link", {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
    });
    equal(response.status, 201);
    equal(response.headers.get("cache-control"), "no-store");
    const { token: link }: ReaderLink = await response.json();
    const second = await grant(site, { link });
    deepEqual(second.reader, { kind: "reader", id: reader.id, name: "Kim" });
    equal(await codeOf(grant(site, { link })), "link-invalid");

    const laptop = await site.connect({ passcode: second.token });
    const { messages } = await laptop.ask<RoomPage>(whisper);
    deepEqual(messages.map(({ text }) => text), ["from the phone"]);
    const heard = new Arrivals<ConversationEvent>();
    await phone.follow(WHISPERS, (event) => heard.push(event as ConversationEvent));
    await say(laptop, whisper, "from the laptop");
    const event = await heard.next();
    deepEqual([event.message.text, event.message.from.name], ["from the laptop", "Kim"]);
    await Promise.all([phone.leave(), laptop.leave()]);
  }));

Deno.test("whom the site names is one reader on two devices, marked as known, and each token is used once", () =>
  withSite(async (site) => {
    if (hs256 === undefined) throw new Error("There is no kind of key");
    const sign = (more = {}) =>
      jwt({ ...goodClaims(`${site.origin}/default`, Date.now()), ...more }, hs256);
    const [first, identity] = [await grant(site, { identity: sign() }), sign()];
    const second = await grant(site, { identity });
    equal(first.reader.id, second.reader.id);
    notEqual(first.token, "");
    equal(await codeOf(grant(site, { identity })), "token-invalid");
    equal(await codeOf(grant(site, { identity: sign({ aud: "x" }) })), "token-invalid");
    const [phone, laptop, other] = [
      await site.connect({ passcode: first.token }),
      await site.connect({ passcode: second.token }),
      await site.connect({ passcode: (await grant(site)).token }),
    ];
    await say(phone, whisper, "softly");
    await say(phone, joinOf(room), "openly");
    const page = await laptop.ask<RoomPage>(whisper);
    deepEqual(page.messages.map(({ text, from }) => [text, from.name, from.verified]), [
      ["softly", "Kim", true],
    ]);
    const open = await other.ask<RoomPage>(joinOf(room));
    deepEqual(open.messages.map(({ from }) => [from.name, from.verified]), [["Kim", true]]);
    equal(open.you.verified, undefined);
    // Nobody marks themselves.
    await other.send(ME, { name: "Lee", verified: true });
    await other.send(sayOf(room), {
      id: newId(random),
      text: "me too",
      from: { kind: "reader", id: first.reader.id, name: "Kim", verified: true },
    });
    const { messages } = await other.ask<RoomPage>(joinOf(room));
    deepEqual(messages.map(({ from }) => [from.name, from.verified]).at(-1), ["Lee", undefined]);
    equal((await phone.send(ME, { name: "Somebody" }))?.code, "forbidden");
    ok(!site.log.join("\n").includes(identity.slice(0, 40)));
    await Promise.all([phone, laptop, other].map((each) => each.leave()));
  }));

Deno.test("a reader who is erased is out at once, and comes back as a stranger to their name", () =>
  withSite(async (site) => {
    if (hs256 === undefined) throw new Error("There is no kind of key");
    const sign = () => jwt(goodClaims(`${site.origin}/default`, Date.now()), hs256);
    const { token, reader } = await grant(site, { identity: sign() });
    const client = await site.connect({ passcode: token });
    const link = await site.ask("/api/reader/link", {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
    }).then((response) => response.json());
    const erased = await site.ask("/api/reader/messages", {
      method: "DELETE",
      headers: { authorization: `Bearer ${token}` },
    });
    equal(erased.status, 204);
    equal(await client.closed, 1008);
    equal(await codeOf(grant(site, undefined, token)), "token-invalid");
    equal(await codeOf(grant(site, { link: link.token })), "link-invalid");
    const author = await site.connect({ cookie: await site.signIn() });
    deepEqual(await author.ask(readerOf(reader.id)), { id: reader.id, name: "" });
    match(reader.id, /^[\w-]{43}$/);
    await Promise.all([client.leave(), author.leave()]);
  }));
