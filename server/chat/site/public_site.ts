/**
 * What of a site's settings everybody may know: its pages, its readers, and whoever asks.
 *
 * @module
 */
import type { Site } from "../../../shared/chat/site.ts";
import type { PublicSite } from "../../../shared/chat/site_body.ts";

/** The part of a site that pages are told; words that are refused and the like stay here. */
export function publicSite(
  { id, title, language, theme, hours, moderation: { mode, proofOfWork } }: Site,
  { sendsMail = false, sendsPush = false }: {
    readonly sendsMail?: boolean | undefined;
    readonly sendsPush?: boolean | undefined;
  } = {},
): PublicSite {
  const shown = { id, title, language, theme, ...hours !== undefined && { hours } };
  return {
    ...shown,
    mode,
    proofOfWork,
    ...sendsMail && { mail: true },
    ...sendsPush && { push: true },
  };
}
