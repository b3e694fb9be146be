/**
 * Authors sign in with a password; what they open closes when they sign out.
 *
 * @module
 */
import type { Invitation, SessionList } from "../../../shared/chat/author.ts";
import type { AuthorGrant, ConversationEvent } from "../../../shared/chat/event.ts";
import type { Refusal } from "../../../shared/refusal.ts";
import { cookiesOf, PASSWORD, type Visit } from "../visit.ts";
import { freshId, roomAt, topicAt } from "../wire.ts";

const ROOM = "default/posts/authors";
const GUESSES = 20;
/** A PNG of one pixel. */
const DOT =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** From the sign-in of another device to the end of another author. */
export async function authors(visit: Visit): Promise<void> {
  await anotherDevice(visit);
  await visit.part();
  await anotherAuthor(visit);
  await visit.part();
  await picture(visit);
  await guessers(visit);
}

async function anotherDevice(visit: Visit): Promise<void> {
  const { narrator } = visit;
  narrator.tell("The author signs in on another device, after a slip of the hand.");
  const slip = await visit.call<Refusal>("/api/session", {
    method: "POST",
    body: { password: `${PASSWORD}.` },
  });
  narrator.see("a wrong password is refused", [slip.status, slip.body.code], [
    401,
    "password-wrong",
  ]);
  const session = await visit.call<AuthorGrant>("/api/session", {
    method: "POST",
    body: { password: PASSWORD },
  });
  narrator.see("the right one is not", [session.status, session.body.author.name], [200, "Author"]);
  const [cookie = ""] = session.headers.getSetCookie();
  narrator.see("the cookie is for the server's own pages, and no script", [
    /; HttpOnly/i.test(cookie),
    /; SameSite=Strict/i.test(cookie),
  ], [true, true]);

  narrator.tell("A page of another site tries to use it.");
  const device = cookiesOf(session.headers);
  const foreign = await visit.call<Refusal>("/api/session", {
    method: "DELETE",
    headers: { cookie: device, origin: "https://evil.example" },
  });
  narrator.see("that is refused", [foreign.status, foreign.body.code], [403, "forbidden"]);

  narrator.tell("The device opens the console and signs out.");
  const person = await visit.connect({ cookie: device });
  const out = await visit.call("/api/session", { method: "DELETE", headers: { cookie: device } });
  narrator.see("the session is over", out.status, 204);
  narrator.see("and its connection is closed at once", await person.closed(), 1008);
  const { sessions } = (await visit.callAsAuthor<SessionList>("/api/sessions")).body;
  narrator.see(
    "the first device stays signed in, and is told to be the only one",
    sessions.map(({ current }) => current),
    [
      true,
    ],
  );
}

async function anotherAuthor(visit: Visit): Promise<void> {
  const { narrator } = visit;
  narrator.tell("The owner invites another author, who chooses a password with the link.");
  const { body } = await visit.callAsAuthor<Invitation>("/api/authors", {
    method: "POST",
    body: { name: "Second author" },
  });
  const token = new URL(body.link).hash.replace("#link=", "");
  const password = "another walk through the woods";
  await visit.call("/api/link", { method: "POST", body: { token, password } });
  const session = await visit.call<AuthorGrant>("/api/session", {
    method: "POST",
    body: { password, author: "Second author" },
  });
  narrator.see("from then on they sign in by name", [session.status, session.body.author.name], [
    200,
    "Second author",
  ]);
  const second = await visit.connect({ cookie: cookiesOf(session.headers) });
  const { person: reader } = await visit.reader();
  const events = await reader.follow<ConversationEvent>(topicAt(ROOM));
  await second.send(`${roomAt(ROOM)}/say`, { id: freshId(), text: "I am new here." });
  const { from } = (await events.next()).message;
  narrator.see("and write in their own name", [from.kind, from.name], ["author", "Second author"]);
  const notOwner = await visit.call<Refusal>("/api/authors", {
    method: "POST",
    body: { name: "Third author" },
    headers: { cookie: cookiesOf(session.headers) },
  });
  narrator.see("only the owner invites", notOwner.body.code, "forbidden");
  const path = `/api/authors/${session.body.author.id}`;
  const { status } = await visit.callAsAuthor(path, { method: "DELETE" });
  narrator.see("and lets others go", status, 204);
  narrator.see("which closes their connections", await second.closed(), 1008);
}

async function picture(visit: Visit): Promise<void> {
  const { narrator } = visit;
  narrator.tell("The author wants to be seen with a picture.");
  const put = (type: string, body: Uint8Array<ArrayBuffer> | string) =>
    visit.callAsAuthor<Refusal>("/api/authors/me/avatar", {
      method: "PUT",
      body,
      headers: { "content-type": type },
    });
  const drawing = await put("image/svg+xml", "<svg onload='alert(1)'/>");
  narrator.see("a drawing that could be a program is refused", drawing.body.code, "invalid-body");
  const { status } = await put(
    "image/png",
    Uint8Array.from(atob(DOT), (octet) => octet.charCodeAt(0)),
  );
  narrator.see("a PNG is not", status, 200);
  const author = await visit.author();
  const events = await author.follow<ConversationEvent>(topicAt(ROOM));
  await author.send(`${roomAt(ROOM)}/say`, { id: freshId(), text: "It is me." });
  const path = (await events.next()).message.from.avatar ?? "";
  const { headers } = await visit.call(path);
  narrator.see("what they say from then on says where it is", [
    headers.get("content-type"),
    headers.get("x-content-type-options"),
  ], ["image/png", "nosniff"]);
}

async function guessers(visit: Visit): Promise<void> {
  const { narrator } = visit;
  narrator.tell(`Strangers from ${GUESSES} networks guess the owner's password.`);
  const codes = new Set<string>();
  for (let n = 0; n < GUESSES; n++) {
    const { body } = await visit.call<Refusal>("/api/session", {
      method: "POST",
      body: { password: `guess number ${n}` },
      headers: { "x-forwarded-for": `198.51.${n}.1` },
    });
    codes.add(body.code);
  }
  narrator.see("soon they are not even heard", [...codes], ["password-wrong", "too-fast"]);
  const { status, headers } = await visit.callAsAuthor("/api/session", {
    method: "POST",
    body: { password: PASSWORD },
    headers: { "x-forwarded-for": "198.51.200.1" },
  });
  narrator.see("the owner, with a browser known from before, gets in all the same", status, 200);
  // Signing in again ended the session from before.
  visit.cookie = cookiesOf(headers);
}
