/**
 * Who is signed in, of those who call the API of the console.
 *
 * @module
 */
import type { Sender } from "../../../shared/chat/event.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { Clock } from "../../../shared/clock.ts";
import { assertConfirmed } from "../../chat/author/confirmation.ts";
import { assertAuthor } from "../../chat/author/role.ts";
import type { AuthorSessions, SignedIn } from "../../chat/author/author_session.ts";
import type { AuthorCookies } from "./cookie.ts";
import { isFromOwnPage, type OriginPolicy } from "./origin.ts";

/** What a guard is made with. */
export interface AuthorGuardOptions {
  readonly sessions: Pick<AuthorSessions, "find">;
  readonly policy: OriginPolicy;
  readonly cookies: AuthorCookies | undefined;
}

/**
 * The author a request comes from. @throws {Refused} `forbidden` when no page of the server's own sent
 * it, or a moderator did; `signed-out`
 */
export type AuthorGuard = (request: Request) => Promise<Sender>;

/** Whoever is signed in, also a moderator, with the session that counts. */
export type SessionGuard = (request: Request) => Promise<SignedIn>;

/** A guard that lets authors through, from the server's own pages. */
export function authorGuard(options: AuthorGuardOptions): AuthorGuard {
  const ofAuthors = authorSessionGuard(options);
  return async (request) => (await ofAuthors(request)).author;
}

/** A guard that lets the owner through, from the server's own pages. */
export function ownerGuard(options: AuthorGuardOptions): AuthorGuard {
  const signedIn = sessionGuard(options);
  return async (request) => {
    const { author, role } = await signedIn(request);
    if (role === "owner") return author;
    throw new Refused({ code: "forbidden", message: "Cannot do that: it is for the owner." });
  };
}

/** A guard that lets authors through, and says through which session. */
export function authorSessionGuard(options: AuthorGuardOptions): SessionGuard {
  const signedIn = sessionGuard(options);
  return async (request) => {
    const found = await signedIn(request);
    assertAuthor(found.role);
    return found;
  };
}

/**
 * The same for what cannot be undone: it asks for proof again when the last one is too old.
 *
 * The guard throws `confirm-needed` besides.
 */
export function confirmedGuard(
  { clock, ...options }: AuthorGuardOptions & { readonly clock: Pick<Clock, "now"> },
): AuthorGuard {
  const ofAuthors = authorSessionGuard(options);
  return async (request) => {
    const found = await ofAuthors(request);
    assertConfirmed(found, clock.now());
    return found.author;
  };
}

/** A guard that lets everybody through who is signed in, from the server's own pages. */
export function sessionGuard({ sessions, policy, cookies }: AuthorGuardOptions): SessionGuard {
  return async (request) => {
    assertOwnPage(request, policy);
    const found = await sessions.find(cookies?.session.read(request.headers) ?? "");
    if (found !== undefined) return found;
    throw new Refused({ code: "signed-out", message: "Nobody is signed in." });
  };
}

/** @throws {Refused} `forbidden` when no page of the server's own sent the request */
export function assertOwnPage({ headers, method }: Request, policy: OriginPolicy): void {
  const site = headers.get("sec-fetch-site");
  const isSameOrigin = site === null || site === "same-origin" || site === "none";
  // To read, browsers name no origin on the server's own pages.
  const reads = (method === "GET" || method === "HEAD") && !headers.has("origin");
  if (isSameOrigin && (reads || isFromOwnPage(headers, policy))) return;
  throw new Refused({ code: "forbidden", message: "Only the server's own pages may do that." });
}
