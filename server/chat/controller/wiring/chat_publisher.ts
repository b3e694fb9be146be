/**
 * Carries the chat's events to those who follow, through a STOMP server.
 *
 * @module
 */
import { ALL_WHISPERS, ROOMS, topicOf, WHISPERS } from "../../../../shared/chat/destination.ts";
import type { Messaging } from "../../../messaging/mod.ts";
import type { Publisher } from "../../publisher.ts";
import { readerName } from "../access/chat_user.ts";

/** What users know as `/user/queue/whispers`. */
const WHISPERS_QUEUE = WHISPERS.slice("/user".length);

/**
 * A publisher that sends to topics, and whispers to their readers' own queues.
 *
 * @param messaging to the clients of this instance: each one hears all commits from the store
 */
export function chatPublisher(messaging: Messaging): Publisher {
  return {
    roomEvent: (room, event) => messaging.send(topicOf(room), event),
    roomsEvent: (event) => messaging.send(ROOMS, event),
    whisperEvent: (reader, event) =>
      messaging.sendToUser(readerName(reader), WHISPERS_QUEUE, event),
    whispersEvent: (event) => messaging.send(ALL_WHISPERS, event),
  };
}
