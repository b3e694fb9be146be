import { deepEqual, equal, throws } from "node:assert/strict";
import { readerRef } from "../../../../server/chat/controller/me_controller.ts";
import { ME, ME_CHANGES, sayOf, topicOf } from "../../../../shared/chat/destination.ts";
import type { RoomEvent } from "../../../../shared/chat/event.ts";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import type { Me } from "../../../../shared/chat/reader.ts";
import { DEFAULT_MODERATION } from "../../../../shared/chat/site.ts";
import type { Refusal } from "../../../../shared/refusal.ts";
import { random, refusedAs } from "../../../helper/chat.ts";
import { type ChatServer, chatServer, jsonOf, type Person } from "../../../helper/chat_server.ts";
import { siteWith } from "../../../helper/site_policy.ts";

const room = roomId("/posts/a");

async function withServer(test: (server: ChatServer) => Promise<void>): Promise<void> {
  const server = await chatServer();
  try {
    await test(server);
  } finally {
    server.close();
  }
}

/** What came to a person at a place. */
async function bodiesAt<T>({ peer }: Person, destination: string): Promise<readonly T[]> {
  return (await peer.rest())
    .filter((frame) => frame.headers.get("destination") === destination)
    .map((frame) => jsonOf(frame) as T);
}

async function askMe(person: Person): Promise<Me | undefined> {
  person.subscribe(ME);
  return (await bodiesAt<Me>(person, ME))[0];
}

Deno.test("a reader gives a name and an address, reads them, and takes them back", () =>
  withServer(async (server) => {
    const reader = await server.reader();
    const { id } = reader.sender;
    deepEqual(await askMe(reader), { id, name: "" });
    reader.send(ME, { name: " Kim ", email: "kim@blog.example" });
    const tab = await server.reader(server.chat.readerTokens.issue().token);
    equal((await askMe(tab))?.name, "");
    reader.subscribe(ME_CHANGES);
    reader.send(ME, { email: null });
    reader.send(ME, { name: null });
    deepEqual(await bodiesAt(reader, ME_CHANGES), [{ id, name: "Kim" }, { id, name: "" }]);
    equal(await server.chat.store.readers.find(id), undefined);
  }));

Deno.test("a reader speaks under the new name in all they have open, also there where it was given before", () =>
  withServer(async (server) => {
    const { token } = server.chat.readerTokens.issue();
    const [one, tab, other] = [
      await server.reader(token),
      await server.reader(token),
      await server.reader(),
    ];
    other.subscribe(topicOf(room));
    tab.subscribe(ME_CHANGES);
    const say = (person: Person, text: string) =>
      person.send(sayOf(room), { id: newId(random), text });
    say(tab, "before");
    await tab.peer.rest();
    one.send(ME, { name: "Kim" });
    await one.peer.rest();
    deepEqual(await bodiesAt(tab, ME_CHANGES), [{ id: one.sender.id, name: "Kim" }]);
    say(tab, "after");
    await tab.peer.rest();
    say(await server.reader(token), "later");
    const events = await bodiesAt<RoomEvent>(other, topicOf(room));
    deepEqual(events.map(({ message: { text, from } }) => [text, from.name]), [
      ["before", ""],
      ["after", "Kim"],
      ["later", "Kim"],
    ]);
  }));

Deno.test("a name that does not fit is refused with its code, to its sender alone, and nothing changes", () =>
  withServer(async (server) => {
    const { token } = server.chat.readerTokens.issue();
    const [reader, tab] = [await server.reader(token), await server.reader(token)];
    tab.subscribe(ME_CHANGES);
    const attempts: readonly [body: object, code: string][] = [
      [{}, "invalid-body"],
      [{ name: "" }, "invalid-body"],
      [{ name: "a\u0000b" }, "invalid-body"],
      [{ name: "x".repeat(61) }, "invalid-body"],
      [{ email: "nowhere" }, "invalid-body"],
      [{ name: "Аuthor" }, "forbidden"],
      [{ name: "Kim", email: "" }, "invalid-body"],
    ];
    for (const [body, code] of attempts) {
      reader.send(ME, body);
      const [refusal] = await bodiesAt<Refusal>(reader, "/user/queue/errors");
      equal(refusal?.code, code, JSON.stringify(body));
    }
    deepEqual(await tab.peer.rest(), []);
    deepEqual(await askMe(tab), { id: reader.sender.id, name: "" });
  }));

Deno.test("only readers have something to say of themselves", () => {
  const sender = { kind: "author", id: "a", name: "Ada" } as const;
  throws(
    () => readerRef({ name: "author-a", sender, role: "author", expiresAt: 1 }),
    refusedAs("forbidden"),
  );
  const reader = { kind: "reader", id: "r", name: "" } as const;
  deepEqual(
    readerRef({ name: "reader-r", sender: reader, role: "reader", site: "blog", expiresAt: 1 }),
    {
      id: "r",
      site: "blog",
    },
  );
});

Deno.test("a name with a word the site does not want is refused, and nothing is kept", () =>
  withServer(async (server) => {
    const { sites } = server.chat;
    await sites.put(siteWith("default", {
      moderation: { ...DEFAULT_MODERATION, words: ["spam"] },
    }));
    const reader = await server.reader();
    reader.send(ME, { name: "S\u200bpam" });
    const [refusal] = await bodiesAt<Refusal>(reader, "/user/queue/errors");
    equal(refusal?.code, "word-refused");
    deepEqual(await askMe(reader), { id: reader.sender.id, name: "" });
  }));
