/**
 * The way over plain HTTP, taken for a while where no WebSocket gets through. Loaded when one has
 * come to nothing.
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";
import { sockJsBelow } from "./sockjs_socket.ts";
import { BLOCKED, type OpenSocket, type SocketEvents, type StompSocket } from "./stomp_socket.ts";

/** For so long no WebSocket is tried where none got through. */
const AGAIN_MS = 10 * 60_000;

/** A way that is taken instead, as long as it leads somewhere. */
export interface Detour {
  /** Opens a socket; `undefined` once a WebSocket is worth another try. */
  open(events: SocketEvents): StompSocket | undefined;
}

/** What a detour is made of. */
export interface DetourOptions {
  readonly http: OpenSocket;
  /** Whether the server answers plain HTTP. */
  readonly answers: () => Promise<boolean>;
  readonly clock: Pick<Clock, "now">;
}

/** The detour to a server, if it answers. */
export function detourTo(server: URL, clock: Clock): Promise<Detour | undefined> {
  return openDetour({
    http: sockJsBelow(new URL("stomp/", server), clock),
    answers: async () => (await fetch(new URL("stomp/info", server))).ok,
    clock,
  });
}

/** A detour, if the server answers plain HTTP. */
export async function openDetour(
  { http, answers, clock }: DetourOptions,
): Promise<Detour | undefined> {
  if (!await answers().catch(() => false)) return undefined;
  let until = clock.now() + AGAIN_MS;
  return {
    open(events) {
      if (clock.now() >= until) return undefined;
      let isHeard = false;
      return http({
        ...events,
        heard(text) {
          isHeard = true;
          events.heard(text);
        },
        async closed(code, reason) {
          if (isHeard) return events.closed(code, reason);
          until = 0;
          events.closed(await answers().catch(() => false) ? BLOCKED : code);
        },
      });
    },
  };
}
