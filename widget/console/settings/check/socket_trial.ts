/**
 * Connects once more, as a page does, and sees whether a connection lives that nobody uses.
 *
 * @module
 */
import type { Clock } from "../../../../shared/clock.ts";
import { readFrames, writeFrame } from "../../../connection/frame.ts";
import type { OpenSocket } from "../../../connection/stomp_socket.ts";

/** How it went. */
export type TrialEnd =
  /** It was connected, and lived as long as it was watched. */
  | { readonly kind: "lived"; readonly watchedMs: number }
  /** It was connected, and died after so long. */
  | { readonly kind: "died"; readonly afterMs: number }
  /** A socket came to be, and CONNECTED did not come over it. */
  | { readonly kind: "deaf" }
  /** No socket came to be. */
  | { readonly kind: "blocked" };

/** What is tried. */
export interface SocketTrial {
  readonly open: OpenSocket;
  /** For CONNECT's `host`. */
  readonly host: string;
  readonly clock: Clock;
  /** How long it is watched once it is connected, in milliseconds. */
  readonly watchMs: number;
  /** Gives up at once; what came of it is of no interest then. */
  readonly signal: AbortSignal;
}

/** How long CONNECTED may take. */
const CONNECT_MS = 8_000;

/** Tries once. Never rejects. */
export function trySocket(
  { open, host, clock, watchMs, signal }: SocketTrial,
): Promise<TrialEnd> {
  return new Promise((resolve) => {
    let isOpen = false;
    let connectedAt: number | undefined;
    const early = (): TrialEnd => ({ kind: isOpen ? "deaf" : "blocked" });
    const end = (ended: TrialEnd) => {
      cancel();
      signal.removeEventListener("abort", giveUp);
      resolve(ended);
      socket.close();
    };
    const giveUp = () => end(early());
    let cancel = clock.after(CONNECT_MS, () => end(early()));
    const socket = open({
      opened: () => {
        isOpen = true;
        const headers = { "accept-version": "1.2", host, "heart-beat": "0,10000" };
        socket.send(writeFrame({ command: "CONNECT", headers, body: "" }));
      },
      heard: (text) => {
        // What comes after it, and heart-beats, change nothing.
        if (connectedAt !== undefined) return;
        const [frame] = readFrames(text);
        if (frame === undefined) return;
        if (frame.command !== "CONNECTED") return end({ kind: "deaf" });
        connectedAt = clock.now();
        cancel();
        cancel = clock.after(watchMs, () => end({ kind: "lived", watchedMs: watchMs }));
      },
      closed: () =>
        end(
          connectedAt === undefined
            ? early()
            : { kind: "died", afterMs: clock.now() - connectedAt },
        ),
    });
    signal.addEventListener("abort", giveUp);
  });
}
