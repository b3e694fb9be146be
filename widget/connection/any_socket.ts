/**
 * A socket by whatever way there is: a WebSocket, or a detour where the network lets none through (a
 * proxy that knows none, or takes it and lets nothing pass).
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";
import type { Detour } from "./detour.ts";
import type { OpenSocket } from "./stomp_socket.ts";

/** A WebSocket that is let through says something sooner. */
const DEAF_MS = 4_000;
/** RFC 6455 §7.4.1: the other side just went away. */
const GONE = 1006;

/** The ways there are. */
export interface Ways {
  readonly webSocket: OpenSocket;
  /** Loads the other way, and finds out whether it leads anywhere now. */
  readonly findDetour: () => Promise<Detour | undefined>;
  readonly clock: Clock;
}

/** Opens sockets by whatever way there is. */
export function anySocket({ webSocket, findDetour, clock }: Ways): OpenSocket {
  /** In a row, and without a word: the server may also be gone. */
  let failures = 0;
  let detour: Detour | undefined;
  return (events) => {
    const roundabout = detour?.open(events);
    if (roundabout !== undefined) return roundabout;
    let isOver = false;
    const cancel = clock.after(DEAF_MS, () => failed(GONE, true));
    const socket = webSocket({
      ...events,
      heard(text) {
        cancel();
        failures = 0;
        events.heard(text);
      },
      closed: (code, reason) => failed(code, false, reason),
    });
    function close(): void {
      isOver = true;
      cancel();
      socket.close();
    }
    async function failed(code: number, isDeaf: boolean, reason?: string): Promise<void> {
      if (isOver) return;
      close();
      failures++;
      // One that came to nothing is tried once more, since servers restart.
      if (code === GONE && (isDeaf || failures > 1)) {
        detour = await findDetour().catch(() => undefined);
      }
      events.closed(code, reason);
    }
    return { send: (text) => socket.send(text), close };
  };
}
