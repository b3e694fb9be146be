/**
 * How a change of a message that was kept is told to the server.
 *
 * @module
 */
import { commandOf, joinOf, ownWhisperOf } from "../../../shared/chat/destination.ts";
import { roomOfSite } from "../../../shared/chat/id.ts";
import type { SendRequest } from "../../state/link.ts";
import type { OutboxEntry, Place } from "../../state/outbox.ts";

/** A request that makes a change. @param site that of the link, once it is known */
export function changeRequest(
  { room, isWhisper }: Place,
  { id, change: { kind, ...rest } }: NonNullable<OutboxEntry["change"]>,
  site: string | undefined,
): SendRequest {
  const place = site === undefined ? room : roomOfSite(room, site);
  return {
    destination: commandOf((isWhisper ? ownWhisperOf : joinOf)(place), kind),
    body: { id, ...rest },
    kept: true,
  };
}
