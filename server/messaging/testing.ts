/**
 * The test kit: everything a test of a STOMP application needs, without sockets and without waiting.
 *
 * - {@linkcode call} runs one handler and tells what it sent.
 * - {@linkcode connect} opens a client of raw frames: protocol, rules, broker and all.
 * - {@linkcode VirtualClock} stands still until the test moves it.
 *
 * @example All three
 * ```ts
 * import { permit, route, StompServer } from "./mod.ts";
 * import { call, connect, VirtualClock } from "./testing.ts";
 *
 * const clock = new VirtualClock();
 * const stomp = new StompServer({
 *   clock,
 *   authorize: [permit("SEND", "/app/**"), permit("SUBSCRIBE", "/topic/echoes")],
 * });
 * stomp.on(route("/echo", { sendTo: "/topic/echoes" }), ({ body, user }) => {
 *   return `${user.name}: ${body}`;
 * });
 *
 * const { sent } = await call(stomp, "/app/echo", { body: "Hi", user: { name: "kim" } });
 * console.assert(sent[0]?.destination === "/topic/echoes" && sent[0].body === "kim: Hi");
 *
 * const peer = connect(stomp);
 * await peer.connect({ "heart-beat": "0,10000" });
 * await peer.subscribe("/topic/echoes");
 * peer.sendTo("/app/echo", "Hi");
 * console.assert(String(await peer.nextBody()).endsWith(": Hi"));
 * clock.advance(10_000);
 * console.assert(peer.heartBeats === 1);
 * peer.close();
 * console.assert(clock.pending === 0);
 * ```
 *
 * @module
 */
export { bodyText, frame } from "../../shared/stomp/frame.ts";
export { call, type Called, type CallOptions } from "./testing/call.ts";
export { type Acceptor, connect, Peer } from "./testing/peer.ts";
export type { Sent } from "./testing/recorder.ts";
export { VirtualClock } from "./testing/virtual_clock.ts";
