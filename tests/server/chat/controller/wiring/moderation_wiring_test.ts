import { deepEqual, equal } from "node:assert/strict";
import { HELD, moderationOf, topicOf } from "../../../../../shared/chat/destination.ts";
import { newId, roomId } from "../../../../../shared/chat/id.ts";
import { DEFAULT_MODERATION } from "../../../../../shared/chat/site.ts";
import { random } from "../../../../helper/chat.ts";
import { chatServer, jsonOf, type Person } from "../../../../helper/chat_server.ts";
import { siteWith } from "../../../../helper/site_policy.ts";

const [room, other] = [roomId("/a"), roomId("/b")];
const id = () => newId(random);

/** Whether somebody's connection is open once all that was on its way has come. */
async function isOpen({ peer }: Person): Promise<boolean> {
  let open = true;
  peer.closed.then(() => open = false);
  await peer.rest();
  return open;
}

Deno.test("the sockets of a banned reader and network are closed, and those of nobody else", async () => {
  const server = await chatServer();
  try {
    const { token } = server.chat.readerTokens.issue();
    const banned = [await server.reader(token), await server.reader(token, "home")];
    const neighbour = await server.reader(undefined, "home");
    const others = [await server.reader(undefined, "elsewhere"), await server.reader()];
    await server.chat.store.measures.note({
      reader: banned[0]?.sender.id ?? "",
      network: "home",
      at: 0,
    });
    const author = await server.author();
    author.send(moderationOf("ban"), { id: id(), reader: banned[0]?.sender.id, network: true });
    for (const { peer } of [...banned, neighbour]) {
      equal((await peer.closed).code, 1008);
    }
    for (const person of [...others, author]) equal(await isOpen(person), true);
  } finally {
    server.close();
  }
});

Deno.test("who follows a room hears its new terms at once, and nobody else does", async () => {
  const server = await chatServer();
  try {
    const [here, there] = [await server.reader(), await server.reader()];
    here.subscribe(topicOf(room));
    there.subscribe(topicOf(other));
    await Promise.all([here.peer.rest(), there.peer.rest()]);
    await server.chat.sites.putRoom(room, { mode: "read-only", slowModeSeconds: 9 });
    const terms = { mode: "read-only", holdFirst: false, slowModeSeconds: 9 };
    deepEqual((await here.peer.rest()).map(jsonOf), [{ type: "terms", terms }]);
    deepEqual(await there.peer.rest(), []);
    const moderation = { ...DEFAULT_MODERATION, holdFirst: true };
    await server.chat.sites.put(siteWith("default", { moderation }));
    for (const { peer } of [here, there]) equal((await peer.rest()).length, 1);
    await server.chat.sites.put(siteWith("blog"));
    for (const { peer } of [here, there]) deepEqual(await peer.rest(), []);
  } finally {
    server.close();
  }
});

Deno.test("readers who follow a room that closes are let go; authors and others stay", async () => {
  const server = await chatServer();
  try {
    const people = [await server.reader(), await server.reader(), await server.author()];
    for (const [n, person] of people.entries()) person.subscribe(topicOf(n === 1 ? other : room));
    const onlooker = await server.reader();
    onlooker.subscribe(`${topicOf(room)}/presence`);
    await onlooker.peer.rest();
    people[0]?.subscribe(HELD);
    for (const { peer } of people) await peer.rest();
    await server.chat.sites.putRoom(room, { mode: "closed" });
    equal((await people[0]?.peer.closed)?.code, 1008);
    equal((await onlooker.peer.closed).code, 1008);
    deepEqual(await Promise.all(people.map(isOpen)), [false, true, true]);
  } finally {
    server.close();
  }
});
