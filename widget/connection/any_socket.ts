/**
 * A socket by whatever way there is: a WebSocket, or plain HTTP where the network lets none through
 * (a proxy that knows none, or takes it and lets nothing pass).
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";
import { BLOCKED, type OpenSocket } from "./stomp_socket.ts";

/** A WebSocket that is let through says something sooner. */
const DEAF_MS = 4_000;
/** For so long no WebSocket is tried where none got through. */
const AGAIN_MS = 10 * 60_000;
/** RFC 6455 §7.4.1: the other side just went away. */
const GONE = 1006;

/** The ways there are. */
export interface Ways {
  readonly webSocket: OpenSocket;
  /** Whether the server answers plain HTTP. */
  readonly answers: () => Promise<boolean>;
  /** Loads the way over plain HTTP. */
  readonly loadHttp: () => Promise<OpenSocket>;
  readonly clock: Clock;
}

/** Opens sockets by whatever way there is. */
export function anySocket({ webSocket, answers, loadHttp, clock }: Ways): OpenSocket {
  /** In a row, and without a word: the server may also be gone. */
  let failures = 0;
  let httpUntil = 0;
  let http: OpenSocket | undefined;
  return (events) => {
    if (http !== undefined && clock.now() < httpUntil) {
      let isHeard = false;
      return http({
        ...events,
        heard(text) {
          isHeard = true;
          events.heard(text);
        },
        async closed(code) {
          if (isHeard) return events.closed(code);
          httpUntil = 0;
          events.closed(await answers().catch(() => false) ? BLOCKED : code);
        },
      });
    }
    let isOver = false;
    const cancel = clock.after(DEAF_MS, () => failed(GONE, true));
    const socket = webSocket({
      ...events,
      heard(text) {
        cancel();
        failures = 0;
        events.heard(text);
      },
      closed: (code) => failed(code, false),
    });
    async function failed(code: number, isDeaf: boolean): Promise<void> {
      if (isOver) return;
      isOver = true;
      cancel();
      socket.close();
      failures++;
      // One that came to nothing is tried once more, since servers restart.
      if (code === GONE && (isDeaf || failures > 1) && await answers().catch(() => false)) {
        http = await loadHttp().catch(() => undefined);
        httpUntil = clock.now() + AGAIN_MS;
      }
      events.closed(code);
    }
    return {
      send: (text) => socket.send(text),
      close() {
        isOver = true;
        cancel();
        socket.close();
      },
    };
  };
}
