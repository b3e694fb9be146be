/**
 * Several authors: the owner invites and removes them; whoever is signed out, anywhere and in
 * whatever way, hears nothing more.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { AuthorList, Invitation, SessionList } from "../../shared/chat/author.ts";
import type { UnreadList } from "../../shared/chat/attention.ts";
import {
  ALL_WHISPERS,
  commandOf,
  joinOf,
  ownWhisperOf,
  topicOf,
  UNREAD,
} from "../../shared/chat/destination.ts";
import type { AuthorGrant, ConversationEvent, RoomPage } from "../../shared/chat/event.ts";
import type { Presence } from "../../shared/chat/presence.ts";
import { presenceOf } from "../../shared/chat/room_destination.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { Arrivals } from "../helper/arrivals.ts";
import { random } from "../helper/chat.ts";
import { type ChatSite, chatSite } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";
import { png } from "../helper/picture.ts";

const room = roomId("/posts/a");

async function withSite(tell: (site: ChatSite) => Promise<void>): Promise<void> {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  try {
    await tell(site);
  } finally {
    await site.stop();
  }
}

/** Calls the API with a cookie. */
async function call<T>(
  { ask }: ChatSite,
  [method, path]: readonly [method: string, path: string],
  { cookie, body }: { readonly cookie: string; readonly body?: object },
): Promise<{ readonly status: number; readonly body: T; readonly cookie: string }> {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await ask(path, { method, headers: { cookie }, ...init });
  const text = await response.text();
  const cookies = response.headers.getSetCookie().map((line) => line.split(";")[0]);
  return {
    status: response.status,
    body: (text === "" ? undefined : JSON.parse(text)) as T,
    cookie: cookies.join("; "),
  };
}

/** The owner invites somebody, who takes the link. */
async function invite(site: ChatSite, owner: string, name: string) {
  const invited = ["POST", "/api/authors"] as const;
  const { body } = await call<Invitation>(site, invited, { cookie: owner, body: { name } });
  const token = new URL(body.link).hash.replace("#link=", "");
  const use = { token, password: "battery staple" };
  const { cookie } = await call(site, ["POST", "/api/link"], { cookie: "", body: use });
  return { id: body.author.id, cookie };
}

Deno.test("a second author answers in their own name and picture, until the owner removes them", () =>
  withSite(async (site) => {
    const owner = await site.signIn();
    const { id, cookie } = await invite(site, owner, "Second");
    const picture = await site.ask("/api/authors/me/avatar", {
      method: "PUT",
      headers: { cookie, "content-type": "image/png" },
      body: png(64, 64),
    });
    const { avatar } = await picture.json();
    const reader = await site.connect({ passcode: await site.readerToken() });
    const heard = new Arrivals<ConversationEvent>();
    await reader.follow(topicOf(room), (event) => heard.push(event as ConversationEvent));
    const second = await site.connect({ cookie });
    await second.send(commandOf(joinOf(room), "say"), { id: newId(random), text: "an answer" });
    deepEqual((await heard.next()).message.from, { kind: "author", id, name: "Second", avatar });
    const shown = await fetch(site.origin + avatar, { headers: { origin: "https://any.example" } });
    deepEqual(new Uint8Array(await shown.arrayBuffer()), png(64, 64));

    const list = await call<AuthorList>(site, ["GET", "/api/authors"], { cookie });
    deepEqual(list.body.authors.map(({ name }) => name), ["Author", "Second"]);
    const removal = ["DELETE", `/api/authors/${id}`] as const;
    equal((await call(site, removal, { cookie })).status, 403);
    equal((await call(site, removal, { cookie: owner })).status, 204);
    equal(await second.closed, 1008);
    equal((await call(site, ["GET", "/api/authors"], { cookie })).status, 401);
    // What they said stays.
    const page = await reader.ask<{ messages: readonly { from: { name: string } }[] }>(
      joinOf(room),
    );
    deepEqual(page.messages.map(({ from }) => from.name), ["Second"]);
    await reader.leave();
  }));

Deno.test("an author ends a session from another browser, and its sockets close at once", () =>
  withSite(async (site) => {
    const [here, there] = [await site.signIn(), await site.signIn()];
    const sockets = [await site.connect({ cookie: there }), await site.connect({ cookie: there })];
    const own = await site.connect({ cookie: here });
    const { body } = await call<SessionList>(site, ["GET", "/api/sessions"], { cookie: here });
    const other = body.sessions.find(({ current }) => current === undefined);
    const end = ["DELETE", `/api/sessions/${other?.id}`] as const;
    equal((await call(site, end, { cookie: here })).status, 204);
    deepEqual(await Promise.all(sockets.map(({ closed }) => closed)), [1008, 1008]);
    equal((await call(site, ["GET", "/api/session"], { cookie: there })).status, 401);
    equal(await own.send(commandOf(joinOf(room), "history"), {}), undefined);
    await own.leave();
  }));

