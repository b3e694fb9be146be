/**
 * Puts a server among its other instances: it stays on the bus for its sessions, and ends those of a
 * user wherever they are.
 *
 * @module
 */
import type { Bus, Json, Stay } from "./bus/bus.ts";
import type { EventHub } from "./events.ts";
import { checkedClose, type Close } from "./session/close.ts";

/** What ends the sessions of a user is published under. */
export const DISCONNECT_TOPIC = "stomp.disconnect";

/** What a server is among others with. */
export interface BusParts {
  readonly bus: Bus;
  readonly events: Pick<EventHub, "listen">;
  /** How many sessions there are here. */
  readonly sessionCount: () => number;
  /** Closes the sessions of a user here. @returns how many there were */
  readonly disconnect: (userName: string, close: Close) => number;
}

/**
 * Keeps the server on the bus while it has sessions.
 *
 * @returns closes the sessions of a user, here at once and on every other instance that is there
 */
export function joinBus(
  { bus, events, sessionCount, disconnect }: BusParts,
): (userName: string, close: Close) => number {
  let stay: Stay | undefined;
  events.listen("connected", () => {
    stay ??= bus.stay();
  });
  events.listen("disconnect", () => {
    if (sessionCount() > 0) return;
    stay?.end();
    stay = undefined;
  });
  bus.subscribe(DISCONNECT_TOPIC, (body) => {
    const meant = readDisconnect(body);
    if (meant !== undefined) disconnect(meant.user, meant.close);
  });
  return (user, close) => {
    const { code, reason } = checkedClose(close);
    bus.publish(DISCONNECT_TOPIC, { user, code, reason });
    return disconnect(user, close);
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
