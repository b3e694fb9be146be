/**
 * Tells everybody who is here, whenever that changes.
 *
 * @module
 */
import type { StompServer } from "../../server/messaging/mod.ts";

/** Starts to tell it, on `/topic/presence`. */
export function tellPresence({ events, messaging, registry }: StompServer): void {
  const tell = () =>
    messaging.send("/topic/presence", Array.from(registry.users(), ({ name }) => name));
  events.listen("connected", tell);
  events.listen("disconnect", tell);
}
