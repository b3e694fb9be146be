/**
 * What authors are: the owner, an author, or a moderator. What each may do is in two places: in
 * `server/chat/rules.ts` for destinations, and here for whoever calls the API.
 *
 * A moderator keeps order in rooms, and hears nothing of whispers, nor of who readers are.
 *
 * @module
 */
import type { AuthorRole } from "../../../shared/chat/author.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { AuthorRecord } from "../../storage/store.ts";

/** The owner: who is marked so, otherwise the oldest of all, so that there always is one. */
export function ownerOf(authors: readonly AuthorRecord[]): AuthorRecord | undefined {
  return authors.find(({ role }) => role === "owner") ?? authors[0];
}

/** What one of these authors is. */
export function roleOf(
  { id, role }: AuthorRecord,
  authors: readonly AuthorRecord[],
): AuthorRole {
  if (ownerOf(authors)?.id === id) return "owner";
  return role === "moderator" ? "moderator" : "author";
}

/** The same authors, the owner first. */
export function ownerFirst(authors: readonly AuthorRecord[]): readonly AuthorRecord[] {
  const owner = ownerOf(authors);
  return owner === undefined ? [] : [owner, ...authors.filter((author) => author !== owner)];
}

/** @throws {Refused} `forbidden` to moderators */
export function assertAuthor(role: AuthorRole): void {
  if (role !== "moderator") return;
  throw new Refused({
    code: "forbidden",
    message: "Cannot do that: it is for authors, and you are a moderator.",
  });
}

/** The authors, as the owner sees them who asks. @throws {Refused} `forbidden` to others */
export function assertOwner(asker: string, authors: readonly AuthorRecord[]): void {
  if (ownerOf(authors)?.id === asker) return;
  throw new Refused({ code: "forbidden", message: "Cannot do that: it is for the owner." });
}
