/**
 * Sessions for tests of what uses one.
 *
 * @module
 */
import { DEFAULT_SERVER_LIMITS } from "../../server/messaging/limits.ts";
import {
  ConnectedSession,
  type ConnectedSessionInit,
} from "../../server/messaging/session/connected_session.ts";
import type { Principal } from "../../server/messaging/principal.ts";

/** A session of `reader` in STOMP 1.2 that keeps nothing it is handed, unless told otherwise. */
export function connectedSession(init: Partial<ConnectedSessionInit<Principal>> = {}) {
  return new ConnectedSession<Principal>({
    id: "s",
    user: { name: "reader" },
    version: "1.2",
    attributes: {},
    onFault: (error) => {
      throw error;
    },
    limits: DEFAULT_SERVER_LIMITS,
    outbox: { add: () => {}, hasRoomFor: () => true, onRoom: () => {} },
    onClose: () => {
      throw new Error("it was to be closed");
    },
    onUnacknowledged: () => {
      throw new Error("too much is unacknowledged");
    },
    ...init,
  });
}
