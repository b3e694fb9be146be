/**
 * The server is started for the first time, and its author comes in.
 *
 * @module
 */
import type { AuthorGrant } from "../../../shared/chat/event.ts";
import type { Refusal } from "../../../shared/refusal.ts";
import { PASSWORD, type Visit } from "../visit.ts";

/** From an empty folder to an author who is signed in. */
export async function opening(visit: Visit): Promise<void> {
  const { narrator, server } = visit;
  narrator.tell(`A server is started on an empty folder, at ${server.origin}.`);
  await server.start();
  const token = server.linkToken ?? "";
  narrator.see("it prints a link that works once, for its author", token.length > 20, true);

  const nameless = await visit.signIn("/api/link", { token });
  const { code } = nameless.body as Refusal;
  const what = "the link alone is not enough the first time: a name and a password are needed";
  narrator.see(what, [nameless.status, code], [400, "invalid-body"]);
  const { status, body } = await visit.signIn("/api/link", {
    token,
    name: "Author",
    password: PASSWORD,
  });
  narrator.see("with them the author is in", [status, (body as AuthorGrant).author.name], [
    200,
    "Author",
  ]);
  const again = await visit.call<Refusal>("/api/link", { method: "POST", body: { token } });
  narrator.see("and the link is used up", again.body.code, "link-invalid");
}
