/**
 * Whether this very server answers at the public address.
 *
 * @module
 */
import { deepEqual, match } from "node:assert/strict";
import { address } from "../../../../../server/task/doctor/check/address.ts";
import { chatSite } from "../../../../helper/chat_site.ts";
import { dataDir } from "../../../../helper/data_dir.ts";
import { examined, levels } from "../../../../helper/examined.ts";
import { freePort } from "../../../../helper/started.ts";

Deno.test("doctor tells this server from redirects, others, wrong hosts, and nothing at all", () =>
  examined(async ({ directly, behind, probe, folder }) => {
    deepEqual(levels(await directly(address)), ["ok Public address", "ok Host header"]);

    const loop = await behind({ redirect: "https://localhost" }, address);
    match(loop[0]?.seen ?? "", /redirects to https:\/\/localhost$/);
    match(loop[0]?.remedy[0] ?? "", /^Set PUBLIC_URL to .*: https:\/\/localhost$/);
    const around = await behind({ redirect: "" }, address);
    match(around[0]?.seen ?? "", /redirects \/api\/doctor to \/api\/doctor$/);

    const host = await behind({ host: "upstream.internal", server: "nginx/1.27.0" }, address);
    deepEqual(levels(host), ["ok Public address", "warning Host header"]);
    match(host[1]?.seen ?? "", /asked for upstream\.internal and not for localhost:\d+/);
    deepEqual(host[1]?.remedy, ["nginx: proxy_set_header Host $host;"]);

    const nothing = await address.run(await probe(`http://localhost:${freePort()}`));
    match(nothing[0]?.seen ?? "", /^Nothing answers at .*: nothing listens there$/);

    using elsewhere = dataDir();
    const stranger = await chatSite(elsewhere.path, 0, { OWNER_PASSWORD: "" });
    const other = await address.run(await probe(stranger.origin));
    match(other[0]?.seen ?? "", /is not this server \(401\)$/);
    await stranger.stop();

    // With the same keys, and still another process.
    using copy = dataDir();
    await Deno.copyFile(`${folder}/keys.json`, `${copy.path}/keys.json`);
    await Deno.chmod(`${copy.path}/keys.json`, 0o600);
    const twin = await chatSite(copy.path, 0, { OWNER_PASSWORD: "" });
    const same = await address.run(await probe(twin.origin));
    match(same[0]?.seen ?? "", /^Another server with the same keys/);
    await twin.stop();
  }));
