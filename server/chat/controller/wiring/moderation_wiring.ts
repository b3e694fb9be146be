/**
 * What a STOMP server does when authors moderate, and when what holds in a room changes.
 *
 * @module
 */
import { HELD, MODERATION, topicOf } from "../../../../shared/chat/destination.ts";
import type { RoomId } from "../../../../shared/chat/id.ts";
import type { TermsEvent } from "../../../../shared/chat/moderation.ts";
import { CLOSE } from "../../../../shared/code.ts";
import type { Close, StompServer } from "../../../messaging/mod.ts";
import type { Chat } from "../../chat.ts";
import { isAbout } from "../../moderation/measures.ts";
import { termsOf } from "../../moderation/terms.ts";
import { type SiteChange, siteOf, type Sites } from "../../site/sites.ts";
import { type ChatUser, readerName, subjectOf } from "../access/chat_user.ts";
import { roomOfDestination } from "../access/closed_rooms.ts";

/** What users know as `/user/queue/held`. */
const HELD_QUEUE = HELD.slice("/user".length);
const BANNED: Close = { code: CLOSE.refused.code, reason: "banned" };
const CLOSED: Close = { code: CLOSE.refused.code, reason: "closed" };

type Server = Pick<
  StompServer<ChatUser>,
  "disconnect" | "messaging" | "localMessaging" | "registry"
>;

/** Tells what authors do, closes the sockets of whom they ban, and tells rooms their new terms. */
export function wireModeration(
  { moderation, sites }: Pick<Chat, "moderation" | "sites">,
  stomp: Server,
): void {
  const { messaging } = stomp;
  moderation.listen({
    moderationEvent: (event) => messaging.send(MODERATION, event),
    heldEvent: (reader, event) => messaging.sendToUser(readerName(reader), HELD_QUEUE, event),
    banned: (measure) => {
      stomp.disconnect((user) => {
        const { sender: { kind }, site } = user;
        return kind === "reader" && site !== undefined && isAbout(measure, subjectOf(user, site));
      }, BANNED);
    },
  });
  sites.onChanged((change) => tellTerms(change, sites, stomp));
}

/**
 * Tells those who follow a room at this instance what holds there now, whichever settled it; readers
 * follow nothing of a closed one any longer.
 */
function tellTerms(change: SiteChange, sites: Sites, stomp: Server): void {
  const followed = new Map<RoomId, Set<ChatUser>>();
  for (const { session, destination } of stomp.registry.subscriptions()) {
    const room = roomOfDestination(destination);
    if (room === undefined) continue;
    const isMeant = change.kind === "room" ? room === change.room : siteOf(room) === change.id;
    if (isMeant) followed.set(room, (followed.get(room) ?? new Set()).add(session.user));
  }
  for (const [room, users] of followed) {
    const event: TermsEvent = { type: "terms", terms: termsOf(sites, room) };
    stomp.localMessaging.send(topicOf(room), event);
    if (event.terms.mode !== "closed") continue;
    stomp.disconnect((user) => user.sender.kind === "reader" && users.has(user), CLOSED);
  }
}
