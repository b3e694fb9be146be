/**
 * Joins presence and attention with a STOMP server: who follows what becomes who is where, and
 * notices go to those who follow them.
 *
 * @module
 */
import {
  ALL_WHISPERS,
  roomOfSegment,
  UNREAD_EVENTS,
  WHISPERS,
} from "../../../../shared/chat/destination.ts";
import { presenceTopicOf } from "../../../../shared/chat/room_destination.ts";
import type { RoomId } from "../../../../shared/chat/id.ts";
import type { StompServer } from "../../../messaging/mod.ts";
import type { Attention } from "../../attention/attention.ts";
import type { Chat } from "../../chat.ts";
import { audienceOf, type ChatUser, readerName, userName } from "../access/chat_user.ts";

/** What users know as `/user/queue/whispers` and `/user/queue/unread`. */
const [WHISPERS_QUEUE, UNREAD_QUEUE] = [WHISPERS, UNREAD_EVENTS].map((destination) =>
  destination.slice("/user".length)
) as [string, string];
const TOPIC = /^\/topic\/rooms\/([^/]+)(\/presence)?$/;

/** How to undo what began with each subscription of a session. */
type Undoing = Map<string, () => void>;

/** Tells from now on, and hears who comes and goes. Returns how to stop. */
export function wireAttention(
  { attention, erasures }: Pick<Chat, "attention" | "erasures">,
  { events, messaging, localMessaging }: Pick<
    StompServer<ChatUser>,
    "events" | "messaging" | "localMessaging"
  >,
): () => void {
  const { presence } = attention;
  const sessions = new Map<string, Undoing>();
  erasures.onErased((event) => attention.unread.erased(event));
  const stops = [
    attention.tellTo({
      // Each instance counts for its own clients, and of who writes the others hear if anybody is there.
      inRoom(room, event) {
        const isForAll = event.type === "typing" && presence.isAnybodyElsewhere(room);
        (isForAll ? messaging : localMessaging).send(presenceTopicOf(room), event);
      },
      toReader: (reader, event) => messaging.sendToUser(readerName(reader), WHISPERS_QUEUE, event),
      toAuthors: (event) => messaging.send(ALL_WHISPERS, event),
      unread: (person, event) => localMessaging.sendToUser(userName(person), UNREAD_QUEUE, event),
    }),
    events.listen("connected", ({ session }) => {
      // Who only keeps order answers nobody.
      if (session.user.role === "author") {
        presence.authorIs("here", session.id, session.user.sender.id);
      }
    }),
    events.listen("subscribe", ({ session, id, destination }) => {
      const token = `${session.id} ${id ?? destination}`;
      const undo = begin(attention, { user: session.user, destination, token });
      if (undo === undefined) return;
      const undoing: Undoing = sessions.get(session.id) ?? new Map();
      sessions.set(session.id, undoing.set(token, undo));
    }),
    events.listen("unsubscribe", ({ session, id, destination }) => {
      const token = `${session.id} ${id ?? destination}`;
      sessions.get(session.id)?.get(token)?.();
      sessions.get(session.id)?.delete(token);
    }),
    events.listen("disconnect", ({ session }) => {
      for (const undo of sessions.get(session.id)?.values() ?? []) undo();
      sessions.delete(session.id);
      if (session.user.role === "author") presence.authorLeft(session.id);
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

/** What one subscription is made of. */
interface Subscribed {
  readonly user: ChatUser;
  readonly destination: string;
  readonly token: string;
}

/** Begins what a subscription asks for. @returns how to undo it, if there is anything */
function begin(
  { presence, unread }: Attention,
  { user, destination, token }: Subscribed,
): (() => void) | undefined {
  if (destination === UNREAD_EVENTS) {
    const audience = audienceOf(user);
    unread.follow(audience, token);
    return () => unread.leave(audience, token);
  }
  const [, segment = "", isPresence] = TOPIC.exec(destination) ?? [];
  const room: RoomId | undefined = roomOfSegment(segment);
  if (room === undefined) return undefined;
  if (isPresence !== undefined) {
    presence.watch(room, token);
    return () => presence.unwatch(room, token);
  }
  presence.join(room, user.sender, token);
  return () => presence.leave(room, user.sender, token);
}
