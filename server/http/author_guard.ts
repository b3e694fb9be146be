/**
 * Who is signed in, of those who call the API of the console.
 *
 * @module
 */
import type { Sender } from "../../shared/chat/event.ts";
import { Refused } from "../../shared/refusal.ts";
import type { AuthorSessions } from "../chat/author_session.ts";
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
 * it, `signed-out`
 */
export type AuthorGuard = (request: Request) => Promise<Sender>;

/** A guard that lets authors through, from the server's own pages. */
export function authorGuard({ sessions, policy, cookies }: AuthorGuardOptions): AuthorGuard {
  return async ({ headers, method }) => {
    const site = headers.get("sec-fetch-site");
    const isSameOrigin = site === null || site === "same-origin" || site === "none";
    // To read, browsers name no origin on the server's own pages.
    const reads = (method === "GET" || method === "HEAD") && !headers.has("origin");
    if (!isSameOrigin || !(reads || isFromOwnPage(headers, policy))) {
      throw new Refused({
        code: "forbidden",
        message: "Only the server's own pages may do that.",
      });
    }
    const found = await sessions.find(cookies?.session.read(headers) ?? "");
    if (found !== undefined) return found.author;
    throw new Refused({ code: "signed-out", message: "Nobody is signed in." });
  };
}
