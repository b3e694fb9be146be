/**
 * Whether WebSockets get through, and live.
 *
 * @module
 */
import { deepEqual, match } from "node:assert/strict";
import { judgeTrial, socket } from "../../../../../server/task/doctor/check/socket.ts";
import { EXPIRED } from "../../../../helper/expired_certificate.ts";
import { examined, levels } from "../../../../helper/examined.ts";

Deno.test("doctor connects as a reader, and tells what keeps it from that", () =>
  examined(async ({ behind, directly }) => {
    deepEqual(levels(await directly(socket)), ["ok WebSocket", "ok STOMP"]);
    deepEqual(levels(await behind({}, socket)), ["ok WebSocket", "ok STOMP"]);

    const [refused, ...more] = await behind({ upgrade: "refuse", server: "nginx/1.27.0" }, socket);
    deepEqual(more, []);
    match(refused?.seen ?? "", /does not get through \(400\): readers fall back to SockJS/);
    match(refused?.remedy[0] ?? "", /proxy_set_header Upgrade \$http_upgrade/);

    // Whoever has a bad certificate is told of that, and not of a socket.
    const untrusted = await behind({ tls: EXPIRED }, socket);
    deepEqual(levels(untrusted), ["ok WebSocket", "left STOMP"]);

    const [, cut] = await behind({ cuts: true, server: "Caddy" }, socket);
    match(cut?.seen ?? "", /^The connection was cut after 0 s/);
    match(cut?.remedy[0] ?? "", /^Caddy: remove stream_timeout/);
  }));

Deno.test("a socket through which nothing comes is told from one that does not come to be", () => {
  const about = { watchMs: 15_000, idle: "raise it" };
  const deaf = judgeTrial({ kind: "deaf", said: "nothing" }, about);
  match(deaf.seen, /opens, and CONNECTED does not come: nothing/);
  match(judgeTrial({ kind: "no-socket" }, about).seen, /^No socket/);
  const lived = judgeTrial({ kind: "lived", beats: 1 }, about);
  match(lived.seen, /lived for 15 s, with 1 heart-beat$/);
  const died = judgeTrial({ kind: "died", afterMs: 60_000, code: 1006 }, about);
  deepEqual([died.level, died.remedy], ["fault", ["raise it"]]);
});
