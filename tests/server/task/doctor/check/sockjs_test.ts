/**
 * Whether SockJS is there, and its streams come as they are sent.
 *
 * @module
 */
import { deepEqual, match } from "node:assert/strict";
import { sockjs } from "../../../../../server/task/doctor/check/sockjs.ts";
import { examined, levels } from "../../../../helper/examined.ts";

Deno.test("doctor sees that SockJS is there, and that a proxy collects what it sends", () =>
  examined(async ({ behind, directly, probe }) => {
    deepEqual(levels(await directly(sockjs)), ["ok SockJS", "ok Streaming"]);
    const collected = await behind({ collects: true, server: "nginx" }, sockjs);
    deepEqual(levels(collected), ["ok SockJS", "warning Streaming"]);
    deepEqual(collected[1]?.remedy, ["nginx: proxy_buffering off;"]);
    const server = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen() {} },
      () => new Response(null, { status: 404 }),
    );
    const [missing] = await sockjs.run(await probe(`http://127.0.0.1:${server.addr.port}`));
    match(missing?.seen ?? "", /^\/stomp\/info does not answer \(404\)$/);
    await server.shutdown();
  }));
