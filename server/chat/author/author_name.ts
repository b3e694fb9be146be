/**
 * Which author a name means.
 *
 * @module
 */
import { Refused } from "../../../shared/refusal.ts";
import type { AuthorRecord } from "../../storage/store.ts";

/** The author of this id or, if there is none, of this name; capitals do not matter. */
export function authorNamed(
  authors: readonly AuthorRecord[],
  name: string,
): AuthorRecord | undefined {
  const wanted = plain(name);
  return authors.find(({ id }) => id === name) ??
    authors.find((author) => plain(author.name) === wanted);
}

/**
 * @param id the author who would be called so
 * @throws {Refused} `invalid-body` when another one is
 */
export function assertNameIsFree(
  authors: readonly AuthorRecord[],
  name: string,
  id: string | undefined,
): void {
  const wanted = plain(name);
  if (!authors.some((author) => author.id !== id && plain(author.name) === wanted)) return;
  throw new Refused({
    code: "invalid-body",
    message: "Cannot take the name: another author is called so.",
  });
}

function plain(name: string): string {
  return name.normalize("NFC").trim().toLowerCase();
}
