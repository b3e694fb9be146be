/**
 * Writes down what authors do over HTTP, once it is done.
 *
 * @module
 */
import type { AuditLog } from "../../chat/audit/audit_log.ts";
import { auditedCall } from "../../chat/audit/audited_calls.ts";
import type { AuthorSessions } from "../../chat/author/author_session.ts";
import type { AuthorCookies } from "../request/cookie.ts";

/** What a trail is made with. */
export interface AuditTrailOptions {
  readonly audit: Pick<AuditLog, "note">;
  readonly sessions: Pick<AuthorSessions, "find">;
  readonly cookies: AuthorCookies | undefined;
}

/** Notes what was asked for, if it is something that is written down and was done. @returns the answer */
export type AuditTrail = (
  request: Request,
  answer: Response | Promise<Response>,
) => Response | Promise<Response>;

/** A trail; every answer of the app goes through it. */
export function auditTrail({ audit, sessions, cookies }: AuditTrailOptions): AuditTrail {
  return (request, answer) => {
    const call = auditedCall(request.method, new URL(request.url).pathname);
    const secret = cookies?.session.read(request.headers);
    // Whoever has no cookie is a task of the owner's, who can read the data anyhow.
    if (call === undefined || secret === undefined) return answer;
    return noted();

    async function noted(): Promise<Response> {
      // Who it was is asked first: what is done may end the session.
      const [found, response] = await Promise.all([sessions.find(secret ?? ""), answer]);
      if (found === undefined || !response.ok) return response;
      const body = /\bjson\b/.test(response.headers.get("content-type") ?? "") && isSmall(response)
        ? await response.clone().json().catch(() => undefined)
        : undefined;
      await audit.note(found.author, call?.act ?? "data.export", call?.about(body));
      return response;
    }
  };
}

/** A file of an export is not read twice. */
function isSmall({ headers }: Response): boolean {
  return !headers.has("content-disposition");
}
