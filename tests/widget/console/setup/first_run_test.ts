/**
 * Whether a server is new.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import type { SettledSite } from "../../../../shared/chat/site_body.ts";
import { isUnsettled } from "../../../../widget/console/setup/first_run.ts";
import { siteWith } from "../../../helper/site_policy.ts";

const BARE: SettledSite = { ...siteWith("default", { title: "" }), version: "one" };
const GIVEN = "https://given.example";

const ask = (sites: readonly SettledSite[], given: readonly string[] = []) =>
  isUnsettled({ call: () => Promise.resolve({ ok: true, value: { sites, fixed: [], given } }) });

Deno.test("a server is new while nobody has settled anything", async () => {
  equal(await ask([BARE]), true);
  equal(await ask([{ ...BARE, origins: [GIVEN] }], [GIVEN]), true);
  equal(await ask([{ ...BARE, origins: [GIVEN] }]), false);
  equal(await ask([{ ...BARE, title: "The blog" }]), false);
  equal(await ask([{ ...BARE, changed: { by: "Kim", at: 1 } }]), false);
  equal(await ask([BARE, { ...BARE, id: "aside" }]), false);
  const refusal = { code: "unreachable", message: "" };
  equal(await isUnsettled({ call: () => Promise.resolve({ ok: false, refusal }) }), false);
});
