/**
 * What a reader may be called, and what an e-mail address looks like. Unlike in a message nothing is
 * mended without a word: a name stands beside every message, so it is taken as it is or refused.
 *
 * @module
 */
import { MAX_EMAIL_LENGTH } from "../../../shared/limit.ts";
import { Refused } from "../../../shared/refusal.ts";
import { looksLike } from "./look_alike.ts";
import { cleanName } from "../text.ts";

/** Control characters, line ends, and what cannot be seen or turns its neighbours round. */
const UNFIT =
  /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u;
/** Marks heaped upon one letter grow over the lines around it. */
const HEAP = /\p{M}{4}/u;
/** One "@", no spaces nor quotes, a dot in the domain: what does not look so is a slip. */
const EMAIL = /^[^\s@"(),:;<>[\\\]]+@[^\s@"(),:;<>[\\\].]+(?:\.[^\s@"(),:;<>[\\\].]+)+$/u;

/**
 * A reader's name, as it is kept.
 *
 * @throws {Refused} `invalid-body` when it is empty, too long or has characters no name should have
 */
export function cleanReaderName(raw: string): string {
  if (!raw.isWellFormed()) throw invalid("Cannot take the name: it has half a character.");
  if (UNFIT.test(raw)) throw invalid("Cannot take the name: it has characters nobody can see.");
  if (HEAP.test(raw.normalize("NFD"))) {
    throw invalid("Cannot take the name: it has too many marks on one letter.");
  }
  return cleanName(raw);
}

/** @throws {Refused} `forbidden` when a name could be taken for one of these authors' */
export function assertNoAuthors(name: string, authors: readonly string[]): void {
  if (!isAuthorLike(name, authors)) return;
  throw new Refused({
    code: "forbidden",
    message: "Cannot take the name: it looks like an author's. Choose another one.",
  });
}

/** Whether a name could be taken for an author's. */
export function isAuthorLike(name: string, authors: readonly string[]): boolean {
  // Without any name to compare with, words such as "admin" still are nobody's.
  return [...authors, ""].some((author) => looksLike(name, author));
}

/**
 * An e-mail address, as it is kept. Nobody has checked that it is the reader's.
 *
 * @throws {Refused} `invalid-body` when it does not look like one
 */
export function cleanEmail(raw: string): string {
  const email = raw.trim();
  if (
    email.length > MAX_EMAIL_LENGTH || !raw.isWellFormed() || UNFIT.test(raw) || !EMAIL.test(email)
  ) {
    throw invalid(
      "Cannot take the e-mail address: one such as kim@blog.example is expected, " +
        `of at most ${MAX_EMAIL_LENGTH} characters.`,
    );
  }
  return email;
}

function invalid(message: string): Refused {
  return new Refused({ code: "invalid-body", message });
}
