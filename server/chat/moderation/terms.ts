/**
 * What holds in a room for readers, as clients are told it.
 *
 * @module
 */
import type { RoomId } from "../../../shared/chat/id.ts";
import type { RoomTerms } from "../../../shared/chat/moderation.ts";
import type { Sites } from "../sites.ts";

/** The terms of a room. */
export function termsOf(sites: Pick<Sites, "settingsOf">, room: RoomId): RoomTerms {
  const { mode, holdFirst, slowModeSeconds } = sites.settingsOf(room).moderation;
  return { mode, holdFirst, slowModeSeconds };
}

/** Whether readers write as they like. */
export function isOpen({ mode, holdFirst, slowModeSeconds }: RoomTerms): boolean {
  return mode === "open" && !holdFirst && slowModeSeconds === 0;
}
