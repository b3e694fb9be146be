/**
 * What is typed becomes settings.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { SettledSite } from "../../../../shared/chat/site_body.ts";
import { faultsIn, toBeSaved, withPart } from "../../../../widget/console/site_form/form.ts";
import { officeHours } from "../../../../widget/console/site_form/hours.ts";
import { siteWith } from "../../../helper/site_policy.ts";

const site: SettledSite = { ...siteWith("default"), version: "one" };

Deno.test("other values take the place of those there are; nothing takes them away", () => {
  const hours = officeHours("UTC");
  const changed = withPart(site, { title: "Other", hours, retentionDays: 3 });
  deepEqual([changed.title, changed.hours, changed.version], ["Other", hours, "one"]);
  const bare = withPart(changed, { hours: undefined, retentionDays: undefined });
  equal(Object.hasOwn(bare, "hours") || Object.hasOwn(bare, "retentionDays"), false);
});

Deno.test("lines that say nothing are no words", () => {
  const words = [" spam ", "", "   ", "a, b"];
  const saved = toBeSaved({ ...site, moderation: { ...site.moderation, words } });
  deepEqual(saved.moderation.words, ["spam", "a, b"]);
});

Deno.test("what cannot be right is seen before it is sent", () => {
  equal(faultsIn(site).size, 0);
  const { moderation } = site;
  const wrong: SettledSite = {
    ...site,
    retentionDays: Number.NaN,
    hours: { timeZone: "UTC", days: [[{ from: 600, to: 540 }], [], [], [], [], [], []] },
    moderation: { ...moderation, slowModeSeconds: 1.5 },
  };
  deepEqual([...faultsIn(wrong)].sort(), ["hours", "retentionDays", "slowMode"]);
});
