/**
 * Certificates, and the way from http to https.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import { certificate, judgeCertificate } from "../../../../../server/task/doctor/check/tls.ts";
import { examined } from "../../../../helper/examined.ts";
import { EXPIRED } from "../../../../helper/expired_certificate.ts";

const DAY_MS = 86_400_000;

Deno.test("doctor sees that a certificate has ended, and looks at the rest all the same", () =>
  examined(async ({ behind, directly, probe }) => {
    const [ended, http] = await behind({ tls: EXPIRED }, certificate);
    match(ended?.seen ?? "", /^It ended on the 2020-04-01$/);
    equal(http?.level, "left");
    equal((await directly(certificate))[0]?.level, "left");
    const [plain] = await certificate.run(await probe("http://talk.example"));
    match(plain?.remedy[0] ?? "", /PUBLIC_URL=https:\/\/talk\.example$/);
  }));

Deno.test("a certificate that ends soon, or that browsers do not trust, is told", () => {
  const now = 1_000 * DAY_MS;
  const judged = (days: number, distrust?: string) =>
    judgeCertificate({ endsAt: now + days * DAY_MS, distrust }, now);
  deepEqual(
    [judged(90), judged(14), judged(13), judged(0), judged(90, "SELF_SIGNED")].map((v) => v.level),
    ["ok", "ok", "warning", "fault", "fault"],
  );
  match(judged(90, "SELF_SIGNED").seen, /SELF_SIGNED/);
});
