/**
 * That a conversation was erased is told where its events were, and nowhere else.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { tellErasures } from "../../../../../server/chat/controller/wiring/life_wiring.ts";
import { topicOf } from "../../../../../shared/chat/destination.ts";
import type { ErasedEvent } from "../../../../../shared/chat/erased.ts";
import { ROOM } from "../../../../helper/new_message.ts";

function told(event: ErasedEvent): readonly string[] {
  const sent: string[] = [];
  tellErasures({ onErased: (listener) => listener(event) }, {
    send: (destination) => void sent.push(destination),
    sendToUser: (user, destination) => void sent.push(`${user} ${destination}`),
  });
  return sent;
}

Deno.test("that a room was erased is told to the room and to authors", () => {
  deepEqual(told({ type: "erased", room: ROOM, epoch: "e" }), [topicOf(ROOM), "/topic/rooms"]);
});

Deno.test("that a whisper was erased is told to its reader and to authors", () => {
  deepEqual(told({ type: "erased", room: ROOM, whisper: "r", epoch: "e" }), [
    "reader-r /queue/whispers",
    "/topic/whispers",
  ]);
});
