/**
 * Every call of the API is open to those whom the contract names, and to nobody else: not to other
 * roles, and not to other pages with their cookies.
 *
 * @module
 */
import { deepEqual, equal, ok } from "node:assert/strict";
import { commandOf, joinOf, ownWhisperOf } from "../../shared/chat/destination.ts";
import type { ReaderGrant, RoomPage } from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { isRefusal } from "../../shared/refusal.ts";
import { random } from "../helper/chat.ts";
import { chatSite } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";
import { databaseRows } from "../helper/database_rows.ts";
import { HTTP_CASES } from "../helper/http_case.ts";
import { invited } from "../helper/invited.ts";
import { filledPath, HTTP_ROWS, type HttpRow } from "../helper/http_row.ts";

const room = roomId("/posts/a");

/** What a request brings, besides the method, path and body. */
type Headers = Readonly<Record<string, string>>;

/** Pages that are not the server's own, as browsers and forgers send them. */
function foreignPages(origin: string): readonly Headers[] {
  const { hostname, port } = new URL(origin);
  return [
    // It may embed the chat, and is still not the console.
    { origin: "http://localhost:4000" },
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: `https://${hostname}:${port}` },
    { origin: `http://${hostname}:${Number(port) + 1}` },
    { origin: `http://${hostname}.evil.example:${port}` },
    { origin: `${origin}/` },
    { origin: `${origin}/console` },
    { origin: `http://user@${hostname}:${port}` },
    { origin: `http://${hostname}.:${port}` },
    { origin: `http://evil-${hostname}:${port}` },
    { origin: `HTTP://${hostname}:${port}` },
    { origin: `http://${hostname}` },
    { origin: `ws://${hostname}:${port}` },
    { origin: `${origin}, https://evil.example` },
    { origin: `https://evil.example, ${origin}` },
    { origin: `http://2130706433:${port}` },
    { origin: "file://" },
    { origin: "chrome-extension://abcdefgh" },
    { origin: "*" },
    { origin: "null", "sec-fetch-site": "same-origin" },
    { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
    { origin, "sec-fetch-site": "cross-site" },
    { origin, "sec-fetch-site": "same-site" },
    { origin, "sec-fetch-site": "none, cross-site" },
  ];
}

/** Who may make a call, out of the words of the contract. */
function roleOf({ who, path }: HttpRow): "author" | "own page" | "reader" | "page" {
  if (/^(?:authors?|the owner)\b/.test(who)) return "author";
  if (/^(?:a reader|readers?)\b/.test(who)) return "reader";
  if (/^the server's own pages\b/.test(who)) return "own page";
  ok(/^any(?:body| page)\b/.test(who), `who is ${JSON.stringify(who)}, for ${path}?`);
  return "page";
}

Deno.test("every call is for those whom the contract names, and nothing comes of it for others", async () => {
  using folder = dataDir();
  const before = await chatSite(folder.path);
  const cookie = await before.signIn();
  const author = await invited(before, cookie);
  const moderator = await invited(before, cookie, { name: "Third", role: "moderator" });
  const response = await before.ask("/api/reader", { method: "POST" });
  const { token, reader }: ReaderGrant = await response.json();
  const client = await before.connect({ passcode: token });
  for (const at of [joinOf(room), ownWhisperOf(room)]) {
    await client.send(commandOf(at, "say"), { id: newId(random), text: "there" });
  }
  equal((await client.ask<RoomPage>(joinOf(room))).lastSeq, 1);
  await client.leave();
  await before.stop();
  const rows = await databaseRows(folder.file);

  const site = await chatSite(folder.path, 0, { TRUSTED_PROXIES: "127.0.0.1" });
  const authorization = `Bearer ${token}`;
  let calls = 0;
  const refused = async (row: HttpRow, headers: Headers, statuses: readonly number[]) => {
    const body = HTTP_CASES[`${row.method} ${row.path}`]?.bodies[0];
    const answer = await fetch(site.origin + filledPath(row, { room, reader: reader.id }), {
      method: row.method,
      headers: {
        "content-type": "application/json",
        // Everybody comes from somewhere else, so that nobody is too fast.
        "x-forwarded-for": `10.${calls >> 8}.${calls++ & 255}.1`,
        ...headers,
      },
      ...row.body !== "" && { body: JSON.stringify(body) },
    });
    const text = await answer.text();
    const what = `${row.method} ${row.path} with ${JSON.stringify(headers)}: ${text}`;
    ok(statuses.includes(answer.status), `${answer.status} ${what}`);
    ok(isRefusal(JSON.parse(text)), what);
    deepEqual(answer.headers.getSetCookie(), [], what);
  };
  for (const row of HTTP_ROWS) {
    const role = roleOf(row);
    const { origin } = site;
    if (role === "author") {
      for (const headers of [{ origin }, { origin, authorization }, { origin, cookie: "x=y" }]) {
        await refused(row, headers, [401]);
      }
    }
    const { who } = row;
    const lower = /^the owner, on/.test(who)
      ? [author, moderator]
      : /^authors, on/.test(who)
      ? [moderator]
      : [];
    for (const { cookie } of lower) await refused(row, { origin, cookie }, [403]);
    if (role === "reader") {
      for (const headers of [{ origin }, { origin, cookie }, { authorization: "Bearer made.up" }]) {
        await refused(row, headers, [401, 403]);
      }
    }
    if (role === "author" || role === "own page") {
      // A task shows a token; a cookie, from wherever it comes, is nothing to it.
      const byTask = who.includes("deno task");
      for (const headers of foreignPages(origin)) {
        // A wrong password would be 401 as well.
        await refused(
          row,
          { cookie, ...headers },
          row.method === "GET" || byTask ? [401, 403] : [403],
        );
      }
      if (row.method !== "GET") await refused(row, { cookie }, byTask ? [401, 403] : [403]);
    }
    // Nobody is let in whom no site names.
    await refused(row, { origin: "https://evil.example", authorization }, [403]);
  }
  deepEqual(site.log.filter((line) => line.includes("error")), []);
  await site.stop();
  deepEqual(await databaseRows(folder.file), rows);
});
