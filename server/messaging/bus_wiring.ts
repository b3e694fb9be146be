/**
 * Puts a server among its other instances: it stays on the bus for its sessions, and ends those of a
 * user wherever they are.
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";
import type { Bus, Json, Stay } from "./bus/bus.ts";
import type { EventHub } from "./events.ts";
import { checkedClose, type Close } from "./session/close.ts";
import type { Registry } from "./session/registry.ts";
import { type Census, SessionCensus } from "./session_census.ts";

/** What ends the sessions of a user is published under. */
export const DISCONNECT_TOPIC = "stomp.disconnect";

/** What a server is among others with. */
export interface BusParts {
  readonly bus: Bus;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly events: Pick<EventHub, "listen">;
  readonly registry: Pick<Registry, "sessionCount" | "sessionCountOf">;
  /** Closes the sessions of a user here. @returns how many there were */
  readonly disconnect: (userName: string, close: Close) => number;
}

/** All instances of a server, seen from one. */
export interface Instances {
  /** See `StompServer.disconnectUser`. */
  disconnectUser(userName: string, close: Close): number;
  /** See `StompServer.countSessions`. */
  countSessions(userName?: string): Promise<Census>;
}

/** Keeps the server on the bus while it has sessions, and answers what others ask. */
export function joinBus(
  { bus, clock, newId, events, registry, disconnect }: BusParts,
): Instances {
  let stay: Stay | undefined;
  events.listen("connected", () => {
    stay ??= bus.stay();
  });
  events.listen("disconnect", () => {
    if (registry.sessionCount > 0) return;
    stay?.end();
    stay = undefined;
  });
  bus.subscribe(DISCONNECT_TOPIC, (body) => {
    const meant = readDisconnect(body);
    if (meant !== undefined) disconnect(meant.user, meant.close);
  });
  const census = new SessionCensus({
    bus,
    clock,
    newId,
    count: (user) => user === undefined ? registry.sessionCount : registry.sessionCountOf(user),
  });
  return {
    disconnectUser(user, close) {
      const { code, reason } = checkedClose(close);
      bus.publish(DISCONNECT_TOPIC, { user, code, reason });
      return disconnect(user, close);
    },
    countSessions: (user) => census.take(user),
  };
}

/** `undefined` when another version says more than is understood here. */
function readDisconnect(
  body: Json,
): { readonly user: string; readonly close: Close } | undefined {
  if (typeof body !== "object" || body === null || !("user" in body)) return undefined;
  const { user, code, reason } = body;
  if (typeof user !== "string" || typeof code !== "number" || typeof reason !== "string") {
    return undefined;
  }
  try {
    return { user, close: checkedClose({ code, reason }) };
  } catch {
    return undefined;
  }
}
