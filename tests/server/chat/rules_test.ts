import { deepEqual, equal } from "node:assert/strict";
import { ACCESS } from "../../../server/chat/rules.ts";
import {
  ERRORS,
  HISTORY,
  historyOf,
  joinOf,
  ROOM_LIST,
  ROOMS,
  sayOf,
  topicOf,
} from "../../../shared/chat/destination.ts";
import type { RoomId } from "../../../shared/chat/id.ts";

// Only its place in a destination matters.
const room = "{room}" as RoomId;
const named = (destination: string) => destination.replace(encodeURIComponent(room), room);

Deno.test("rules name every destination of the chat once, and no other", () => {
  const destinations = [
    ERRORS,
    HISTORY,
    topicOf(room),
    joinOf(room),
    sayOf(room),
    historyOf(room),
    ROOMS,
    ROOM_LIST,
  ].map(named);
  deepEqual(ACCESS.map(({ destination }) => destination).sort(), destinations.sort());
});

Deno.test("rules let everybody send only to handlers", () => {
  for (const { command, destination } of ACCESS) {
    equal(command === "SUBSCRIBE" || destination.startsWith("/app/"), true, destination);
  }
});
