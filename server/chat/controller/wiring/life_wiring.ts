/**
 * Tells those who follow a conversation that it was erased.
 *
 * @module
 */
import { ALL_WHISPERS, ROOMS, topicOf, WHISPERS } from "../../../../shared/chat/destination.ts";
import type { Messaging } from "../../../messaging/mod.ts";
import type { Erasures } from "../../life/erasure.ts";
import { readerName } from "../access/chat_user.ts";

/** What users know as `/user/queue/whispers`. */
const WHISPERS_QUEUE = WHISPERS.slice("/user".length);

/** Tells every erasure from now on, where the events of the conversation were told. */
export function tellErasures(erasures: Pick<Erasures, "onErased">, messaging: Messaging): void {
  erasures.onErased((event) => {
    if (event.whisper === undefined) {
      messaging.send(topicOf(event.room), event);
      messaging.send(ROOMS, event);
    } else {
      messaging.sendToUser(readerName(event.whisper), WHISPERS_QUEUE, event);
      messaging.send(ALL_WHISPERS, event);
    }
  });
}