Deno.test("all other sessions end together, whoever of the authors asks, and only their own", () =>
  withSite(async (site) => {
    const [here, there] = [await site.signIn(), await site.signIn()];
    const { cookie } = await invite(site, here, "Second");
    const [own, other, second] = [
      await site.connect({ cookie: here }),
      await site.connect({ cookie: there }),
      await site.connect({ cookie }),
    ];
    equal((await call(site, ["DELETE", "/api/sessions"], { cookie: here })).status, 204);
    equal(await other.closed, 1008);
    for (const left of [own, second]) {
      equal(await left.send(commandOf(joinOf(room), "history"), {}), undefined);
      await left.leave();
    }
  }));

Deno.test("a session that ends while its sockets connect leaves none of them open", () =>
  withSite(async (site) => {
    for (let round = 0; round < 3; round++) {
      const cookie = await site.signIn();
      const connecting = Array.from(
        { length: 4 },
        () => site.connect({ cookie }).then((client) => client.closed, () => 1008),
      );
      const [out] = await Promise.all([
        call(site, ["DELETE", "/api/session"], { cookie }),
        ...connecting,
      ]);
      equal(out.status, 204);
      deepEqual(await Promise.all(connecting), [1008, 1008, 1008, 1008]);
    }
  }));

Deno.test("who becomes a moderator is shown the door at once, and keeps order without hearing a whisper", () =>
  withSite(async (site) => {
    const owner = await site.signIn();
    const { id, cookie } = await invite(site, owner, "Second");
    const socket = await site.connect({ cookie });
    await socket.follow(ALL_WHISPERS, () => {});
    const role = ["PUT", `/api/authors/${id}/role`] as const;
    equal((await call(site, role, { cookie: owner, body: { role: "moderator" } })).status, 200);
    equal(await socket.closed, 1008);
    equal((await call(site, ["GET", "/api/session"], { cookie })).status, 401);

    const back = { author: "Second", password: "battery staple" };
    const again = await call<AuthorGrant>(site, ["POST", "/api/session"], {
      cookie: "",
      body: back,
    });
    equal(again.body.role, "moderator");
    const reader = await site.connect({ passcode: await site.readerToken() });
    const moderator = await site.connect({ cookie: again.cookie });
    const presence = await reader.ask<Presence>(presenceOf(room));
    equal(presence.author.state, "away");
    const id1 = newId(random);
    await reader.send(commandOf(joinOf(room), "say"), { id: id1, text: "rude" });
    await reader.send(commandOf(ownWhisperOf(room), "say"), { id: newId(random), text: "psst" });
    const unread = await moderator.ask<UnreadList>(UNREAD);
    deepEqual(unread.conversations.map(({ whisper }) => whisper), [undefined]);
    equal(await moderator.send(commandOf(joinOf(room), "delete"), { id: id1 }), undefined);
    const whispered = { q: "psst", in: "whispers" };
    const found = new Arrivals<{ hits: readonly unknown[] }>();
    await moderator.follow("/user/queue/search", (page) => found.push(page as never));
    equal(await moderator.send("/app/search", whispered), undefined);
    deepEqual((await found.next()).hits, []);
    const { you } = await reader.ask<RoomPage>(joinOf(room));
    const named = { id: newId(random), message: { room, whisper: you.id, id: id1 } };
    equal((await moderator.send("/app/moderation/mute", named))?.code, "forbidden");
    equal(
      await moderator.send("/app/moderation/mute", { id: newId(random), reader: you.id }),
      undefined,
    );
    equal(
      (await reader.send(commandOf(joinOf(room), "say"), { id: newId(random), text: "x" }))?.code,
      "muted",
    );
    await Promise.all([reader.leave(), moderator.leave()]);
  }));

Deno.test("an author who is called otherwise speaks under the new name at once, in all they have open", () =>
  withSite(async (site) => {
    const cookie = await site.signIn();
    const author = await site.connect({ cookie });
    const renamed = ["PATCH", "/api/authors/me"] as const;
    equal((await call(site, renamed, { cookie, body: { name: "Kim" } })).status, 200);
    await author.send(commandOf(joinOf(room), "say"), { id: newId(random), text: "hello" });
    const { messages } = await author.ask<RoomPage>(joinOf(room));
    deepEqual(messages.map(({ from }) => from.name), ["Kim"]);
    await author.leave();
  }));
