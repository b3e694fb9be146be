/**
 * Tells something regularly, from outside of any handler.
 *
 * @module
 */
import type { Clock, Messaging } from "../../server/messaging/mod.ts";

/** What an announcement is made with. */
export interface Announcement {
  readonly messaging: Messaging;
  readonly clock: Clock;
  readonly everyMs: number;
  readonly text: string;
}

/** Starts to tell it on `/topic/announcements`. @returns how to stop */
export function announce({ messaging, clock, everyMs, text }: Announcement): () => void {
  const tell = () => {
    messaging.send("/topic/announcements", { text });
    cancel = clock.after(everyMs, tell);
  };
  let cancel = clock.after(everyMs, tell);
  return () => cancel();
}
