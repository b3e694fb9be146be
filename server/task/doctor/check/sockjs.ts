/**
 * SockJS, for readers whose network lets no WebSocket through: whether it is there, and whether what
 * the server sends arrives at once or is collected on the way.
 *
 * @module
 */
import { STOMP_PATH } from "../../../../shared/chat/destination.ts";
import { ask } from "../ask.ts";
import type { Check } from "../probe.ts";
import { remedyFor } from "../remedy.ts";
import { fault, ok, type Verdict, warning } from "../verdict.ts";

const INFO = "SockJS";
const STREAM = "Streaming";
/** What a session begins with, after two kilobytes that some browsers needed. */
const OPENING = /h*\n?o\n/;

/** See the head of this file. */
export const sockjs: Check = {
  name: "Through the proxy",
  async run(probe) {
    const headers = { origin: new URL(probe.config.publicUrl).origin };
    const base = probe.url + STOMP_PATH;
    const info = await ask(`${base}/info`, { headers });
    if (info.kind === "unanswered" || info.status !== 200 || !info.text.includes("entropy")) {
      const why = info.kind === "unanswered" ? info.reason : String(info.status);
      return [
        fault(
          INFO,
          `${STOMP_PATH}/info does not answer (${why})`,
          `Let the proxy hand on every path below ${STOMP_PATH}, not ${STOMP_PATH} alone`,
        ),
      ];
    }
    const stream = await ask(`${base}/0/doctor-${crypto.randomUUID()}/xhr_streaming`, {
      method: "POST",
      headers,
      body: "",
      enough: (text) => OPENING.test(text),
      timeoutMs: probe.streamMs,
    });
    const isThere = stream.kind === "answered" && OPENING.test(stream.text);
    return [
      ok(INFO, "The way around a blocked WebSocket is there"),
      isThere ? ok(STREAM, "What the server sends arrives at once") : await collected(),
    ];

    async function collected(): Promise<Verdict> {
      return warning(
        STREAM,
        "What the server sends is collected on the way: over SockJS messages come late",
        remedyFor("buffering", await probe.front()),
      );
    }
  },
};
