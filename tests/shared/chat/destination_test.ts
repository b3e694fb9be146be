import { equal, match } from "node:assert/strict";
import fc from "fast-check";
import {
  commandOf,
  historyOf,
  joinOf,
  ownWhisperOf,
  roomOfSegment,
  sayOf,
  segmentOf,
  topicOf,
  whisperOf,
} from "../../../shared/chat/destination.ts";
import { questionsOf } from "../../../shared/chat/room_destination.ts";
import { roomId } from "../../../shared/chat/id.ts";

Deno.test("a room is one segment that means nothing but itself, and is parsed back", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 30 }), (path) => {
    let room;
    try {
      room = roomId(path);
    } catch (error) {
      return error instanceof RangeError;
    }
    const segment = segmentOf(room);
    match(segment, /^[^/*>#?[\]{},\\\s]+$/);
    return roomOfSegment(segment) === room;
  }));
});

Deno.test("a segment in any other spelling names no room", () => {
  const room = roomId("/posts/한 글*");
  const segment = segmentOf(room);
  equal(segment, "default%2Fposts%2F%ED%95%9C%20%EA%B8%80%2A");
  const others = [
    segment.toLowerCase(),
    segment.replace("%2A", "*"),
    segment.replace("posts", "%70osts"),
    segment + "%2F",
    decodeURIComponent(segment),
    "",
    "%",
    "%FF",
    "default",
  ];
  for (const other of others) equal(roomOfSegment(other), undefined, other);
});

Deno.test("a room's destinations hold it as one segment", () => {
  const room = roomId("/a/b");
  equal(topicOf(room), "/topic/rooms/default%2Fa%2Fb");
  equal(joinOf(room), "/app/rooms/default%2Fa%2Fb");
  equal(sayOf(room), "/app/rooms/default%2Fa%2Fb/say");
  equal(historyOf(room), "/app/rooms/default%2Fa%2Fb/history");
});

Deno.test("a whisper has a place in its room, for its reader and for authors", () => {
  const room = roomId("/a/b");
  equal(ownWhisperOf(room), "/app/rooms/default%2Fa%2Fb/whisper");
  equal(whisperOf(room, "reader-1"), "/app/rooms/default%2Fa%2Fb/whispers/reader-1");
  equal(commandOf(ownWhisperOf(room), "consent"), "/app/rooms/default%2Fa%2Fb/whisper/consent");
  equal(questionsOf(room), "/app/rooms/default%2Fa%2Fb/questions");
});
