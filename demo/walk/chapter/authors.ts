/**
 * Authors sign in with a password; what they open closes when they sign out.
 *
 * @module
 */
import type { AuthorGrant } from "../../../shared/chat/event.ts";
import type { Refusal } from "../../../shared/refusal.ts";
import { cookiesOf, PASSWORD, type Visit } from "../visit.ts";

/** From the sign-in to the sign-out of another device. */
export async function authors(visit: Visit): Promise<void> {
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
  const { status } = await visit.callAsAuthor("/api/session");
  narrator.see("the author's first device stays signed in", status, 200);
}
