/**
 * WebSocket: whether the upgrade gets through, STOMP is spoken, and a connection lives that nobody
 * uses.
 *
 * @module
 */
import { STOMP_PATH } from "../../../../shared/chat/destination.ts";
import { askForSocket } from "../ask.ts";
import type { Check, Probe } from "../probe.ts";
import { remedyFor } from "../remedy.ts";
import { type TrialEnd, tryStomp } from "../stomp_trial.ts";
import { fault, left, ok, type Verdict } from "../verdict.ts";
import { certificateOf } from "./tls.ts";

const UPGRADE = "WebSocket";
const STOMP = "STOMP";

/** See the head of this file. */
export const socket: Check = {
  name: "Through the proxy",
  async run(probe) {
    const origin = new URL(probe.config.publicUrl).origin;
    const asked = await askForSocket(probe.url + STOMP_PATH, { origin });
    const front = await probe.front();
    if (asked.kind === "unanswered") {
      return [fault(UPGRADE, `Nothing answers: ${asked.reason}`, remedyFor("upgrade", front))];
    }
    if (asked.status !== 101) {
      return [
        fault(
          UPGRADE,
          `The upgrade does not get through (${asked.status}): readers fall back to SockJS, ` +
            "which is slower",
          remedyFor("upgrade", front),
        ),
      ];
    }
    return [ok(UPGRADE, "The upgrade gets through"), await speak(probe, origin)];
  },
};

async function speak(probe: Probe, origin: string): Promise<Verdict> {
  const { url, clock, idleMs: watchMs } = probe;
  const passcode = probe.readerToken();
  if (passcode === undefined) return left(STOMP, "There are no keys to connect with yet");
  const socketUrl = url.replace(/^http/, "ws") + STOMP_PATH;
  const end = await tryStomp({ url: socketUrl, origin, passcode, watchMs, clock });
  if (end.kind === "no-socket" && !await isTrusted(url)) {
    return left(STOMP, "Nothing connects while the certificate is not trusted");
  }
  const idle = remedyFor("idle", await probe.front());
  return judgeTrial(end, { watchMs, idle });
}

async function isTrusted(url: string): Promise<boolean> {
  if (!url.startsWith("https:")) return true;
  return await certificateOf(url).then(({ distrust }) => distrust === undefined, () => false);
}

/**
 * What an attempt tells.
 *
 * @param idle what keeps connections alive
 */
export function judgeTrial(
  end: TrialEnd,
  { watchMs, idle }: { readonly watchMs: number; readonly idle: string },
): Verdict {
  switch (end.kind) {
    case "lived":
      return ok(
        STOMP,
        `CONNECTED came, and the connection lived for ${watchMs / 1_000} s` +
          (end.beats > 0 ? `, with ${end.beats} heart-beat${end.beats === 1 ? "" : "s"}` : ""),
      );
    case "died":
      return fault(
        STOMP,
        `The connection was cut after ${
          Math.round(end.afterMs / 1_000)
        } s (${end.code}): readers ` +
          "connect again and again",
        idle,
      );
    case "deaf":
      return fault(
        STOMP,
        `The socket opens, and CONNECTED does not come: ${end.said}`,
        "Look at what the proxy does with WebSocket messages; without it, at the server's log",
      );
    case "no-socket":
      return fault(STOMP, "No socket opens, though the upgrade was let through", idle);
  }
}
