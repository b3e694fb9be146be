/**
 * Who is let in, as seen from outside.
 *
 * @module
 */
import { deepEqual, match } from "node:assert/strict";
import { origins } from "../../../../../server/task/doctor/check/origins.ts";
import { examined, levels } from "../../../../helper/examined.ts";

const BLOG = "https://blog.example";

Deno.test("doctor sees who is let in, who is not, and that a proxy hides where pages are", () =>
  examined(async ({ directly, behind, probe, site }) => {
    deepEqual(levels(await directly(origins)), ["ok Origins", "ok Foreign pages"]);
    const newer = { ALLOWED_ORIGINS: `${BLOG},https://new.example` };
    const [refused] = await origins.run(await probe(site.origin, newer));
    match(refused?.seen ?? "", /^https:\/\/new\.example is not let in \(403\)$/);
    match(refused?.remedy[0] ?? "", /^Start the server again/);
    const hidden = await behind({ drops: ["origin"] }, origins);
    deepEqual(levels(hidden), ["ok Origins", "fault Foreign pages"]);
    const blocked = await behind({ upgrade: "refuse" }, origins);
    deepEqual(levels(blocked), ["left Origins"]);
  }, { ALLOWED_ORIGINS: BLOG }));
