/**
 * The server on this machine, and clocks.
 *
 * @module
 */
import { equal, match } from "node:assert/strict";
import { judgeClock, server } from "../../../../../server/task/doctor/check/server.ts";
import { examined } from "../../../../helper/examined.ts";
import { freePort } from "../../../../helper/started.ts";

Deno.test("doctor tells a server with these settings from others, and from none", () =>
  examined(async ({ directly, probe, site }) => {
    equal((await directly(server))[0]?.level, "ok");
    const settings = { PUBLIC_URL: "https://talk.example" };
    const [moved] = await server.run(await probe(site.origin, settings));
    match(moved?.seen ?? "", /runs with PUBLIC_URL=http:\/\/127.* and the doctor with https/);
    const [none] = await server.run(await probe(site.origin, { PORT: freePort() }));
    match(none?.seen ?? "", /^Nothing answers at .*: nothing listens there$/);
    const stranger = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen() {} },
      () => new Response(),
    );
    const at = await probe(site.origin, { PORT: String(stranger.addr.port) });
    match((await server.run(at))[0]?.seen ?? "", /^Something else answers/);
    await stranger.shutdown();
  }));

Deno.test("a clock that cannot be right is told, with or without another", () => {
  const now = Date.UTC(2027, 0, 1);
  equal(judgeClock(now, undefined).level, "ok");
  equal(judgeClock(now, now + 29_000).level, "ok");
  equal(judgeClock(now, now - 31_000).level, "warning");
  equal(judgeClock(0, undefined).level, "fault");
  equal(judgeClock(Date.UTC(2070, 0, 1), undefined).level, "fault");
});
