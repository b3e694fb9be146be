import { deepEqual } from "node:assert/strict";
import { chatPublisher } from "../../../../../server/chat/controller/wiring/chat_publisher.ts";
import type { ConversationEvent, WhisperSummary } from "../../../../../shared/chat/event.ts";
import { roomId } from "../../../../../shared/chat/id.ts";

const room = roomId("/a");
const from = { kind: "reader", id: "r", name: "" } as const;
const message = { id: "m", room, seq: 1, rev: 1, from, text: "hi", at: 1 };
const event: ConversationEvent = { type: "message", epoch: "e", rev: 1, message };
const page = { title: "", url: "" };
const questions = { open: 0, answered: 0 };
const head = { room, epoch: "e", lastSeq: 1, rev: 1, questions, page, last: message };
const whisper: WhisperSummary = { ...head, whisper: "r" };

Deno.test("events go to a room's topic, a reader's own queue, and the topics of authors", () => {
  const sent: unknown[] = [];
  const publisher = chatPublisher({
    send: (destination, body) => sent.push([destination, body]),
    sendToUser: (user, destination, body) => sent.push([user, destination, body]),
  });
  publisher.roomEvent(room, event);
  publisher.roomsEvent({ type: "room", room: head });
  publisher.whisperEvent("r", event);
  publisher.whispersEvent({ ...event, whisper });
  deepEqual(sent, [
    ["/topic/rooms/default%2Fa", event],
    ["/topic/rooms", { type: "room", room: head }],
    ["reader-r", "/queue/whispers", event],
    ["/topic/whispers", { ...event, whisper }],
  ]);
});
