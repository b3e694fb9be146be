/**
 * Whom the server takes for the client, and how much gets through.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import { judgeClient, proxy } from "../../../../../server/task/doctor/check/proxy.ts";
import { frontProxy } from "../../../../helper/front_proxy.ts";
import { examined, levels } from "../../../../helper/examined.ts";

const TRUSTING = { TRUSTED_PROXIES: "127.0.0.1" };

Deno.test("doctor sees that a proxy names the client, and names the limit of bodies", () =>
  examined(async ({ behind, directly }) => {
    const fine = await behind({}, proxy);
    deepEqual(levels(fine), ["ok Client's address", "ok Size of bodies"]);
    match(fine[0]?.seen ?? "", /sees 203\.0\.113\.7/);
    deepEqual(levels(await directly(proxy)), ["ok Client's address", "ok Size of bodies"]);
    const [, body] = await behind({ maxBody: 100_000, server: "nginx" }, proxy);
    match(body?.seen ?? "", /does not get through \(413\)/);
    match(body?.remedy[0] ?? "", /^nginx: client_max_body_size 256k;/);
  }, TRUSTING));

Deno.test("doctor names the setting with which a proxy is believed", () =>
  examined(async ({ behind }) => {
    const [client] = await behind({}, proxy);
    equal(client?.level, "fault");
    deepEqual(client?.remedy, ["TRUSTED_PROXIES=127.0.0.1"]);
  }));

Deno.test("doctor sees that a proxy hides everybody behind itself", () =>
  examined(async ({ probe, site }) => {
    await using hiding = await frontProxy(site.origin, { isSilent: true, server: "nginx" });
    const at = await probe(hiding.url, { PUBLIC_URL: "https://talk.example" });
    const [client] = await proxy.run(at);
    match(client?.seen ?? "", /^The proxy does not say for whom it asks/);
    match(client?.remedy[0] ?? "", /^nginx: proxy_set_header X-Forwarded-For/);
  }, TRUSTING));

Deno.test("a proxy that does not say for whom it asks is told how to", () => {
  const seen = { peer: "10.0.0.2", address: "10.0.0.2", forwardedFor: null };
  const verdict = judgeClient(seen, { front: "nginx", isDirect: false });
  deepEqual(verdict.remedy, [
    "nginx: proxy_set_header X-Forwarded-For $remote_addr;",
    "TRUSTED_PROXIES=10.0.0.2",
  ]);
  equal(judgeClient(seen, { front: "nginx", isDirect: true }).level, "ok");
});
