import { deepEqual, equal } from "node:assert/strict";
import { MemoryStore } from "../../../../../server/storage/memory/memory_store.ts";
import type { AuthorRecord } from "../../../../../server/storage/store.ts";
import { random } from "../../../../helper/chat.ts";
import { chatServer, type Person } from "../../../../helper/chat_server.ts";
import { ME_CHANGES } from "../../../../../shared/chat/destination.ts";
import { bodyText } from "../../../../../shared/stomp/frame.ts";

Deno.test("the sockets of a session that ends are closed with 1008, and no others", async () => {
  const server = await chatServer();
  try {
    const [secret, other] = [await server.signIn(), await server.signIn()];
    const [one, tab, elsewhere] = [
      await server.author(secret),
      await server.author(secret),
      await server.author(other),
    ];
    await server.chat.sessions.end(secret);
    deepEqual([(await one.peer.closed).code, (await tab.peer.closed).code], [1008, 1008]);
    elsewhere.send("/app/rooms/default%2Fa/history", {}, "still here");
    const frames = await elsewhere.peer.rest();
    deepEqual(frames.map(({ command }) => command), ["RECEIPT"]);
  } finally {
    server.close();
  }
});

Deno.test("an author's new name is told to all that they have open, and to nobody else", async () => {
  const server = await chatServer();
  try {
    const [tab, other] = [await server.author(), await server.author()];
    const reader = await server.reader();
    for (const person of [tab, other, reader]) person.subscribe(ME_CHANGES);
    await server.chat.authors.rename(server.owner, "Kim");
    const told = async ({ peer }: Person) =>
      (await peer.rest()).map((frame) => JSON.parse(bodyText(frame)));
    const card = { author: { ...server.owner, name: "Kim" } };
    deepEqual([await told(tab), await told(other), await told(reader)], [[card], [card], []]);
  } finally {
    server.close();
  }
});

Deno.test("a session that ended elsewhere, unheard, is closed when all is read again", async () => {
  const server = await chatServer();
  try {
    const [secret, other] = [await server.signIn(), await server.signIn()];
    const [ended, open] = [await server.author(secret), await server.author(other)];
    const { sessionHash = "" } = await server.chat.sessions.find(secret) ?? {};
    await server.chat.store.deleteSession(sessionHash);
    await server.chat.memories.refresh();
    equal((await ended.peer.closed).code, 1008);
    open.send("/app/rooms/default%2Fa/history", {}, "still here");
    deepEqual((await open.peer.rest()).map(({ command }) => command), ["RECEIPT"]);
  } finally {
    server.close();
  }
});

Deno.test("whoever signed in since all of theirs were ended elsewhere stays", async () => {
  const server = await chatServer();
  try {
    const [secret, since] = [await server.signIn(), await server.signIn()];
    const [ended, open] = [await server.author(secret), await server.author(since)];
    const { sessionHash = "" } = await server.chat.sessions.find(secret) ?? {};
    await server.chat.store.deleteSession(sessionHash);
    // As it is told, some time after it was done.
    server.chat.sessions.endedElsewhere({ authorId: "owner" });
    equal((await ended.peer.closed).code, 1008);
    open.send("/app/rooms/default%2Fa/history", {}, "still here");
    deepEqual((await open.peer.rest()).map(({ command }) => command), ["RECEIPT"]);
  } finally {
    server.close();
  }
});

Deno.test("a session that ends while it connects is closed once it is connected", async () => {
  /** Ends a session after it was found and before its socket is let in. */
  class SlowStore extends MemoryStore {
    meanwhile = () => Promise.resolve();

    override async authors(): Promise<readonly AuthorRecord[]> {
      await this.meanwhile();
      return await super.authors();
    }
  }
  const store = new SlowStore({ random });
  const server = await chatServer({ store });
  try {
    const secret = await server.signIn();
    store.meanwhile = async () => {
      store.meanwhile = () => Promise.resolve();
      await server.chat.sessions.end(secret);
    };
    const { peer } = await server.author(secret);
    equal((await peer.closed).code, 1008);
  } finally {
    server.close();
  }
});
