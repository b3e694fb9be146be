/**
 * Where the links in mails lead.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import { createMailPageRoutes } from "../../../../server/http/reader/mail_page_routes.ts";
import { testChat } from "../../../helper/chat.ts";
import { ROOM } from "../../../helper/new_message.ts";
import { mailedChat } from "../../../helper/reader_mail.ts";

async function setUp() {
  const chat = mailedChat();
  const routes = createMailPageRoutes({ ...chat, publicUrl: "http://talk.test" });
  const { id: question } = await chat.asks();
  await chat.wishes({ question, more: true });
  await chat.later(0);
  const ask = async (method: string, path: string, init: RequestInit = {}) => {
    const response = await routes.request(path, { method, ...init });
    const [, text = ""] = /<p>(.*?)<\/p>/s.exec(await response.text()) ?? [];
    return [response.status, text];
  };
  return { ...chat, question, ask };
}

Deno.test("a program that opens every link of a mail says no yes", async () => {
  const { ask, token, follows } = await setUp();
  const path = `/mail/confirm/${token()}`;
  for (const method of ["GET", "HEAD", "GET"]) await ask(method, path);
  equal((await follows.find(token(), "confirm"))?.confirmed, false);
  match(String((await ask("GET", path))[1]), /^Should talk\.test write to you/);
  deepEqual(await ask("POST", path), [
    200,
    "Done. You will get an e-mail when there is an answer. You can close this page.",
  ]);
  equal((await follows.find(token(), "confirm"))?.confirmed, true);
  // Once more is no harm.
  equal((await ask("POST", path))[0], 200);
  match(String((await ask("GET", path))[1]), /^Done/);
});

Deno.test("mails are ended by a button, or by a mail program with one request", async () => {
  const { ask, token, follows, says, later, question } = await setUp();
  await ask("POST", `/mail/confirm/${token()}`);
  await says({ answers: question });
  await later(60_000);
  const path = `/mail/stop/${token()}`;
  match(String((await ask("GET", path))[1]), /^Should talk\.test stop writing/);
  equal(await follows.find(token(), "stop") === undefined, false);
  const body = "List-Unsubscribe=One-Click";
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  deepEqual(await ask("POST", path, { body, headers }), [
    200,
    "Nothing more will be sent, and your address is forgotten. You can close this page.",
  ]);
  equal(await follows.find(token(), "stop"), undefined);
  equal((await ask("POST", path))[0], 200);
});

Deno.test("whoever has said yes may take it back on the page that says so", async () => {
  const { follows, token, store } = await setUp();
  const routes = createMailPageRoutes({
    follows,
    sites: testChat().sites,
    publicUrl: "http://talk.test",
  });
  const page = await routes.request(`/mail/confirm/${token()}`, { method: "POST" });
  const [, action = ""] = /<form method="post" action="([^"]+)">/.exec(await page.text()) ?? [];
  equal((await store.follows.of({ room: ROOM, now: 0, limit: 9 })).length, 1);
  equal((await routes.request(action, { method: "POST" })).status, 200);
  equal((await store.follows.of({ room: ROOM, now: 0, limit: 9 })).length, 0);
});

Deno.test("a link nobody made leads nowhere, in the browser's language", async () => {
  const { ask, token } = await setUp();
  const headers = { "accept-language": "ko-KR,ko;q=0.9" };
  for (const what of ["confirm", "stop"]) {
    for (const name of ["x", `${token()}x`, "%00", "..%2F.."]) {
      for (const method of ["GET", "POST"]) {
        const [status, text] = await ask(method, `/mail/${what}/${name}`, { headers });
        equal(status, 404);
        match(String(text), /링크예요/);
      }
    }
  }
  // One that is for the other is none.
  equal((await ask("POST", `/mail/stop/${token()}`))[0], 404);
});

Deno.test("where no mail is sent there are no such pages", async () => {
  const routes = createMailPageRoutes({ ...mailedChat(), follows: undefined, publicUrl: "" });
  equal((await routes.request("/mail/confirm/x")).status, 404);
  equal(
    (await routes.request("/mail/confirm/x")).headers.get("content-type")?.includes("html"),
    false,
  );
});
