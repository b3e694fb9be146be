/**
 * Keeps readers out of closed rooms, whatever they would do there.
 *
 * @module
 */
import { roomOfSegment } from "../../../../shared/chat/destination.ts";
import type { RoomId } from "../../../../shared/chat/id.ts";
import type { InboundInterceptor } from "../../../messaging/mod.ts";
import { modeRefused } from "../../moderation/gate.ts";
import type { Sites } from "../../site/sites.ts";
import type { ChatUser } from "./chat_user.ts";

/** Everything about a room has it as this segment: `/app/rooms/{room}/…`, `/topic/rooms/{room}/…`. */
const OF_A_ROOM = /^\/(?:app|topic)\/rooms\/([^/]+)/;

/** The room a destination is about, if it is about one. */
export function roomOfDestination(destination: string): RoomId | undefined {
  const [, segment] = OF_A_ROOM.exec(destination) ?? [];
  return segment === undefined ? undefined : roomOfSegment(segment);
}

/** Refuses what readers send and subscribe to in closed rooms. */
export function closedRooms(sites: Pick<Sites, "settingsOf">): InboundInterceptor<ChatUser> {
  return {
    before({ command, headers }, { user }) {
      if (command !== "SUBSCRIBE" && command !== "SEND") return;
      if (user.sender.kind === "author") return;
      const room = roomOfDestination(headers.get("destination") ?? "");
      if (room === undefined || sites.settingsOf(room).moderation.mode !== "closed") return;
      throw modeRefused("closed");
    },
  };
}
