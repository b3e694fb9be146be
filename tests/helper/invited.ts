/**
 * An author or a moderator who was invited to a site, and came.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import type { AuthorRole, Invitation } from "../../shared/chat/author.ts";
import type { ChatSite } from "./chat_site.ts";

/** Somebody who came. */
export interface Invited {
  readonly id: string;
  /** As a browser sends it. */
  readonly cookie: string;
}

/** The owner, whose cookie it is, invites somebody, who chooses a password. */
export async function invited(
  site: ChatSite,
  owner: string,
  { name = "Second", role = "author" }: {
    readonly name?: string;
    readonly role?: Exclude<AuthorRole, "owner">;
  } = {},
): Promise<Invited> {
  const asked = await site.ask("/api/authors", {
    method: "POST",
    headers: { cookie: owner },
    body: JSON.stringify({ name, role }),
  });
  const { author, link }: Invitation = await asked.json();
  equal(asked.status, 201);
  const token = new URL(link).hash.replace("#link=", "");
  const used = await site.ask("/api/link", {
    method: "POST",
    body: JSON.stringify({ token, password: "battery staple" }),
  });
  await used.body?.cancel();
  equal(used.status, 200);
  const cookie = used.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
  return { id: author.id, cookie };
}
