/**
 * What holds in a room for readers, as clients are told it.
 *
 * @module
 */
import type { RoomId } from "../../../shared/chat/id.ts";
import type { RoomTerms } from "../../../shared/chat/moderation.ts";
import type { Place } from "../conversation/place.ts";
import type { Sites } from "../site/sites.ts";
import { modeRefused } from "./gate.ts";

/** The terms of a room. */
export function termsOf(sites: Pick<Sites, "settingsOf">, room: RoomId): RoomTerms {
  const { mode, holdFirst, slowModeSeconds } = sites.settingsOf(room).moderation;
  return { mode, holdFirst, slowModeSeconds };
}

/**
 * Asks whether somebody reads in a room. Destinations of closed rooms are refused before; what was
 * sent in a transaction then may be committed much later.
 *
 * @throws {Refused} `closed`
 */
export function assertMayRead({ sender }: Pick<Place, "sender">, { mode }: RoomTerms): void {
  if (sender.kind === "reader" && mode === "closed") throw modeRefused(mode);
}

/** Whether readers write as they like. */
export function isOpen({ mode, holdFirst, slowModeSeconds }: RoomTerms): boolean {
  return mode === "open" && !holdFirst && slowModeSeconds === 0;
}
