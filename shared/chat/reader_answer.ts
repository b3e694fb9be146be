/**
 * What somebody is told who asks to be a reader, or to remain the one they are.
 *
 * @module
 */
import type { ReaderGrant } from "./event.ts";
import { fieldsOf } from "./guard.ts";
import { isPublicSite, type PublicSite } from "./site_body.ts";

/** POST `/api/reader` answers this. */
export interface ReaderAnswer extends ReaderGrant {
  /** What `GET /api/site` says of the same site, so that one request tells both. */
  readonly settings: PublicSite;
}

/** What an answer says of its site; servers of an earlier version say nothing. */
export function settingsOf(answer: ReaderGrant): PublicSite | undefined {
  const { settings } = fieldsOf<ReaderAnswer>(answer);
  return isPublicSite(settings) ? settings : undefined;
}
