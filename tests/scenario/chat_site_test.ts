/**
 * Several blogs, one server: their readers meet nowhere, and what the author settles counts at once.
 *
 * @module
 */
import { deepEqual, equal, match, rejects } from "node:assert/strict";
import { joinOf, sayOf, SITES, topicOf } from "../../shared/chat/destination.ts";
import type { ReaderGrant, RoomPage } from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { frame } from "../../shared/stomp/frame.ts";
import { encodeFrame } from "../../shared/stomp/encoder.ts";
import { random } from "../helper/chat.ts";
import { type ChatSite, chatSite } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";

const BLOG = "http://blog.test";
const ASIDE = "http://aside.test";
const SETTINGS = { ALLOWED_ORIGINS: BLOG };
const here = roomId("/posts/a");
const there = roomId("/posts/a", "aside");

/** A server with two sites, and the author's cookie. */
async function withSites(test: (site: ChatSite, cookie: string) => Promise<void>): Promise<void> {
  using folder = dataDir();
  const site = await chatSite(folder.path, 0, SETTINGS);
  try {
    const cookie = await site.signIn();
    equal((await put(site, cookie, "/api/sites/aside", { origins: [ASIDE] })).status, 200);
    await test(site, cookie);
  } finally {
    await site.stop();
  }
}

async function put(site: ChatSite, cookie: string, path: string, settings: unknown) {
  const body = JSON.stringify(settings);
  const response = await site.ask(path, { method: "PUT", headers: { cookie }, body });
  return { status: response.status, body: await response.json() };
}

async function grantAt(site: ChatSite, origin: string, token?: string): Promise<ReaderGrant> {
  const headers = { origin, ...token !== undefined && { authorization: `Bearer ${token}` } };
  const response = await site.ask("/api/reader", { method: "POST", headers });
  return await response.json();
}

Deno.test("readers of two blogs with the same path meet nowhere; the author sees both apart", () =>
  withSites(async (site, cookie) => {
    const join = async (origin: string) => {
      const { token } = await grantAt(site, origin);
      return await site.connect({ passcode: token, origin });
    };
    const [reader, stranger] = [await join(BLOG), await join(ASIDE)];
    const told: unknown[] = [];
    await reader.follow(topicOf(here), (body) => told.push(["here", body]));
    await stranger.follow(topicOf(there), (body) => told.push(["there", body]));
    const page = { title: "A post", url: `${ASIDE}/posts/a` };
    const say = (text: string) => ({ id: newId(random), text });
    equal(await stranger.send(sayOf(there), { ...say("elsewhere"), page }), undefined);
    equal((await reader.send(sayOf(here), { ...say("not mine"), page }))?.code, "invalid-body");
    const { messages } = await reader.ask<RoomPage>(joinOf(here));
    deepEqual(messages, []);
    deepEqual(told.map((event) => (event as [string])[0]), ["there"]);

    const author = await site.connect({ cookie });
    const pages = await Promise.all(
      [here, there].map((room) => author.ask<RoomPage>(joinOf(room))),
    );
    deepEqual(pages.map(({ messages }) => messages.map(({ text }) => text)), [[], ["elsewhere"]]);

    // A destination of another site is as good as none.
    reader.stomp.subscribe(topicOf(there), () => {});
    equal(await reader.closed, 1008);
    await Promise.all([stranger.leave(), author.leave()]);
  }));

Deno.test("a token counts on pages of its own site only, on every way in", () =>
  withSites(async (site) => {
    const { token, site: named } = await grantAt(site, ASIDE);
    equal(named, "aside");
    await rejects(site.connect({ passcode: token, origin: BLOG }), /token-invalid/);
    await (await site.connect({ passcode: token, origin: ASIDE })).leave();
    await (await site.connect({ passcode: token })).leave();

    const messages = async (origin: string) => {
      const headers = { origin, authorization: `Bearer ${token}` };
      const response = await site.ask("/api/reader/messages", { headers });
      await response.body?.cancel();
      return response.status;
    };
    equal(await messages(ASIDE), 200);
    equal(await messages(BLOG), 401);
    deepEqual((await grantAt(site, ASIDE, token)).site, "aside");
    equal((await grantAt(site, BLOG, token)).token, undefined);
  }));

