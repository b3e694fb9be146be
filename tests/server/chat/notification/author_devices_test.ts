import { deepEqual, equal, rejects } from "node:assert/strict";
import { SESSION_LIFE_MS } from "../../../../server/chat/author/author_session.ts";
import {
  AuthorDevices,
  type Subscribing,
} from "../../../../server/chat/notification/author_devices.ts";
import type {
  PushDelivery,
  PushMessage,
  PushSubscription,
} from "../../../../server/chat/notification/push_sender.ts";
import { MAX_PUSH_DEVICES } from "../../../../shared/chat/push.ts";
import { random, refusedAs, testChat } from "../../../helper/chat.ts";
import { pushBrowser } from "../../../helper/push_browser.ts";

async function setUp({ pushes = true } = {}) {
  const chat = testChat();
  await chat.account.ensurePassword("correct horse");
  const sent: { readonly to: PushSubscription; readonly message: PushMessage }[] = [];
  let delivery: PushDelivery = { kind: "sent" };
  const devices = new AuthorDevices({
    ...chat,
    random,
    push: pushes
      ? {
        publicKey: "key",
        faultOf: (endpoint) => endpoint.startsWith("https://push.example/") ? undefined : "no",
        send(to, message) {
          sent.push({ to, message });
          return Promise.resolve(delivery);
        },
      }
      : undefined,
  });
  const [author] = await chat.store.authors();
  if (author === undefined) throw new Error("there is no author");
  return {
    ...chat,
    devices,
    sent,
    authorId: author.id,
    signIn: () => chat.sessions.open(author),
    idsOf: async (authorId = author.id) => (await devices.of(authorId)).map(({ id }) => id),
    answerWith: (next: PushDelivery) => delivery = next,
  };
}

function subscribing(name: string, more: Partial<Subscribing> = {}): Subscribing {
  const { keys } = pushBrowser();
  return { endpoint: `https://push.example/${name}`, label: name, ...keys, ...more };
}

Deno.test("an author has the devices that subscribed, and nobody else has", async () => {
  const { devices, signIn, authorId, clock } = await setUp();
  const [phone, laptop] = [await signIn(), await signIn()];
  const first = subscribing("Phone");
  const info = await devices.put(phone, first);
  clock.advance(1);
  await devices.put(laptop, subscribing("Laptop"));
  const { publicKey, devices: list } = await devices.state(phone);
  equal(publicKey, "key");
  deepEqual(list.map(({ label, current }) => [label, current]), [
    ["Laptop", undefined],
    ["Phone", true],
  ]);
  deepEqual(list[1], info);
  const { endpoint, p256dh, auth } = first;
  deepEqual((await devices.of(authorId))[1], {
    id: info.id,
    subscription: { endpoint, keys: { p256dh, auth } },
  });
  deepEqual(await devices.of("another"), []);
});

Deno.test("a device is none any more after its session was ended, revoked or has expired", async () => {
  const { devices, signIn, idsOf, sessions, clock, store, authorId } = await setUp();
  const [ended, expired] = [await signIn(), await signIn()];
  await devices.put(ended, subscribing("Phone"));
  const late = await devices.put(expired, subscribing("Laptop"));
  await sessions.end(ended.secret);
  deepEqual(await idsOf(), [late.id]);
  clock.advance(SESSION_LIFE_MS);
  deepEqual(await idsOf(), []);
  deepEqual(await store.pushDevices.ofAuthor(authorId), []);
});

Deno.test("an author who is signed out everywhere has no devices", async () => {
  const { devices, signIn, authorId, idsOf, sessions } = await setUp();
  await devices.put(await signIn(), subscribing("Phone"));
  await sessions.endAll(authorId);
  deepEqual(await idsOf(), []);
});

Deno.test("a device that its push service no longer knows is forgotten, one that is late is not", async () => {
  const { devices, signIn, idsOf, answerWith } = await setUp();
  const session = await signIn();
  const { id } = await devices.put(session, subscribing("Phone"));
  answerWith({ kind: "later", reason: "busy" });
  deepEqual(await devices.test(session, id), { kind: "later", reason: "busy" });
  deepEqual(await idsOf(), [id]);
  answerWith({ kind: "gone" });
  deepEqual(await devices.test(session, id), { kind: "gone" });
  deepEqual(await idsOf(), []);
});

Deno.test("a session has one device: to subscribe again takes the place of the first time", async () => {
  const { devices, signIn, idsOf } = await setUp();
  const session = await signIn();
  await devices.put(session, subscribing("Old"));
  const { id } = await devices.put(session, subscribing("New"));
  deepEqual(await idsOf(), [id]);
});

Deno.test("an author has a number of devices, and the oldest gives way", async () => {
  const { devices, signIn, idsOf, clock } = await setUp();
  for (let n = 0; n <= MAX_PUSH_DEVICES; n++) {
    await devices.put(await signIn(), subscribing(`Device ${n}`));
    clock.advance(1);
  }
  const { devices: list } = await devices.state(await signIn());
  deepEqual([list.length, list.at(-1)?.label], [MAX_PUSH_DEVICES, "Device 1"]);
  equal((await idsOf()).length, MAX_PUSH_DEVICES);
});

Deno.test("an address that may not be used, a damaged key and an empty name are refused", async () => {
  const { devices, signIn, idsOf } = await setUp();
  const session = await signIn();
  for (
    const wrong of [
      { endpoint: "https://169.254.169.254/" },
      { p256dh: "AAAA" },
      { auth: "" },
      { auth: "A".repeat(23) },
      { label: " " },
    ]
  ) {
    await rejects(devices.put(session, subscribing("x", wrong)), refusedAs("invalid-body"));
  }
  deepEqual(await idsOf(), []);
});

Deno.test("a test goes to an author's own device, and ending it too", async () => {
  const { devices, signIn, authors, store, sessions, sent } = await setUp();
  const session = await signIn();
  const { id } = await devices.put(session, subscribing("Phone"));
  await authors.invite(session.author, { name: "Second", publicUrl: "http://talk.test" });
  const second = (await store.authors())[1];
  if (second === undefined) throw new Error("nobody was invited");
  const other = await sessions.open(second);
  await rejects(devices.test(other, id), refusedAs("not-found"));
  await rejects(devices.end(other, id), refusedAs("not-found"));
  deepEqual(await devices.test(session, id), { kind: "sent" });
  deepEqual(sent.map(({ message }) => message.payload), ['{"kind":"test"}']);
  await devices.remove(other.author.id, id);
  await devices.end(session, id);
  await rejects(devices.test(session, id), refusedAs("not-found"));
});

Deno.test("where the server does not push, nobody subscribes and nothing is sent", async () => {
  const { devices, signIn, authorId } = await setUp({ pushes: false });
  const session = await signIn();
  deepEqual(await devices.state(session), { devices: [] });
  await rejects(devices.put(session, subscribing("Phone")), refusedAs("not-found"));
  await rejects(devices.test(session, "x"), refusedAs("not-found"));
  deepEqual(await devices.of(authorId), []);
});
