/**
 * Versions of settings: equal ones have one, others another.
 *
 * @module
 */
import { equal, notEqual } from "node:assert/strict";
import { siteVersion } from "../../../../server/chat/site/site_version.ts";
import { siteWith } from "../../../helper/site_policy.ts";

Deno.test("equal settings have one version, in whatever order their fields stand", () => {
  const site = siteWith("a", { theme: { mode: "dark", color: "#336699" }, retentionDays: 3 });
  const turned = Object.fromEntries(Object.entries(site).reverse()) as typeof site;
  equal(siteVersion(site), siteVersion({ ...turned, theme: { color: "#336699", mode: "dark" } }));
});

Deno.test("whatever is settled otherwise makes another version", () => {
  const site = siteWith("a");
  const others = [
    siteWith("b"),
    siteWith("a", { title: "Another" }),
    siteWith("a", { origins: ["https://blog.example"] }),
    siteWith("a", { retentionDays: 1 }),
    siteWith("a", { moderation: { ...site.moderation, words: ["spam"] } }),
  ];
  for (const other of others) notEqual(siteVersion(other), siteVersion(site));
  notEqual(
    siteVersion(siteWith("a", { origins: ["https://a.example", "https://b.example"] })),
    siteVersion(siteWith("a", { origins: ["https://b.example", "https://a.example"] })),
  );
});
