/**
 * Connects to the server as a reader's page does, over a WebSocket, and sees whether the connection
 * lives.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";

/** What is tried. */
export interface StompTrial {
  /** `ws:` or `wss:`, with its path. */
  readonly url: string;
  readonly origin: string;
  /** A reader's token. */
  readonly passcode: string;
  /** How long it is watched once it is connected, in milliseconds. */
  readonly watchMs: number;
  readonly clock: Pick<Clock, "after" | "now">;
}

/** How it went. */
export type TrialEnd =
  /** It was connected, and lived as long as it was watched; so many heart-beats came. */
  | { readonly kind: "lived"; readonly beats: number }
  /** It was connected, and died after so long. */
  | { readonly kind: "died"; readonly afterMs: number; readonly code: number }
  /** A socket came to be, and CONNECTED did not come. */
  | { readonly kind: "deaf"; readonly said: string }
  | { readonly kind: "no-socket" };

/** How long CONNECTED may take. */
const CONNECT_MS = 8_000;
/** As the widget asks for. */
const HEART_BEAT = "0,10000";

/** Tries once. Never rejects. */
export function tryStomp(trial: StompTrial): Promise<TrialEnd> {
  const { url, origin, passcode, watchMs, clock } = trial;
  return new Promise((resolve) => {
    // The types of browsers know of no headers.
    const options: object = { protocols: ["v12.stomp"], headers: { origin } };
    const socket: WebSocket = Reflect.construct(WebSocket, [url, options]);
    let connectedAt: number | undefined;
    let isOpen = false;
    let beats = 0;
    const end = (ended: TrialEnd) => {
      cancel();
      resolve(ended);
      socket.onclose = null;
      if (socket.readyState <= WebSocket.OPEN) socket.close();
    };
    const early = (said: string): TrialEnd =>
      isOpen ? { kind: "deaf", said } : { kind: "no-socket" };
    let cancel = clock.after(CONNECT_MS, () => end(early("nothing")));
    socket.onopen = () => {
      isOpen = true;
      socket.send(
        `CONNECT\naccept-version:1.2\nhost:smalltalk\nheart-beat:${HEART_BEAT}\n` +
          `passcode:${passcode}\n\n\0`,
      );
    };
    socket.onmessage = ({ data }) => {
      const text = String(data);
      if (text.trim() === "") return void beats++;
      if (connectedAt !== undefined) return;
      if (!text.startsWith("CONNECTED")) return end({ kind: "deaf", said: saidIn(text) });
      connectedAt = clock.now();
      cancel();
      cancel = clock.after(watchMs, () => end({ kind: "lived", beats }));
    };
    socket.onerror = () => {};
    socket.onclose = ({ code }) => {
      end(
        connectedAt === undefined
          ? early(`closed with ${code}`)
          : { kind: "died", afterMs: clock.now() - connectedAt, code },
      );
    };
  });
}

function saidIn(text: string): string {
  const [, body = ""] = text.split("\n\n");
  return body.replace(/\0.*$/s, "").slice(0, 200) || "something else than STOMP";
}