Deno.test("what is settled counts at once: who may come in, who stays, and authors hear of it", () =>
  withSites(async (site, cookie) => {
    const author = await site.connect({ cookie });
    const { promise: heard, resolve: hear } = Promise.withResolvers<unknown>();
    await author.follow(SITES, hear);
    const { token } = await grantAt(site, ASIDE);
    const leaving = await site.connect({ passcode: token, origin: ASIDE });
    const staying = await site.connect({ passcode: token });
    const moved = "http://moved.test";
    const { body: settled } = await put(site, cookie, "/api/sites/aside", { origins: [moved] });
    equal(await leaving.closed, 1008);
    deepEqual(await heard, { type: "site", site: settled });
    equal((await staying.ask<RoomPage>(joinOf(there))).lastSeq, 0);
    await rejects(site.connect({ passcode: token, origin: ASIDE }), /closed/);
    await (await site.connect({ passcode: token, origin: moved })).leave();
    equal((await grantAt(site, ASIDE)).token, undefined);
    const own = await site.ask("/api/site", { headers: { origin: moved } });
    equal(own.headers.get("access-control-allow-origin"), moved);
    equal((await own.json()).id, "aside");

    const overlap = await put(site, cookie, "/api/sites/third", { origins: [moved] });
    deepEqual([overlap.status, overlap.body.code], [400, "invalid-body"]);
    match(overlap.body.message, /is of the site "aside"/);
    const removed = await site.ask("/api/sites/aside", { method: "DELETE", headers: { cookie } });
    equal(removed.status, 204);
    equal(await staying.closed, 1008);
    await rejects(site.connect({ passcode: token }), /token-invalid/);
    await author.leave();
  }));

Deno.test("sites and rooms are settled as before after a restart; what the file says wins", async () => {
  using folder = dataDir();
  const file = `${folder.path}/sites.json`;
  await Deno.writeTextFile(file, JSON.stringify({ sites: [{ id: "filed", origins: [ASIDE] }] }));
  const path = "/api/rooms/default%2Fposts%2Fa/settings";
  const settings = { mode: "read-only", retentionDays: 7 };
  const first = await chatSite(folder.path, 0, SETTINGS);
  const cookie = await first.signIn();
  for (const id of ["kept", "filed"]) {
    const origins = [`http://${id}.test`];
    equal((await put(first, cookie, `/api/sites/${id}`, { origins })).status, 200);
  }
  equal((await put(first, cookie, path, settings)).status, 200);
  await first.stop();

  const second = await chatSite(folder.path, 0, { ...SETTINGS, SITES_FILE: file });
  const list = await (await second.ask("/api/sites", { headers: { cookie } })).json();
  deepEqual(list.fixed, ["filed"]);
  deepEqual(
    list.sites.map(({ id, origins }: { id: string; origins: string[] }) => [id, ...origins]),
    [["default", BLOG], ["filed", ASIDE], ["kept", "http://kept.test"]],
  );
  deepEqual(await (await second.ask(path, { headers: { cookie } })).json(), settings);
  const refused = await put(second, cookie, "/api/sites/filed", {});
  deepEqual([refused.status, refused.body.code], [403, "forbidden"]);
  equal(refused.body.message.includes(file), true);
  await second.stop();
});

Deno.test(
  "a token counts over SockJS as it does over a WebSocket",
  () =>
    withSites(async (site) => {
      const { token } = await grantAt(site, ASIDE);
      const poll = async (origin: string) => {
        const session = `${site.origin}/stomp/000/${newId(random)}`;
        const ask = async (path: string, body?: string) => {
          const init = { method: "POST", headers: { origin }, ...body !== undefined && { body } };
          return await (await fetch(session + path, init)).text();
        };
        equal(await ask("/xhr"), "o\n");
        const connect = frame("CONNECT", { "accept-version": "1.2", host: "x", passcode: token });
        await ask("/xhr_send", JSON.stringify([String(encodeFrame(connect, "1.2"))]));
        const answer = await ask("/xhr");
        await ask("/xhr_send", JSON.stringify(["DISCONNECT\n\n\0"]));
        match(await ask("/xhr"), /^c\[/);
        return answer;
      };
      match(await poll(ASIDE), /^a\["CONNECTED/);
      match(await poll(BLOG), /^a\["ERROR.*token-invalid/);
    }),
);
