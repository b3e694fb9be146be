/**
 * What everybody may know of a site.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { publicSite } from "../../../../server/chat/site/public_site.ts";
import { siteWith } from "../../../helper/site_policy.ts";

Deno.test("of a site everybody may know how it looks and speaks, and whether one may write; no more", () => {
  const site = siteWith("aside", {
    origins: ["http://aside.test"],
    retentionDays: 9,
    moderation: {
      mode: "read-only",
      holdFirst: true,
      slowModeSeconds: 5,
      words: ["secret"],
      proofOfWork: true,
    },
  });
  const told = {
    id: "aside",
    title: "The aside",
    language: "",
    theme: { mode: "auto" },
    mode: "read-only",
    proofOfWork: true,
  };
  deepEqual(publicSite(site), told);
  const hours = { timeZone: "Asia/Seoul", days: [] };
  deepEqual(publicSite({ ...site, hours }), { ...told, hours });
});
